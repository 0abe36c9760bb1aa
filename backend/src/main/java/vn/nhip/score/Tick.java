package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;
import vn.nhip.window.Reading;
import vn.nhip.window.UnitCounts;

/**
 * What every view is scored from: the windows as they are now, read once for all.
 *
 * @param units the tree of today
 * @param counts period id → every unit's counts
 * @param touched period id → the units whose counts may have changed since the tick before
 * @param all every sheet may have changed: a day has begun
 * @param began period id → the counts as the day began; a period that began today is absent
 * @param beganAnew {@code began} or the figures are not those of the tick before
 * @param changes since the tick before, in order
 */
record Tick(
        Reading reading,
        LocalDate today,
        Instant dayBegan,
        Instant changedAt,
        Units units,
        Map<String, Map<UnitCode, UnitCounts>> counts,
        Map<String, Set<UnitCode>> touched,
        boolean all,
        Map<String, Map<UnitCode, UnitCounts>> began,
        boolean beganAnew,
        List<Change> changes) {
    boolean mayHaveChanged(String period, UnitCode unit) {
        return all || touched.getOrDefault(period, Set.of()).contains(unit);
    }
}
