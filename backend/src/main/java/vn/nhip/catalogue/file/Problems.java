package vn.nhip.catalogue.file;

import java.util.ArrayList;
import java.util.List;

/** Every fault of a reading, in the order in which it was met. */
public final class Problems {
    private final List<Problem> all = new ArrayList<>();

    public void add(Place place, String text) {
        all.add(new Problem(place, text));
    }

    public boolean none() {
        return all.isEmpty();
    }

    public int count() {
        return all.size();
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }

    /** @throws UnusableFilesException with all of them */
    public void throwIfAny() {
        if (!none()) throw new UnusableFilesException(all);
    }
}
