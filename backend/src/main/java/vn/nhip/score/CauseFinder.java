package vn.nhip.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.count.Mark;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;

/** Explains the difference of two sheets by the changes between them. */
final class CauseFinder {
    private final Catalogue catalogue;
    private final Units units;

    CauseFinder(Catalogue catalogue, Units units) {
        this.catalogue = catalogue;
        this.units = units;
    }

    /** One cause for each component whose points changed; their sum is the change of the total. */
    List<Cause> causes(UnitCode unit, Sheet before, Sheet after, List<Change> between, Instant at) {
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < after.components().size(); i++) {
            ComponentScore now = after.components().get(i);
            BigDecimal points = now.points().subtract(before.components().get(i).points());
            if (points.signum() == 0) continue;
            Set<CaseNumber> cases = casesOf(unit, catalogue.components().get(i), between);
            String tail = cases.size() == 1 ? cases.iterator().next().tail() : null;
            causes.add(new Cause(at, unit, now.id(), points, cases.size(), tail));
        }
        return causes;
    }

    private Set<CaseNumber> casesOf(UnitCode unit, Component component, List<Change> between) {
        List<Measure> measures = new ArrayList<>();
        if (component.met() instanceof Source.Counted counted) measures.add(counted.measure());
        if (component.total() instanceof Source.Counted counted) measures.add(counted.measure());
        Set<CaseNumber> cases = new HashSet<>();
        for (Change change : between) {
            if (change.number() != null && touches(unit, measures, change)) cases.add(change.number());
        }
        return cases;
    }

    private boolean touches(UnitCode unit, List<Measure> measures, Change change) {
        for (Mark mark : change.marks()) {
            boolean here = mark.unit().equals(unit) || units.above(mark.unit()).contains(unit);
            if (here && measures.stream().anyMatch(measure -> measure.takes(mark))) return true;
        }
        return false;
    }
}
