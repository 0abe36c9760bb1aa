package vn.nhip.score;

import java.math.BigDecimal;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;

/**
 * One unit on a board.
 *
 * @param unit as it is on the day of judgement
 * @param rank among its peers; null without a case, and for a unit that does not exist on that day
 * @param peers how many units of its kind are ranked or could be
 * @param move places won (+) or lost (−) since the baseline; null without a baseline or a rank
 * @param delta change of the total since the baseline; null without a baseline
 * @param close the unit above is less ahead than one case can move
 * @param ended it existed before the day of judgement, and does no more
 */
public record Row(
        Unit unit,
        Sheet sheet,
        Integer rank,
        int peers,
        Integer move,
        BigDecimal delta,
        boolean close,
        boolean ended) {}
