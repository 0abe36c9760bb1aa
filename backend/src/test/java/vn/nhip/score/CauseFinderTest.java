package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.Fact;
import vn.nhip.core.casefile.ProcedureCode;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.count.Mark;
import vn.nhip.core.score.Sheet;
import vn.nhip.ledger.Change;

class CauseFinderTest {
    private static Change change(long position, String number, UnitCode unit, long facts) {
        Mark open = new Mark(Mark.minuteOf(Made.AS_OF), unit, Mark.Kind.OPEN, facts, ProcedureCode.NONE, 0, 1);
        return new Change(
                position, Made.AS_OF, position, number == null ? null : new CaseNumber(number), List.of(open), null);
    }

    private static List<Cause> causes(UnitCode unit, Made before, Made after, Change... changes) {
        CauseFinder finder = new CauseFinder(Made.CATALOGUE, Made.UNITS, List.of(changes));
        return finder.causes(
                Made.UNITS.find(unit).orElseThrow(),
                before.sheets().get(unit),
                after.sheets().get(unit),
                Made.AS_OF);
    }

    private static BigDecimal sum(List<Cause> causes) {
        return causes.stream().map(Cause::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void givenOneCase_whenItChangedAComponent_thenItIsNamedByItsTail() {
        Made before = new Made().has(Made.JUSTICE, 9, 9);
        Made after = new Made().has(Made.JUSTICE, 10, 9);

        List<Cause> causes = causes(Made.JUSTICE, before, after, change(1, "H48.01-0099", Made.JUSTICE, 0));

        assertEquals(1, causes.size());
        assertEquals("2.1", causes.get(0).component());
        assertEquals(new BigDecimal("-2.00"), causes.get(0).points());
        assertEquals(1, causes.get(0).count());
        assertEquals(new CaseNumber("H48.01-0099").tail(), causes.get(0).caseTail());
    }

    @Test
    void givenTwoCases_orTheSameTwice_whenCounted_thenEachIsCountedOnce() {
        Made before = new Made().has(Made.JUSTICE, 9, 9);
        Made after = new Made().has(Made.JUSTICE, 11, 9);

        Cause cause = causes(
                        Made.JUSTICE,
                        before,
                        after,
                        change(1, "A-0001", Made.JUSTICE, 0),
                        change(2, "A-0001", Made.JUSTICE, 0),
                        change(3, "A-0002", Made.JUSTICE, Fact.ON_TIME.bit()),
                        change(3, "A-0003", Made.BUILDING, 0))
                .get(0);

        assertEquals(2, cause.count());
        assertNull(cause.caseTail());
    }

    @Test
    void givenACaseOfAChild_whenTheProvinceChanged_thenItIsTheProvincesCauseToo() {
        Made before = new Made().has(Made.PROVINCE, 4, 4);
        Made after = new Made().has(Made.PROVINCE, 5, 4);

        Cause cause = causes(Made.PROVINCE, before, after, change(1, "A-0007", Made.COMMUNE, 0))
                .get(0);

        assertEquals(1, cause.count());
    }

    @Test
    void givenOnlyAFigure_whenItChangedTheTotal_thenNoCaseDidIt() {
        Made before = new Made().has(Made.JUSTICE, 4, 4);
        Made after = new Made().has(Made.JUSTICE, 4, 4).figure(Made.JUSTICE, "1.4", "1", "2");

        List<Cause> causes = causes(Made.JUSTICE, before, after, change(1, null, Made.JUSTICE, 0));

        assertEquals(0, causes.get(0).count());
        assertNull(causes.get(0).caseTail());
    }

    @Test
    void givenAnyChange_thenTheCausesAddUpToTheDifferenceOfTheTotal() {
        for (int handled = 1; handled < 40; handled++) {
            Made before = new Made().has(Made.JUSTICE, handled, handled / 2).figure(Made.JUSTICE, "1.4", "1", "3");
            Made after = new Made().has(Made.JUSTICE, handled + 3, handled).figure(Made.JUSTICE, "1.4", "2", "7");
            Sheet was = before.sheets().get(Made.JUSTICE);
            Sheet is = after.sheets().get(Made.JUSTICE);

            List<Cause> causes = causes(Made.JUSTICE, before, after);

            assertEquals(0, is.total().subtract(was.total()).compareTo(sum(causes)), () -> was + " " + is);
        }
    }
}
