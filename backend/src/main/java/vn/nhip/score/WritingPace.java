package vn.nhip.score;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When to write: soon after the last late change, and not too often; after a flood only once it is over. */
final class WritingPace {
    private static final long QUIET = TimeUnit.SECONDS.toNanos(2);
    private static final long APART = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST_FLOOD = TimeUnit.MINUTES.toNanos(5);
    private static final int FLOOD = 2_000;

    private final LongSupplier nanos;
    /** Changes since the last writing. */
    private long late;

    private long firstAt;
    private long lastAt;
    private long writtenAt;
    private boolean everWritten;

    WritingPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Changes that are not written yet. */
    long waiting() {
        return late;
    }

    /** One more has come. */
    void late() {
        lastAt = nanos.getAsLong();
        if (late++ == 0) firstAt = lastAt;
    }

    /** Whether what waits is to be written now. */
    boolean due() {
        if (late == 0) return false;
        long now = nanos.getAsLong();
        if (everWritten && now - writtenAt < APART) return false;
        long longest = late < FLOOD ? LONGEST : LONGEST_FLOOD;
        return now - lastAt >= QUIET || now - firstAt >= longest;
    }

    /** What waits is being written. */
    void begin() {
        late = 0;
        everWritten = true;
        writtenAt = nanos.getAsLong();
    }

    /** It was not written after all. */
    void again() {
        if (late == 0) late();
    }
}
