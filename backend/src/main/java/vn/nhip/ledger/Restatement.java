package vn.nhip.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.unit.UnitCode;

/**
 * What became known on one day of one component of a unit, in a period that had closed before that day.
 *
 * @param before as the day began
 * @param after as the day ended, or as it is now
 * @param kind what did it; null of lines that were written before that was kept
 * @param count how many of that kind; 0 when there were too many to tell
 * @param caseTail the last characters of the case number when one case alone did it; else null
 * @param at when the last of it became known
 * @param position of the ledger at that moment
 */
public record Restatement(
        LocalDate day,
        UnitCode unit,
        String period,
        String component,
        Shown before,
        Shown after,
        @Nullable CauseKind kind,
        int count,
        @Nullable String caseTail,
        Instant at,
        long position) {
    /**
     * What a sheet showed of a component.
     *
     * @param met null without a figure
     * @param total null without a figure
     */
    public record Shown(@Nullable BigDecimal met, @Nullable BigDecimal total, BigDecimal points) {
        /** Whether a reader sees the same. */
        public boolean same(Shown other) {
            return same(met, other.met) && same(total, other.total) && same(points, other.points);
        }

        private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null ? other == null : other != null && one.compareTo(other) == 0;
        }
    }
}
