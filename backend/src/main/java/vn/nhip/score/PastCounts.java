package vn.nhip.score;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.window.RedisWindow.Earlier;

/**
 * The counts as they stood at earlier positions, counted back from those of now. What has been counted once never changes in
 * one history of the ledger, so some are kept for as long as the same windows stand: a ledger that was put back has other
 * batches at the same positions.
 */
final class PastCounts {
    private static final int MOST_KEPT = 32;

    /** Counts a period as it stood at a position. */
    interface Counting {
        Future<Earlier> at(Key key);
    }

    /**
     * What is asked for.
     *
     * @param on the day on which the windows stood so
     * @param besides what of later positions is counted all the same; null for nothing
     */
    record Key(
            Period period,
            long position,
            LocalDate on,
            @Nullable Since besides) {}

    private final Counting counting;
    private final Supplier<String> born;
    private final WorkQueue<Key, Earlier> turns;
    private final Map<Key, Earlier> kept = new LeastUsed<>(MOST_KEPT);

    /** @param born which rebuild made the windows that are shown now */
    PastCounts(Counting counting, Supplier<String> born, ScoreMeters meters) {
        this.counting = counting;
        this.born = born;
        this.turns =
                new WorkQueue<>("too many questions about the past wait", meters::pastComputed, meters::pastRefused);
    }

    /** Fails with {@link BusyException} when too many wait already. */
    Future<Earlier> of(Key key) {
        Earlier known = kept.get(key);
        if (known != null && known.isOf(born.get())) return Future.succeededFuture(known);
        return turns.of(key, () -> counting.at(key)).onSuccess(earlier -> {
            // One that stands before the position asked for will know more when it is asked again.
            if (earlier.position() == key.position()) kept.put(key, earlier);
        });
    }
}
