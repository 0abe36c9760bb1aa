package vn.nhip.score;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.score.Scorer;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/** One period's sheets from tick to tick: a unit's is made anew only when what it is made of may be another. */
final class HeldSheets {
    private final Map<UnitCode, Sheet> sheets = new HashMap<>();
    /** What units took from the province when the sheets were made; null before the first. */
    private Scorer.@Nullable Inherited fromProvince;

    /** Of what a unit's sheet became. */
    interface Renewed {
        /** @param before null for a unit that had none */
        void accept(Unit unit, @Nullable Sheet before, Sheet after);
    }

    /** @return a view of what is held */
    Map<UnitCode, Sheet> sheets() {
        return sheets;
    }

    /** Makes the sheets of these units anew with the next renewal. */
    void forget(Set<UnitCode> units) {
        sheets.keySet().removeAll(units);
    }

    /**
     * @param other of which units the counts or figures may be others than at the last renewal; every unit is made anew
     *     when the province gives others
     */
    void renew(
            SheetMaker maker,
            JudgedPeriod judged,
            Map<UnitCode, UnitCounts> counts,
            Map<String, WindowSnapshot.Figure> figures,
            Predicate<UnitCode> other,
            Renewed renewed) {
        Scorer.Inherited given = maker.inherited(judged, counts, figures);
        boolean all = !given.equals(fromProvince);
        fromProvince = given;
        for (Unit unit : judged.units().all()) {
            Sheet before = sheets.get(unit.code());
            if (before != null && !all && !other.test(unit.code())) continue;
            Sheet after = maker.sheet(unit, judged, counts, figures, given);
            sheets.put(unit.code(), after);
            renewed.accept(unit, before, after);
        }
    }
}
