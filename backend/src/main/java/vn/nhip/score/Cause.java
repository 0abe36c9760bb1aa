package vn.nhip.score;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.unit.UnitCode;

/**
 * Why a unit's total changed: what one component added or took. The points of all causes of a unit at one instant add up
 * to the change of its total.
 *
 * @param shortName of the unit, for a screen that does not list it
 * @param kind what did it, in the period of the board
 * @param count how many of that kind did it in that period; 0 when time or another method did, and when there were too many
 *     to tell
 * @param caseTail the last characters of the case number when one case alone did it; else null
 */
public record Cause(
        Instant at,
        UnitCode unit,
        String shortName,
        String component,
        BigDecimal points,
        CauseKind kind,
        int count,
        @Nullable String caseTail) {}
