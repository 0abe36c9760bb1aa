package vn.nhip.score;

import java.math.BigDecimal;
import java.time.Instant;
import vn.nhip.core.casefile.UnitCode;

/**
 * Why a unit's total changed: what one component added or took. The points of all causes of a unit at one instant add up
 * to the change of its total.
 *
 * @param shortName of the unit, for a screen that does not list it
 * @param count cases that did it; 0 when time or a handed-in figure did
 * @param caseTail the last characters of the case number when it was one case; else null
 */
public record Cause(
        Instant at, UnitCode unit, String shortName, String component, BigDecimal points, int count, String caseTail) {}
