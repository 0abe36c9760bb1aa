package vn.nhip.window;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.unit.UnitCode;

/**
 * The windows at one moment, read in one transaction.
 *
 * @param version grows with every change of the windows, also when only time moved them
 * @param position of the ledger that they stand at
 * @param asOf instant of that position
 * @param born which rebuild made the windows; what was read from others may be of another history of the ledger
 * @param today the day that the open periods are cut by
 * @param counts period id → unit → counts; only units that changed since the version asked for
 * @param figures unit|period|component → figure
 * @param pulse what was received and finished, minute by minute of the last hour and through the day
 */
public record WindowSnapshot(
        long version,
        long position,
        Instant asOf,
        String born,
        LocalDate today,
        Map<String, Map<UnitCode, UnitCounts>> counts,
        Map<String, Figure> figures,
        Pulse pulse) {
    /**
     * A figure handed in from outside; either part may be null.
     *
     * @param provenance null when nothing was said of it
     */
    public record Figure(
            @Nullable BigDecimal met,
            @Nullable BigDecimal total,
            @Nullable Provenance provenance) {
        public Figure(BigDecimal met, BigDecimal total) {
            this(met, total, null);
        }
    }

    /**
     * Cases by the minute in which it happened, wherever they were told late or corrected since; all oldest first.
     *
     * @param minute the last minute of the hour, since the epoch
     * @param hour of the last 60 minutes
     * @param dayFrom the province's midnight, in minutes since the epoch
     * @param day from midnight in steps of {@code step} minutes, up to the step that is under way
     */
    public record Pulse(long minute, Series hour, long dayFrom, int step, Series day) {}

    /** @param online those of the received that came online */
    public record Series(long[] received, long[] finished, long[] online) {}
}
