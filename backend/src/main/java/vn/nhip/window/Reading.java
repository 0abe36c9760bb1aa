package vn.nhip.window;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.casefile.UnitCode;

/**
 * The windows at one moment, read in one transaction.
 *
 * @param version grows with every change of the windows, also when only time moved them
 * @param position of the ledger that they stand at
 * @param asOf instant of that position
 * @param today the day that the open periods are cut by
 * @param counts period id → unit → counts; only units that changed since the version asked for
 * @param figures unit|period|component → figure
 * @param pulse received and finished of the last 60 minutes, oldest first; the last is {@code pulseMinute}
 */
public record Reading(
        long version,
        long position,
        Instant asOf,
        LocalDate today,
        Map<String, Map<UnitCode, UnitCounts>> counts,
        Map<String, Figure> figures,
        Pulse pulse) {
    /**
     * A figure handed in from outside; either part may be null.
     *
     * @param provenance null when nothing was said of it
     */
    public record Figure(BigDecimal met, BigDecimal total, Provenance provenance) {
        public Figure(BigDecimal met, BigDecimal total) {
            this(met, total, null);
        }
    }

    /** @param minute the last minute shown, since the epoch */
    public record Pulse(long minute, long[] received, long[] finished) {}
}
