package vn.nhip.core.casefile;

import java.util.ArrayList;
import java.util.List;

/**
 * What a case was once said to be by snapshots that carry no time of their own: one that comes again is a repeat, however
 * much was told since. Digests only, the oldest first.
 *
 * @param digests of {@link CaseSnapshot}s that were in force and no longer are, each once
 */
public record EarlierSnapshots(List<Long> digests) {
    /** More than a case is told of in its life; a sender in a loop must not make one row grow for ever. */
    public static final int MOST = 64;

    public static final EarlierSnapshots NONE = new EarlierSnapshots(List.of());

    public EarlierSnapshots {
        digests = List.copyOf(digests);
    }

    boolean hold(CaseSnapshot snapshot) {
        return !digests.isEmpty() && digests.contains(snapshot.digest());
    }

    /** With one more; the oldest is forgotten when there are too many. */
    EarlierSnapshots with(CaseSnapshot replaced) {
        Long digest = replaced.digest();
        if (digests.contains(digest)) return this;
        List<Long> more = new ArrayList<>(digests);
        if (more.size() >= MOST) more.remove(0);
        more.add(digest);
        return new EarlierSnapshots(more);
    }
}
