package vn.nhip.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.update.Update;

/**
 * To when one feed has told all that it knows, and whether it tells history. A sender that knows says so; of others it is
 * concluded from the age of what they tell.
 */
final class Telling {
    /** What is older is history: a correction, an outage made up for, or months that are loaded. */
    private static final Duration HISTORY = Duration.ofDays(1);
    /** So many rows of history one after the other, and no news between, are being loaded. */
    private static final int MANY = 300;
    /** Rows of the last day among the others: a list of cases by number holds some of every day. */
    private static final int ONE_OF = 5;
    /** In real time: who has loaded history and says nothing more loads no more. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Duration lag;
    private final LongSupplier nanos;
    private long rowsOfHistory;
    private boolean said;
    private long historyAt;

    /**
     * @param lag news of at most this age are told as they happen
     * @param nanos as {@link System#nanoTime}
     */
    Telling(Duration lag, LongSupplier nanos) {
        this.lag = lag;
        this.nanos = nanos;
    }

    /**
     * Takes a message that has been committed.
     *
     * @param toldTo what the sender says; null when it does not
     * @return to when all is told with this message; null when that is not known
     */
    @Nullable
    Instant take(Instant now, List<Update> updates, @Nullable Instant toldTo) {
        if (toldTo != null) return takeSaid(now, toldTo);
        int dated = 0;
        int recent = 0;
        Instant newest = null;
        boolean timed = false;
        for (Update update : updates) {
            Instant at = ToldAt.of(update, now);
            if (at == null) continue;
            dated++;
            if (at.isAfter(now.minus(HISTORY))) recent++;
            if (newest == null || at.isAfter(newest)) newest = at;
            timed |= update.occurredAt() != null;
        }
        if (dated == 0) return isLoading() ? null : now;
        if (recent * ONE_OF < dated) history(dated);
        else news();
        if (isLoading()) return null;
        // Without event times the dates of a case say when it was received, not when it was told.
        return timed && newest != null && newest.isBefore(now.minus(lag)) ? newest : now;
    }

    private Instant takeSaid(Instant now, Instant toldTo) {
        if (toldTo.isBefore(now.minus(lag))) {
            history(0);
            said = true;
            return toldTo;
        }
        news();
        return toldTo.isAfter(now) ? now : toldTo;
    }

    private void history(int rows) {
        if (isQuiet()) news();
        rowsOfHistory += rows;
        historyAt = nanos.getAsLong();
    }

    private void news() {
        rowsOfHistory = 0;
        said = false;
    }

    private boolean isQuiet() {
        return nanos.getAsLong() - historyAt > QUIET_NANOS;
    }

    /** Whether history is being told. */
    boolean isLoading() {
        return (said || rowsOfHistory >= MANY) && !isQuiet();
    }
}
