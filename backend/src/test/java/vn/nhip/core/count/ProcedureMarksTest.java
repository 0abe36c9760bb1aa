package vn.nhip.core.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.DAYS;
import static vn.nhip.testing.Histories.ZONE;
import static vn.nhip.testing.Histories.forAll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.procedure.ProcedureNotice.Announcement;
import vn.nhip.core.procedure.ProcedureNotice.Properties;
import vn.nhip.core.procedure.ProcedureState;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;
import vn.nhip.testing.Histories;
import vn.nhip.testing.SlowProcedures;
import vn.nhip.testing.SlowProcedures.Told;

class ProcedureMarksTest {
    private static final Instant NOW = at("03-02 10:00");
    private static final UnitCode PROVINCE = new UnitCode("H48");
    private static final ProcedureCode CODE = new ProcedureCode("1.000001");
    private static final long ON_TIME = Fact.ON_TIME.bit();
    private static final List<Measure> MEASURES = List.of(
            measure(Base.ANNOUNCED, 0, 0),
            measure(Base.ANNOUNCED, 0, ON_TIME),
            measure(Base.ANNOUNCED, Finding.NO_DUE_DATE.factBit(), 0),
            measure(Base.PUBLISHED, 0, 0),
            measure(Base.PUBLISHED, ON_TIME, 0),
            measure(Base.PUBLISHED, 0, ON_TIME),
            measure(Base.PUBLIC, 0, 0),
            measure(Base.PUBLIC, Fact.ALL_PARTS.bit(), 0),
            measure(Base.PUBLIC, Fact.ONLINE_SERVICE.bit(), Fact.FEE_PROCEDURE.bit()));

    private static Measure measure(Base base, long all, long none) {
        return new Measure(base, all, none, Measure.Form.DISTINCT_PROCEDURES);
    }

    private static List<Told> told(Histories any) {
        List<Told> told = new ArrayList<>();
        ProcedureCode code = any.notice(NOW).procedure();
        for (int i = any.below(8); i >= 0; i--) {
            ProcedureNotice one = any.notice(NOW);
            ProcedureNotice same = new ProcedureNotice(
                    code,
                    one.unit(),
                    one.province(),
                    one.announcement(),
                    one.complete(),
                    one.shown(),
                    one.withdrawn(),
                    one.properties());
            told.add(new Told(same, new Version(any.near(NOW, 60, 0), "e-" + i, true)));
        }
        return told;
    }

    static ProcedureState state(List<Told> told) {
        ProcedureState state = ProcedureState.unknown(
                told.get(0).notice().procedure(), told.get(0).notice().province());
        for (Told one : told) state = state.with(one.notice(), one.version());
        return state;
    }

    @Test
    void marksAddUpToTheDefinitionOfEveryPeriodOpenOrClosedInAnyOrder() {
        forAll(5_000, any -> {
            List<Told> told = told(any);
            List<Told> arrived = any.shuffled(told);
            Instant now = any.near(NOW, 60, 40);
            LocalDate first = any.near(now, 90, 1).atZone(ZONE).toLocalDate();
            LocalDate end = first.plusDays(1 + any.below(40));
            List<Mark> marks = ProcedureMarks.of(state(arrived), now, DAYS);

            for (Measure measure : MEASURES) {
                assertEquals(
                        SlowProcedures.of(first, end, now)
                                .count(told, Set.of(state(arrived).owner()), measure),
                        marked(marks, measure, first, end),
                        measure + " of " + told + " in " + first + ".." + end + " at " + now);
            }
        });
    }

    private static long marked(List<Mark> marks, Measure measure, LocalDate first, LocalDate end) {
        long sum = marks.stream()
                .filter(measure::takes)
                .filter(mark ->
                        mark.minute() < Mark.minuteOf(end.atStartOfDay(ZONE).toInstant()))
                .filter(mark -> mark.kind().stock()
                        || mark.minute()
                                >= Mark.minuteOf(first.atStartOfDay(ZONE).toInstant()))
                .mapToLong(Mark::sign)
                .sum();
        return sum == 0 ? 0 : 1;
    }

    @Test
    void aProcedureWakesWhenItsMarksChangeByTimeAlone() {
        forAll(2_000, any -> {
            ProcedureState state = state(told(any));
            Instant from = any.near(NOW, 60, 30);
            List<Mark> before = ProcedureMarks.of(state, from, DAYS);

            Optional<Instant> wakeAt = ProcedureMarks.wakeAt(state, from, DAYS);

            if (wakeAt.isPresent()) {
                assertEquals(before, ProcedureMarks.of(state, wakeAt.get(), DAYS));
                assertNotEquals(before, ProcedureMarks.of(state, wakeAt.get().plusMillis(1), DAYS));
            } else {
                assertEquals(before, ProcedureMarks.of(state, at("12-31 00:00"), DAYS));
            }
        });
    }

    private static Told told(String when, Announcement announcement, Boolean complete, Boolean withdrawn) {
        ProcedureNotice notice = new ProcedureNotice(
                CODE, null, PROVINCE, announcement, complete, complete != null, withdrawn, Properties.UNSAID);
        return new Told(notice, new Version(at(when), when, true));
    }

    private static Announcement decided(String day, String effective, String published) {
        return new Announcement(
                "D1",
                LocalDate.parse("2026-" + day),
                effective == null ? null : LocalDate.parse("2026-" + effective),
                published == null ? null : at(published));
    }

    private static List<Mark> marks(Mark.Kind kind, String until, Told... told) {
        return ProcedureMarks.of(state(List.of(told)), at(until), DAYS).stream()
                .filter(mark -> mark.kind() == kind)
                .toList();
    }

    private static Mark mark(String when, Mark.Kind kind, long facts, int sign) {
        return new Mark(Mark.minuteOf(at(when)), PROVINCE, kind, facts, CODE, 0, sign);
    }

    @Test
    void givenADecision_whenFiveWorkingDaysLieBeforeItsEffect_thenItIsEarlyEnough() {
        Mark.Kind kind = Mark.Kind.PROCEDURE_ANNOUNCED;

        assertEquals(
                List.of(mark("11-02 00:00", kind, ON_TIME, +1)),
                marks(kind, "12-01 00:00", told("11-03 08:00", decided("11-02", "11-09", null), null, null)));
        assertEquals(
                List.of(mark("11-03 00:00", kind, 0, +1)),
                marks(kind, "12-01 00:00", told("11-03 08:00", decided("11-03", "11-09", null), null, null)));
    }

    @Test
    void givenADecisionWhoseEffectIsNotKnown_thenItIsOnTimeAndOdd() {
        Mark.Kind kind = Mark.Kind.PROCEDURE_ANNOUNCED;
        long odd = Finding.asFacts(Finding.NO_DUE_DATE.bit());

        assertEquals(
                List.of(mark("11-02 00:00", kind, ON_TIME | odd, +1)),
                marks(kind, "12-01 00:00", told("11-03 08:00", decided("11-02", null, null), null, null)));
    }

    @Test
    void givenAProcedurePublishedInALaterMonth_thenItIsLateWhereItWasDueAndWhereItCame() {
        Mark.Kind kind = Mark.Kind.PROCEDURE_PUBLISHED;
        Told late = told("12-03 08:00", decided("11-20", "12-10", "12-02 08:00"), null, null);

        assertEquals(
                List.of(mark("11-27 23:59", kind, 0, +1), mark("12-02 08:00", kind, 0, +1)),
                marks(kind, "12-31 00:00", late));
        assertEquals(List.of(), marks(kind, "11-27 23:59", late));
    }

    @Test
    void givenAPublicationOnTheLastDay_thenItIsOnTimeAndNothingWasDue() {
        Mark.Kind kind = Mark.Kind.PROCEDURE_PUBLISHED;

        assertEquals(
                List.of(mark("11-27 23:00", kind, ON_TIME, +1)),
                marks(kind, "12-31 00:00", told("12-03 08:00", decided("11-20", "12-10", "11-27 23:00"), null, null)));
    }

    @Test
    void givenAProcedureThatGetsItsPartsLaterAndIsWithdrawn_thenEarlierMonthsStayAsTheyWere() {
        Mark.Kind kind = Mark.Kind.PROCEDURE_PUBLIC;
        long all = Fact.ALL_PARTS.bit();

        assertEquals(
                List.of(
                        mark("10-05 08:00", kind, 0, +1),
                        mark("11-03 08:00", kind, 0, -1),
                        mark("11-03 08:00", kind, all, +1),
                        mark("12-10 08:00", kind, all, -1)),
                marks(
                        kind,
                        "12-31 00:00",
                        told("10-06 08:00", decided("10-02", "10-20", "10-05 08:00"), false, null),
                        told("12-10 08:00", null, null, true),
                        told("11-03 08:00", null, true, null)));
    }

    @Test
    void givenTheSameDecisionToldAnew_thenTheNewestTellingStandsAndADayAloneYieldsToIt() {
        Mark.Kind kind = Mark.Kind.PROCEDURE_ANNOUNCED;
        Announcement byDay = new Announcement(null, LocalDate.of(2026, 11, 3), null, null);

        assertEquals(
                List.of(mark("11-03 00:00", kind, ON_TIME, +1)),
                marks(
                        kind,
                        "12-01 00:00",
                        told("11-05 08:00", decided("11-03", "11-20", null), null, null),
                        told("11-04 08:00", decided("11-02", "11-03", null), null, null),
                        told("11-04 09:00", byDay, null, null)));
    }
}
