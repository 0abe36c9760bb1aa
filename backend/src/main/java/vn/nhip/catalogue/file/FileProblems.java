package vn.nhip.catalogue.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every fault of a reading: file after file as they were read, and down each file. */
public final class FileProblems {
    private final List<FileProblem> all = new ArrayList<>();

    public void add(Place place, String text) {
        all.add(new FileProblem(place, text));
    }

    /** What refused a value says why in its message. */
    public void add(Place place, IllegalArgumentException refused) {
        add(place, String.valueOf(refused.getMessage()));
    }

    /**
     * What was read, once all was: without any fault it is there.
     *
     * @throws UnusableFilesException with all of them
     */
    public <T> T unlessAny(@Nullable T read) {
        throwIfAny();
        return Objects.requireNonNull(read, "what is missing was noted");
    }

    public boolean none() {
        return all.isEmpty();
    }

    public int count() {
        return all.size();
    }

    public List<FileProblem> all() {
        List<String> files =
                all.stream().map(problem -> problem.place().file()).distinct().toList();
        return all.stream()
                .sorted(Comparator.<FileProblem>comparingInt(
                                problem -> files.indexOf(problem.place().file()))
                        .thenComparing(problem -> problem.place().line())
                        .thenComparing(problem -> problem.place().column()))
                .toList();
    }

    /** @throws UnusableFilesException with all of them */
    public void throwIfAny() {
        if (!none()) throw new UnusableFilesException(all());
    }
}
