package vn.nhip.window;

import static vn.nhip.testing.Histories.UNITS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.testing.Histories;

/** The units of {@link Histories}, through time. */
final class MovingUnits {
    private MovingUnits() {}

    /**
     * In half of the histories units move in their midst: an office goes to another department and one is merged into
     * it, and later that department goes below the other.
     */
    static UnitHistory of(Histories any, LocalDate begun) {
        if (any.oneIn(2)) return new UnitHistory(UNITS.all());
        LocalDate first = begun.plusDays(any.below(60) - 10);
        LocalDate second = first.plusDays(1 + any.below(50));
        List<Unit> lines = new ArrayList<>();
        for (Unit unit : UNITS.all()) {
            switch (unit.code().value()) {
                case "H48.01.1" -> addMove(lines, unit, "H48.02", first);
                case "H48.01.2" -> lines.add(line(unit, unit.parent(), null, first.minusDays(1), "H48.02"));
                case "H48.02" -> addMove(lines, unit, "H48.01", second);
                default -> lines.add(unit);
            }
        }
        return new UnitHistory(lines);
    }

    private static void addMove(List<Unit> lines, Unit unit, String to, LocalDate on) {
        lines.add(line(unit, unit.parent(), null, on.minusDays(1), null));
        lines.add(line(unit, new UnitCode(to), on, null, null));
    }

    static Unit line(Unit unit, UnitCode parent, LocalDate from, LocalDate to, String into) {
        UnitCode mergedInto = into == null ? null : new UnitCode(into);
        return new Unit(unit.code(), unit.name(), unit.shortName(), unit.kind(), parent, from, to, mergedInto);
    }
}
