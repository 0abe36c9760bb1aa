package vn.nhip.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.ledger.Change;
import vn.nhip.window.Applied;
import vn.nhip.window.WindowSnapshot;

/** Changes that wait for the tick whose differences they explain. */
final class Unexplained {
    private final int most;
    private final List<Change> changes = new ArrayList<>();
    private long heardTo = -1;
    /** All changes behind this position, up to the one heard of last, are at hand. */
    private long wholeFrom = Long.MAX_VALUE;

    /** @param most that are kept; a tick behind a long catch-up explains by number only */
    Unexplained(int most) {
        this.most = most;
    }

    void heard(Applied applied) {
        if (applied.from() != heardTo) wholeFrom = applied.from();
        for (Change change : applied.changes()) {
            if (changes.size() < most) changes.add(change);
            else wholeFrom = applied.position();
        }
        heardTo = applied.position();
    }

    /**
     * What lies between two ticks.
     *
     * @param changes in order
     * @param whole whether none is missing: windows that were made anew told of nothing
     * @param changedAt the instant of the last of them; null without any
     */
    record Stretch(
            List<Change> changes, boolean whole, @Nullable Instant changedAt) {}

    /** Takes out what explains a reading; what was applied after it explains the next one. */
    Stretch upTo(long position, WindowSnapshot reading) {
        long now = reading.position();
        if (now < position) {
            // The ledger was put back: what it no longer holds explains nothing.
            changes.clear();
            return new Stretch(List.of(), false, null);
        }
        List<Change> between =
                changes.stream().filter(change -> change.position() <= now).toList();
        changes.removeIf(change -> change.position() <= now);
        boolean whole = now == position || (wholeFrom <= position && now <= heardTo);
        Instant changedAt =
                between.isEmpty() ? null : between.get(between.size() - 1).asOf();
        return new Stretch(between, whole, changedAt);
    }
}
