package vn.nhip.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * To when one feed had told, with the ledger's positions that hold it. A bounded number is kept: about one a second.
 */
final class FeedContactLog {
    private static final Duration SPACED = Duration.ofSeconds(1);
    private static final int MOST = 3_600;

    /** Older than the newest and not shown yet, oldest first. */
    private final Deque<Contact> between = new ArrayDeque<>();

    private @Nullable Contact newest;
    private @Nullable Instant shown;

    /** @param at to when all was told */
    private record Contact(Instant at, long position) {}

    void at(Instant at, long position) {
        if (newest != null && isSpaced(newest)) between.addLast(newest);
        if (between.size() > MOST) between.removeFirst();
        newest = new Contact(at, position);
    }

    private boolean isSpaced(Contact newest) {
        return between.isEmpty()
                || !newest.at().isBefore(between.peekLast().at().plus(SPACED));
    }

    /** What was told before all that is known. */
    void before(Instant at, long position) {
        if (newest == null) newest = new Contact(at, position);
    }

    /** Null before the first. */
    @Nullable
    Instant newest() {
        return newest == null ? null : newest.at();
    }

    /** The newest at or before a position, which never goes back; null when there is none. */
    @Nullable
    Instant shown(long position) {
        while (!between.isEmpty() && between.peekFirst().position() <= position) {
            shown = between.removeFirst().at();
        }
        if (newest != null && newest.position() <= position) shown = newest.at();
        return shown;
    }
}
