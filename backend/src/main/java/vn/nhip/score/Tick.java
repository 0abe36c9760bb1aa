package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/**
 * What every view is scored from: the windows as they are now, read once for all.
 *
 * @param units the tree of today
 * @param counts period id → every unit's counts
 * @param touched period id → the units whose counts may have changed since the tick before
 * @param all every sheet may have changed: a day has begun
 * @param opening what stood on the screens as the day began; null while that is not known
 * @param known period id → the counts as the day began, as far as is known now; a period that began today, and one of
 *     which that is not known, is absent
 * @param knownAnew units of which {@code known} is not that of the tick before
 * @param allKnownAnew so may every unit's be: a day has begun, or figures were handed in
 * @param told what explains the differences to the tick before
 */
record Tick(
        WindowSnapshot reading,
        LocalDate today,
        Instant dayBegan,
        Instant changedAt,
        Units units,
        Map<String, Map<UnitCode, UnitCounts>> counts,
        Map<String, Set<UnitCode>> touched,
        boolean all,
        @Nullable Opening opening,
        Map<String, Map<UnitCode, UnitCounts>> known,
        Set<UnitCode> knownAnew,
        boolean allKnownAnew,
        CauseFinder.Told told) {
    boolean mayHaveChanged(String period, UnitCode unit) {
        return all || touched.getOrDefault(period, Set.of()).contains(unit);
    }
}
