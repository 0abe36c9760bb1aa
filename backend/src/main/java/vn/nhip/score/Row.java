package vn.nhip.score;

import java.math.BigDecimal;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;

/**
 * One unit on a board.
 *
 * @param rank among its peers; null without a case
 * @param peers how many units of its kind are listed
 * @param move places won (+) or lost (−) since the day began; null without a baseline or a rank
 * @param delta change of the total since the day began; null without a baseline
 */
public record Row(Unit unit, Sheet sheet, Integer rank, int peers, Integer move, BigDecimal delta) {}
