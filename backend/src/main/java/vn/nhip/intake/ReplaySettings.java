package vn.nhip.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a file is taken in.
 *
 * @param feed the feed's name, for the ledger's watermark and the counters
 * @param unit the unit that the file is of (MaDinhDanhDV); null when each row says it
 * @param chunkRows rows of one append; one more chunk is read ahead, no more
 * @param maxLineBytes of one value that is no part of an array: a line, or its lines; a longer one is set aside
 * @param keptProblems problems told in the summary; further ones are only counted
 * @param maxTries of one append before the import gives up, to be resumed
 * @param firstBackoff after a failed append; doubled for each further one, up to 5 s
 */
public record ReplaySettings(
        String feed,
        @Nullable String unit,
        int chunkRows,
        int maxLineBytes,
        int keptProblems,
        int maxTries,
        Duration firstBackoff) {
    /** @throws IllegalArgumentException for a number below 1, or chunks over 500 rows */
    public ReplaySettings {
        if (chunkRows < 1 || chunkRows > 500) throw new IllegalArgumentException("chunkRows is outside 1..500");
        if (maxLineBytes < 1 || maxTries < 1 || keptProblems < 0 || firstBackoff.toMillis() < 1) {
            throw new IllegalArgumentException("the limits of an import must be at least 1");
        }
    }

    public static ReplaySettings of(String feed, IntakeLimits limits) {
        return new ReplaySettings(
                feed, null, Math.min(500, limits.maxRows()), limits.maxBodyBytes(), 20, 8, Duration.ofMillis(200));
    }
}
