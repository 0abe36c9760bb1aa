package vn.nhip.score;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;

/**
 * One unit on a board.
 *
 * @param unit as it is on the day of judgement
 * @param rank among its peers; null without a case, and for a unit that does not exist on that day
 * @param peers how many units of its kind are ranked or could be
 * @param move places won (+) or lost (−) since the baseline; null without a baseline or a rank
 * @param delta total now less the total that was shown at the baseline; null without one, or when nothing was shown of it
 *     then
 * @param lateDelta of {@code delta}, what came from data of before the baseline that arrived since, {@code listDelta}
 *     included; null when it is not known
 * @param listDelta of {@code lateDelta}, what came from corrected lists, calendars and rules; null when it is not known
 * @param close the unit above is less ahead than one case can move
 * @param ended it existed before the day of judgement, and does no more
 */
public record UnitRow(
        Unit unit,
        Sheet sheet,
        @Nullable Integer rank,
        int peers,
        @Nullable Integer move,
        @Nullable BigDecimal delta,
        @Nullable BigDecimal lateDelta,
        @Nullable BigDecimal listDelta,
        boolean close,
        boolean ended) {
    /** A row that is compared with nothing. */
    UnitRow(Unit unit, Sheet sheet, @Nullable Integer rank, int peers, boolean close, boolean ended) {
        this(unit, sheet, rank, peers, null, null, null, null, close, ended);
    }

    UnitRow moved(
            @Nullable Integer places, @Nullable BigDecimal by, @Nullable BigDecimal late, @Nullable BigDecimal listed) {
        return new UnitRow(unit, sheet, rank, peers, places, by, late, listed, close, ended);
    }

    /** The same, compared with nothing. */
    UnitRow still() {
        return moved(null, null, null, null);
    }
}
