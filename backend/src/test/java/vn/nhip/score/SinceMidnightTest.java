package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** "Since 00:00" is since what was shown at 00:00, on every way to it. */
class SinceMidnightTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final UnitCode JUSTICE = new UnitCode("H48.01");
    private static final UnitCode BUILDING = new UnitCode("H48.02");
    private static final String MONTH = "2026-11";

    private Vertx vertx;
    private ScoreRig rig;
    private int next;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        Catalogue shipped = CatalogueReader.shipped();
        Catalogues catalogues = new Catalogues(List.of(shipped), shipped.set(), List.of());
        UnitHistory history = new UnitHistory(Histories.UNITS.all());
        rig = new ScoreRig(vertx, servers, clock("2026-11-19T08:00:00Z"), history, catalogues);
    }

    @AfterEach
    void stop() {
        rig.close();
        vertx.close();
    }

    private static HandClock clock(String at) {
        return new HandClock(Instant.parse(at));
    }

    /** Received and ended at these instants of November (day hour, UTC), due on time or not. */
    private Update done(UnitCode unit, String received, String due, String finished) {
        CaseSnapshot snapshot = new CaseSnapshot(
                unit,
                new ProcedureCode("1.000002"),
                Status.RESULT_READY,
                null,
                Instant.parse(received),
                Instant.parse(due),
                Instant.parse(finished),
                null,
                null,
                0,
                0,
                List.of());
        CaseNumber number = new CaseNumber("H48.01-261120-" + (1000 + next));
        return new Update("u-" + next++, rig.clock.instant(), new CaseUpdate.Snapshot(number, snapshot, true));
    }

    private Update onTime(UnitCode unit, String day) {
        return done(unit, day + "T01:00:00Z", day + "T09:00:00Z", day + "T02:00:00Z");
    }

    private Update late(UnitCode unit, String day) {
        return done(unit, day + "T01:00:00Z", day + "T01:30:00Z", day + "T02:00:00Z");
    }

    private void at(String instant) {
        rig.clock.set(Instant.parse(instant));
        rig.settle();
    }

    private void tell(Update... updates) {
        rig.append(updates);
        rig.settle();
    }

    private UnitRow live(String period, UnitCode unit) {
        return standing(period).rows().get(unit);
    }

    private Standing standing(String period) {
        return rig.newest(rig.board.desk()).standings().get(period);
    }

    private static BigDecimal total(UnitRow row) {
        return row.sheet().total();
    }

    /** Late news of yesterday, work of today, over midnight without a batch: all that "today" is told of. */
    private Map<String, BigDecimal> aDay() {
        tell(onTime(JUSTICE, "2026-11-10"), onTime(JUSTICE, "2026-11-19"), onTime(BUILDING, "2026-11-17"));
        tell(late(JUSTICE, "2026-10-12"), late(BUILDING, "2026-11-18"));
        Map<String, BigDecimal> shown = new HashMap<>();
        for (Period period : Period.openOn(rig.today())) {
            for (UnitCode unit : List.of(JUSTICE, BUILDING)) {
                shown.put(period.id() + " " + unit, total(live(period.id(), unit)));
            }
        }
        // The day begins, and nothing comes.
        at("2026-11-19T17:00:05Z");
        for (Period period : Period.openOn(rig.today())) {
            UnitRow row = live(period.id(), JUSTICE);
            assertEquals(shown.get(period.id() + " " + JUSTICE), total(row).subtract(row.delta()), period.id());
        }
        // Yesterday, told today.
        at("2026-11-20T02:00:00Z");
        tell(late(JUSTICE, "2026-11-18"), late(JUSTICE, "2026-11-19"));
        // Today.
        at("2026-11-20T07:00:00Z");
        tell(onTime(JUSTICE, "2026-11-20"), onTime(JUSTICE, "2026-11-20"), late(BUILDING, "2026-11-20"));
        untilLateNewsIsTold();
        return shown;
    }

    /** What came late gathers for some ticks. */
    private void untilLateNewsIsTold() {
        for (int i = 0; i < 26; i++) rig.settle();
    }

    @Test
    void givenLateNewsAndWork_whenTheDayGoesOn_thenTheDeltaIsWhatIsShownLessWhatWasShown() {
        Map<String, BigDecimal> shown = aDay();

        for (Period period : Period.openOn(rig.today())) {
            assertEquals(
                    Instant.parse("2026-11-19T17:00:00Z"), standing(period.id()).baseline());
            for (UnitCode unit : List.of(JUSTICE, BUILDING)) {
                UnitRow row = live(period.id(), unit);
                BigDecimal was = shown.get(period.id() + " " + unit);
                assertEquals(total(row).subtract(was), row.delta(), period.id() + " " + unit);
            }
        }
        // 2 of 2 on time; then 2 of 4 as known now; then 4 of 6: of 20 points.
        UnitRow justice = live(MONTH, JUSTICE);
        assertEquals(new BigDecimal("-6.67"), points(justice, "2.1").subtract(new BigDecimal("20.00")));
        assertTrue(justice.lateDelta().compareTo(justice.delta()) < 0, "work made it better: " + justice.lateDelta());
        assertEquals(BigDecimal.ZERO.setScale(2), justice.listDelta());
        assertEquals(BigDecimal.ZERO.setScale(2), live(MONTH, BUILDING).lateDelta());
        assertEquals(
                new BigDecimal("0.00"),
                live(MONTH, BUILDING)
                        .delta()
                        .subtract(total(live(MONTH, BUILDING)).subtract(shown.get(MONTH + " " + BUILDING))));
    }

    private static BigDecimal points(UnitRow row, String component) {
        return row.sheet().components().stream()
                .filter(one -> one.id().equals(component))
                .findFirst()
                .orElseThrow()
                .points();
    }

    /** "unit period: total delta lateDelta listDelta move baseline". */
    private Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        rig.newest(rig.board.desk())
                .standings()
                .forEach((period, standing) -> standing.rows()
                        .forEach((unit, row) -> all.put(
                                unit + " " + period,
                                total(row) + " " + row.delta() + " " + row.lateDelta() + " " + row.listDelta() + " "
                                        + row.move() + " " + standing.baseline())));
        return all;
    }

    @Test
    void givenARestartInTheAfternoon_thenEveryNumberIsTheSame() {
        aDay();
        Map<String, String> before = all();

        rig.restart();
        rig.settle();

        assertEquals(before, all());
        for (Period period : Period.openOn(rig.today())) {
            String told = before.get(JUSTICE + " " + period.id());
            assertTrue(!told.contains("null"), period.id() + ": " + told);
        }
    }

    @Test
    void givenLateNewsOfOneUnitAfterTheOther_thenEveryNumberIsWhatAStartWouldTell() {
        aDay();
        for (UnitCode unit : List.of(BUILDING, JUSTICE, BUILDING)) {
            String before = all().toString();
            tell(late(unit, "2026-11-16"), onTime(unit, "2026-11-20"));
            untilLateNewsIsTold();
            Map<String, String> told = all();
            assertNotEquals(before, told.toString());

            rig.restart();
            rig.settle();

            assertEquals(all(), told, "after late news of " + unit);
            // The new one has to follow as well.
            tell(late(unit, "2026-11-17"));
            untilLateNewsIsTold();
        }
    }

    @Test
    void givenAnotherHistoryOfTheLedgerAtTheSamePosition_thenEveryNumberIsWhatAStartWouldTell() {
        aDay();
        Instant now = rig.clock.instant();
        rig.clock.set(now.plusSeconds(60));
        String lost = all().toString();
        rig.ask(MONTH, now);

        // As a copy shows it that had not got two batches yet and went on by itself: of yesterday, and late news of it.
        servers.sql(
                "BEGIN; DELETE FROM case_file WHERE position IN (2, 3); DELETE FROM case_change WHERE position IN (2, 3);"
                        + "DELETE FROM feed_update WHERE position IN (2, 3);"
                        + "UPDATE ledger_batch SET mark = mark + 1 WHERE position >= 2; COMMIT");
        untilLateNewsIsTold();
        Map<String, String> told = all();
        Standing then = rig.ask(MONTH, now).standing();

        assertNotEquals(lost, told.toString());
        rig.restart();
        rig.settle();
        assertEquals(all(), told);
        standing(MONTH).rows().forEach((unit, row) -> {
            UnitRow frozen = then.rows().get(unit);
            assertEquals(total(row), total(frozen), "shown then of " + unit);
            assertEquals(row.delta(), frozen.delta(), "delta of then of " + unit);
            assertEquals(row.lateDelta(), frozen.lateDelta(), "late of then of " + unit);
        });
    }

    @Test
    void givenAnInstantOfToday_whenAsked_thenItIsComparedWithTheSameBaseline() {
        aDay();
        Instant now = rig.clock.instant();
        rig.clock.set(now.plusSeconds(60));
        for (Period period : Period.openOn(rig.today())) {
            Standing live = standing(period.id());
            Standing then = rig.ask(period.id(), now).standing();
            assertEquals(live.baseline(), then.baseline(), period.id());
            live.rows().forEach((unit, row) -> {
                UnitRow frozen = then.rows().get(unit);
                assertEquals(row.delta(), frozen.delta(), period.id() + " " + unit);
                assertEquals(row.move(), frozen.move(), period.id() + " " + unit);
                assertEquals(row.lateDelta(), frozen.lateDelta(), period.id() + " " + unit);
                assertEquals(row.listDelta(), frozen.listDelta(), period.id() + " " + unit);
            });
            // As it was shown when the day began.
            Standing morning = rig.ask(period.id(), Instant.parse("2026-11-19T16:59:59.999999Z"))
                    .standing();
            live.rows().forEach((unit, row) -> {
                if (row.delta() == null) return;
                assertEquals(total(row), total(morning.rows().get(unit)).add(row.delta()), period.id() + " " + unit);
            });
        }
    }

    @Test
    void givenABatchOfYesterdayThatIsCommittedAfterTheDayBegan_thenItBelongsToWhatIsComparedWith() {
        tell(onTime(JUSTICE, "2026-11-10"));
        at("2026-11-19T17:00:01Z");
        assertEquals(new BigDecimal("0.00"), live(MONTH, JUSTICE).delta());

        // Its clock was read before midnight.
        rig.clock.set(Instant.parse("2026-11-19T16:59:59.900Z"));
        rig.append(late(JUSTICE, "2026-11-11"));
        rig.clock.set(Instant.parse("2026-11-19T17:00:02Z"));
        rig.settle();

        UnitRow row = live(MONTH, JUSTICE);
        assertEquals(new BigDecimal("10.00"), points(row, "2.1"));
        assertEquals(new BigDecimal("0.00"), row.delta());
        assertEquals(new BigDecimal("0.00"), row.lateDelta());
    }

    @Test
    void givenAPeriodThatBeganToday_thenNothingIsComparedAndTheOthersAre() {
        tell(onTime(JUSTICE, "2026-11-10"), onTime(JUSTICE, "2026-11-19"));
        at("2026-11-30T17:00:05Z");
        tell(late(JUSTICE, "2026-11-25"));

        assertNull(standing("2026-12").baseline());
        assertNull(live("2026-12", JUSTICE).delta());
        for (String period : List.of("2026-Q4", "2026", "30d")) {
            assertEquals(Instant.parse("2026-11-30T17:00:00Z"), standing(period).baseline(), period);
            assertTrue(live(period, JUSTICE).delta().signum() < 0, period);
        }
        // The window of a quiet week holds nothing on either side.
        assertNull(live("7d", BUILDING).delta());
    }

    @Test
    void givenAnOtherBaseline_thenItComparesWithWhatWasShownThenOrWithNothing() {
        tell(onTime(JUSTICE, "2026-11-10"));
        at("2026-11-30T18:00:00Z");
        tell(late(JUSTICE, "2026-11-25"));

        for (String period : List.of("2026-12", "2026-Q4", "30d")) {
            Standing month = ask(period, Question.Baseline.Kind.MONTH, null).standing();
            assertEquals(period.equals("2026-12"), month.baseline() == null, period);
            Standing none = ask(period, Question.Baseline.Kind.NONE, null).standing();
            assertNull(none.baseline());
            assertNull(none.rows().get(JUSTICE).delta());
        }
        Standing closed = ask(MONTH, Question.Baseline.Kind.DAY, null).standing();
        assertNull(closed.baseline(), "what has closed does not move with the day");
        Standing since = ask("30d", Question.Baseline.Kind.INSTANT, Instant.parse("2026-11-20T03:00:00Z"))
                .standing();
        assertNotEquals(null, since.rows().get(JUSTICE).delta());
        assertNull(since.rows().get(JUSTICE).lateDelta(), "it is told of the day alone");
    }

    private PeriodAnswer ask(String period, Question.Baseline.Kind kind, Instant at) {
        Period asked = Period.parse(period, rig.today());
        return rig.ask(new Question(rig.board.methods().main(), asked, null, new Question.Baseline(kind, at)));
    }

    @Test
    void givenRandomDays_whenTicksAndRestartsComeAtAnyTime_thenTheDeltaIsTheDifferenceOfWhatWasShown() {
        Histories.forAll(2, histories -> {
            stop();
            start();
            for (int day = 0; day < 5; day++) {
                Map<String, BigDecimal> shown = day == 0 ? Map.of() : totals();
                rig.clock.set(midnight(day).plusSeconds(1));
                rig.settle();
                assertDeltas(shown);
                for (int i = 0; i < 3; i++) {
                    rig.clock.set(rig.clock.instant().plusSeconds(6 * 3_600));
                    List<Update> updates = new ArrayList<>();
                    for (int k = 0; k <= histories.below(9); k++) {
                        CaseUpdate.OfCase told = histories.ofCase(histories.number(20), rig.clock.instant());
                        updates.add(new Update("r-" + next++, rig.clock.instant(), told));
                    }
                    rig.append(updates.toArray(Update[]::new));
                    if (histories.oneIn(3)) rig.restart();
                    rig.settle();
                    assertDeltas(shown);
                }
                rig.clock.set(midnight(day + 1).minusSeconds(1));
                rig.settle();
            }
        });
    }

    private static Instant midnight(int day) {
        return LocalDate.of(2026, 11, 28)
                .plusDays(day)
                .atStartOfDay(Histories.ZONE)
                .toInstant();
    }

    private Map<String, BigDecimal> totals() {
        Map<String, BigDecimal> totals = new HashMap<>();
        rig.newest(rig.board.desk())
                .standings()
                .forEach((period, standing) -> standing.rows().forEach((unit, row) -> {
                    if (row.sheet().hasCases()) totals.put(period + " " + unit, total(row));
                }));
        return totals;
    }

    private void assertDeltas(Map<String, BigDecimal> shown) {
        rig.newest(rig.board.desk())
                .standings()
                .forEach((period, standing) -> standing.rows().forEach((unit, row) -> {
                    BigDecimal was = shown.get(period + " " + unit);
                    BigDecimal expected = was == null ? null : total(row).subtract(was);
                    assertEquals(expected, row.delta(), rig.clock.instant() + " " + period + " " + unit);
                }));
    }
}
