package vn.nhip.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;

/**
 * Explains the differences of one tick by the changes since the tick before. Which cases touched a component does not
 * depend on the period, so it is found once for all of them.
 */
final class CauseFinder {
    private final Catalogue catalogue;
    private final Map<UnitCode, List<Change>> changesOf = new HashMap<>();
    private final Map<UnitCode, Map<String, Set<CaseNumber>>> casesOf = new HashMap<>();

    CauseFinder(Catalogue catalogue, Units units, List<Change> changes) {
        this.catalogue = catalogue;
        for (Change change : changes) {
            if (change.number() == null) continue;
            Set<UnitCode> touched = new HashSet<>();
            for (Mark mark : change.marks()) if (touched.add(mark.unit())) touched.addAll(units.above(mark.unit()));
            for (UnitCode unit : touched) {
                changesOf.computeIfAbsent(unit, none -> new ArrayList<>()).add(change);
            }
        }
    }

    /** One cause for each component whose points changed; their sum is the change of the total. */
    List<Cause> causes(Unit unit, Sheet before, Sheet after, Instant at) {
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < after.components().size(); i++) {
            ComponentScore now = after.components().get(i);
            BigDecimal points = now.points().subtract(before.components().get(i).points());
            if (points.signum() == 0) continue;
            Component component = catalogue.components().get(i);
            Set<CaseNumber> cases = casesOf.computeIfAbsent(unit.code(), none -> new HashMap<>())
                    .computeIfAbsent(component.id(), id -> find(unit.code(), component));
            String tail = cases.size() == 1 ? cases.iterator().next().tail() : null;
            causes.add(new Cause(at, unit.code(), unit.shortName(), now.id(), points, cases.size(), tail));
        }
        return causes;
    }

    private Set<CaseNumber> find(UnitCode unit, Component component) {
        List<Measure> measures = component.measures();
        Set<CaseNumber> cases = new HashSet<>();
        for (Change change : changesOf.getOrDefault(unit, List.of())) {
            if (touches(measures, change)) cases.add(change.number());
        }
        return cases;
    }

    private static boolean touches(List<Measure> measures, Change change) {
        for (Mark mark : change.marks()) {
            for (Measure measure : measures) if (measure.takes(mark)) return true;
        }
        return false;
    }
}
