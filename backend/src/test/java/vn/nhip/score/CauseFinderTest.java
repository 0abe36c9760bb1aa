package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.count.Mark;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.Subject;
import vn.nhip.window.WindowSnapshot;

/** Who did it: in each period what moved a count of that period, and nothing else. */
class CauseFinderTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Instant SEPTEMBER = Instant.parse("2026-09-10T03:00:00Z");
    private static final ProcedureCode BIRTH = new ProcedureCode("1.000003");
    private static final ProcedureCode DEATH = new ProcedureCode("1.000004");

    // ---- what is told

    private static Mark mark(Instant at, UnitCode unit, Mark.Kind kind, long facts, ProcedureCode of, int sign) {
        return new Mark(Mark.minuteOf(at), unit, kind, facts, of, 0, sign);
    }

    private static Mark open(UnitCode unit, long facts) {
        return mark(Made.AS_OF, unit, Mark.Kind.OPEN, facts, ProcedureCode.NONE, 1);
    }

    private static Mark finished(Instant at, UnitCode unit, long facts, int sign) {
        return mark(at, unit, Mark.Kind.FINISHED, facts, ProcedureCode.NONE, sign);
    }

    private static Change aCase(String number, Mark... marks) {
        return new Change(1, Made.AS_OF, 1L, new CaseNumber(number), List.of(marks), null);
    }

    private static Change about(Subject subject, String key, Mark... marks) {
        return new Change(1, Made.AS_OF, 1L, subject, key, List.of(marks), null);
    }

    private static Change byNewLists(String number, Mark... marks) {
        return new Change(1, Made.AS_OF, Change.RELISTED, Subject.CASE, number, List.of(marks), null);
    }

    /** A case of September that turns out to have been late: nothing of it is open now. */
    private static Change septemberCorrected(String number) {
        return aCase(
                number,
                finished(SEPTEMBER, Made.JUSTICE, Fact.ON_TIME.bit(), -1),
                finished(SEPTEMBER, Made.JUSTICE, 0, 1),
                mark(SEPTEMBER, Made.JUSTICE, Mark.Kind.OPEN, Fact.ON_TIME.bit(), ProcedureCode.NONE, 1),
                mark(SEPTEMBER, Made.JUSTICE, Mark.Kind.OPEN, Fact.ON_TIME.bit(), ProcedureCode.NONE, -1));
    }

    // ---- what is asked

    private static List<Cause> causes(UnitCode unit, String period, Made before, Made after, Change... changes) {
        return causes(unit, period, before, after, true, before.figures(), after.figures(), changes);
    }

    private static List<Cause> causes(
            UnitCode unit,
            String period,
            Made before,
            Made after,
            boolean whole,
            Map<String, WindowSnapshot.Figure> figures,
            Map<String, WindowSnapshot.Figure> figuresNow,
            Change... changes) {
        CauseFinder.Told told = new CauseFinder.Told(Moved.of(List.of(changes)), whole, figures, figuresNow);
        CauseFinder finder = new CauseFinder(new ComponentMeasures(Made.CATALOGUE), Made.UNITS, TODAY, ZONE, told);
        return finder.causes(
                Made.UNITS.find(unit).orElseThrow(),
                Period.parse(period, TODAY),
                before.sheets().get(unit),
                after.sheets().get(unit),
                Made.AS_OF);
    }

    private static List<Cause> causes(UnitCode unit, Made before, Made after, Change... changes) {
        return causes(unit, "2026-11", before, after, changes);
    }

    /** The only cause, as "component kind count tail". */
    private static String only(List<Cause> causes) {
        assertEquals(1, causes.size(), causes::toString);
        Cause cause = causes.get(0);
        return cause.component() + " " + cause.kind().id() + " " + cause.count() + " " + cause.caseTail();
    }

    private static Made justice(long handled, long onTime) {
        return new Made().has(Made.JUSTICE, handled, onTime);
    }

    private static BigDecimal sum(List<Cause> causes) {
        return causes.stream().map(Cause::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // ---- cases

    @Test
    void givenOneCase_whenItChangedAComponent_thenItIsNamedByItsTail() {
        List<Cause> causes =
                causes(Made.JUSTICE, justice(9, 9), justice(10, 9), aCase("H48.01-0099", open(Made.JUSTICE, 0)));

        assertEquals("2.1 case 1 …0099", only(causes));
        assertEquals(new BigDecimal("-2.00"), causes.get(0).points());
    }

    @Test
    void givenTwoCases_orTheSameTwice_whenCounted_thenEachIsCountedOnce() {
        List<Cause> causes = causes(
                Made.JUSTICE,
                justice(9, 9),
                justice(11, 9),
                aCase("A-0001", open(Made.JUSTICE, 0)),
                aCase("A-0001", open(Made.JUSTICE, 0)),
                aCase("A-0002", open(Made.JUSTICE, Fact.ON_TIME.bit())),
                aCase("A-0003", open(Made.BUILDING, 0)));

        assertEquals("2.1 case 2 null", only(causes));
    }

    @Test
    void givenACaseOfAChild_whenTheProvinceChanged_thenItIsTheProvincesCauseToo() {
        Made before = new Made().has(Made.PROVINCE, 4, 4);
        Made after = new Made().has(Made.PROVINCE, 5, 4);

        assertEquals(
                "2.1 case 1 …0007", only(causes(Made.PROVINCE, before, after, aCase("A-0007", open(Made.COMMUNE, 0)))));
    }

    @Test
    void givenACaseThatMovedBetweenDepartments_thenItIsTheirCauseAndNotTheProvinces() {
        Change moved = aCase(
                "A-0007",
                mark(Made.AS_OF, Made.BUILDING, Mark.Kind.OPEN, 0, ProcedureCode.NONE, -1),
                open(Made.JUSTICE, 0));
        Made before = new Made().has(Made.PROVINCE, 5, 4).has(Made.JUSTICE, 4, 4);
        Made after = new Made().has(Made.PROVINCE, 5, 5).has(Made.JUSTICE, 5, 4);

        assertEquals("2.1 case 1 …0007", only(causes(Made.JUSTICE, before, after, moved)));
        assertEquals("2.1 time 0 null", only(causes(Made.PROVINCE, before, after, moved)));
    }

    @Test
    void givenACaseOfNovemberAndOneOfSeptember_thenTheMonthNamesItsOwnAndTheYearCountsBoth() {
        Change november = aCase("A-0011", finished(Made.AS_OF, Made.JUSTICE, 0, 1));
        Change september = septemberCorrected("A-0009");

        assertEquals(
                "2.1 case 1 …0011",
                only(causes(Made.JUSTICE, "2026-11", justice(9, 9), justice(10, 9), november, september)));
        assertEquals(
                "2.1 case 1 …0011",
                only(causes(Made.JUSTICE, "7d", justice(9, 9), justice(10, 9), november, september)));
        assertEquals(
                "2.1 case 2 null",
                only(causes(Made.JUSTICE, "2026", justice(9, 9), justice(10, 8), november, september)));
    }

    @Test
    void givenACaseThatIsCorrectedAndCorrectedBackBetweenTwoTicks_thenItDidNothing() {
        Change there = aCase("A-0001", open(Made.JUSTICE, 0));
        Change back = aCase("A-0001", open(Made.JUSTICE, 0).negated());
        Change other = aCase("A-0002", open(Made.JUSTICE, 0));

        assertEquals("2.1 case 1 …0002", only(causes(Made.JUSTICE, justice(9, 9), justice(10, 9), there, other, back)));
    }

    @Test
    void givenDistinctProcedures_thenACaseThatOnlyChangesItsDateIsNoCause() {
        Mark birth = mark(Made.AS_OF, Made.JUSTICE, Mark.Kind.RECEIVED, Fact.ONLINE.bit(), BIRTH, 1);
        Mark sooner =
                mark(Made.AS_OF.minusSeconds(86_400), Made.JUSTICE, Mark.Kind.RECEIVED, Fact.ONLINE.bit(), BIRTH, -1);
        Mark death = mark(Made.AS_OF, Made.JUSTICE, Mark.Kind.RECEIVED, Fact.ONLINE.bit(), DEATH, 1);
        Made before = new Made().figure(Made.JUSTICE, "3.2", "1", "4");
        Made after = new Made().figure(Made.JUSTICE, "3.2", "2", "4");

        List<Cause> causes = causes(
                Made.JUSTICE,
                "2026-11",
                before,
                after,
                true,
                Map.of(),
                Map.of(),
                aCase("A-0001", birth, sooner),
                aCase("A-0002", death));

        assertEquals("3.2 case 1 …0002", only(causes));
    }

    // ---- all else

    @Test
    void givenAFigureAndACorrectedCaseOfSeptember_thenTheMonthAndTheWeekNameTheFigure() {
        Made before = justice(9, 9);
        Made after = justice(9, 9).figure(Made.JUSTICE, "2.1", "1", "9");

        for (String period : List.of("2026-11", "7d")) {
            assertEquals(
                    "2.1 figure 1 null",
                    only(causes(Made.JUSTICE, period, before, after, septemberCorrected("A-0009"))));
        }
    }

    @Test
    void givenAFigureOfTheProvince_whenUnitsInheritIt_thenItIsTheirCause() {
        Made before = justice(1, 1);
        Made after = justice(1, 1).figure(Made.PROVINCE, "1.1", "1", "2");

        assertEquals("1.1 figure 1 null", only(causes(Made.JUSTICE, before, after)));
    }

    @Test
    void givenAPetitionOrANotice_thenTheCauseSaysSo() {
        Made before = new Made().figure(Made.JUSTICE, "5.2", "4", "4");
        Made after = new Made().figure(Made.JUSTICE, "5.2", "2", "4");
        Mark handled = mark(Made.AS_OF, Made.JUSTICE, Mark.Kind.PETITION_FINISHED, 0, ProcedureCode.NONE, 1);
        assertEquals(
                "5.2 petition 1 null",
                only(causes(
                        Made.JUSTICE,
                        "2026-11",
                        before,
                        after,
                        true,
                        Map.of(),
                        Map.of(),
                        about(Subject.PETITION, "PA-1", handled))));

        Made no = new Made().figure(Made.PROVINCE, "1.1", "4", "4");
        Made yes = new Made().figure(Made.PROVINCE, "1.1", "2", "4");
        Mark announced = mark(Made.AS_OF, Made.PROVINCE, Mark.Kind.PROCEDURE_ANNOUNCED, 0, BIRTH, 1);
        for (UnitCode unit : List.of(Made.PROVINCE, Made.COMMUNE)) {
            assertEquals(
                    "1.1 notice 1 null",
                    only(causes(
                            unit,
                            "2026-11",
                            no,
                            yes,
                            true,
                            Map.of(),
                            Map.of(),
                            about(Subject.PROCEDURE, "1.000003", announced))));
        }
    }

    @Test
    void givenCorrectedLists_thenNoCaseIsNamedForThem() {
        assertEquals(
                "2.1 list 1 null",
                only(causes(Made.JUSTICE, justice(9, 9), justice(10, 9), byNewLists("A-0001", open(Made.JUSTICE, 0)))));
    }

    @Test
    void givenNothingThatMovedACount_thenTimeDidIt_butNotWhereChangesAreMissing() {
        assertEquals("2.1 time 0 null", only(causes(Made.JUSTICE, justice(9, 9), justice(10, 9))));
        assertEquals(
                "2.1 case 0 null",
                only(causes(Made.JUSTICE, "2026-11", justice(9, 9), justice(10, 9), false, Map.of(), Map.of())));
        assertNull(new Made().standing().baseline());
    }

    @Test
    void givenAnotherMethod_thenEveryDifferenceIsTheMethodsAndTheyAddUp() {
        Sheet before = justice(10, 7).sheets().get(Made.JUSTICE);
        Sheet after =
                justice(10, 9).figure(Made.JUSTICE, "1.4", "1", "2").sheets().get(Made.JUSTICE);

        List<Cause> causes =
                CauseFinder.ofMethod(Made.UNITS.find(Made.JUSTICE).orElseThrow(), before, after, Made.AS_OF);

        assertEquals(true, causes.stream().allMatch(cause -> cause.kind() == CauseKind.METHOD && cause.count() == 0));
        assertEquals(0, after.total().subtract(before.total()).compareTo(sum(causes)));
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
