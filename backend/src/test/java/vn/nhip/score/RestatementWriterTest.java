package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
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
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Restatement;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** What changed in closed periods, against what the sheets showed at the end of each day. */
class RestatementWriterTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final UnitCode JUSTICE = new UnitCode("H48.01");

    private Vertx vertx;
    private int next;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() {
        vertx.close();
    }

    private static Catalogues catalogues() {
        Catalogue shipped = CatalogueReader.shipped();
        return new Catalogues(List.of(shipped), shipped.set(), List.of());
    }

    /** The commune is merged into a department, and an office moves, on the first of November. */
    private static UnitHistory moving() {
        List<Unit> lines = new ArrayList<>();
        LocalDate last = LocalDate.of(2026, 10, 31);
        for (Unit unit : Histories.UNITS.all()) {
            String code = unit.code().value();
            if (code.equals("H48.100")) lines.add(line(unit, unit.parent(), null, last, new UnitCode("H48.02")));
            else if (code.equals("H48.01.2")) {
                lines.add(line(unit, unit.parent(), null, last, null));
                lines.add(line(unit, new UnitCode("H48.02"), last.plusDays(1), null, null));
            } else lines.add(unit);
        }
        return new UnitHistory(lines);
    }

    private static Unit line(Unit unit, UnitCode parent, LocalDate from, LocalDate to, UnitCode into) {
        return new Unit(unit.code(), unit.name(), unit.shortName(), unit.kind(), parent, from, to, into);
    }

    private ScoreRig rig(String now, UnitHistory history) {
        return new ScoreRig(vertx, servers, new HandClock(Instant.parse(now)), history, catalogues());
    }

    private Update update(CaseUpdate what, Instant at) {
        return new Update("u-" + next++, at, what);
    }

    private Update random(Histories histories, Instant now) {
        if (histories.oneIn(12)) {
            return update(
                    new CaseUpdate.Figure(
                            histories.oneOf(List.of(JUSTICE, new UnitCode("H48"))),
                            histories.oneOf(List.of("2026-09", "2026-10", "2026-Q3", "2026")),
                            "1.4",
                            null,
                            new java.math.BigDecimal(1 + histories.below(9))),
                    now);
        }
        return update(histories.ofCase(histories.number(25), now), now);
    }

    @Test
    void givenRandomLateEvents_whenDaysPass_thenTheLinesOfADayAreWhatItsSheetsChangedBy() {
        Histories.forAll(4, histories -> {
            next = 0;
            try (ScoreRig rig = rig(
                    "2026-10-29T03:00:00Z", histories.oneIn(2) ? moving() : new UnitHistory(Histories.UNITS.all()))) {
                follow(rig, histories);
            }
        });
    }

    private void follow(ScoreRig rig, Histories histories) {
        Map<String, Map<String, Restatement.Shown>> dayBefore = new HashMap<>();
        for (int day = 0; day < 7; day++) {
            int batches = histories.below(4);
            for (int i = 0; i < batches; i++) {
                List<Update> updates = new ArrayList<>();
                for (int k = 0; k <= histories.below(8); k++) updates.add(random(histories, rig.clock.instant()));
                rig.append(updates.toArray(Update[]::new));
                if (histories.oneIn(3)) rig.settle();
                if (histories.oneIn(4)) rig.restate();
                if (histories.oneIn(5)) rig.restart();
            }
            rig.settle();
            rig.restate();
            if (histories.oneIn(3)) {
                rig.sql("DELETE FROM restatement WHERE day = '" + rig.today() + "'");
                rig.restart();
                rig.settle();
                rig.restate();
            }
            Map<String, Map<String, Restatement.Shown>> now = new HashMap<>();
            for (String period : closed(rig.today())) now.put(period, rig.shown(period));
            dayBefore.forEach((period, before) -> assertLines(rig, period, before, now.get(period)));
            dayBefore = now;
            rig.clock.set(rig.clock.instant().plusSeconds(86_400));
        }
    }

    private static List<String> closed(LocalDate today) {
        List<String> closed = new ArrayList<>(List.of("2026-07", "2026-08", "2026-09", "2026-Q2", "2026-Q3"));
        if (!today.isBefore(LocalDate.of(2026, 11, 1))) closed.add("2026-10");
        return closed;
    }

    private static void assertLines(
            ScoreRig rig, String period, Map<String, Restatement.Shown> before, Map<String, Restatement.Shown> now) {
        Map<String, String> expected = new TreeMap<>();
        before.forEach((key, was) -> {
            // A unit whose last case was taken away shows nothing any more; its line still says what it was.
            Restatement.Shown is = now.get(key);
            if (is != null && !was.same(is)) expected.put(key, plain(was) + " → " + plain(is));
        });
        Map<String, String> lines = new TreeMap<>();
        rig.restated(rig.today(), period).forEach((key, line) -> {
            if (now.containsKey(key)) lines.put(key, plain(line.before()) + " → " + plain(line.after()));
        });
        assertEquals(expected, lines, rig.today() + " of " + period);
    }

    private static String plain(Restatement.Shown shown) {
        return number(shown.met()) + "/" + number(shown.total()) + "=" + number(shown.points());
    }

    private static String number(java.math.BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    // ---- single stories

    /** Said, shown, and written down. */
    private static void told(ScoreRig rig, Update update) {
        rig.append(update);
        rig.settle();
        rig.restate();
    }

    private Update file(ScoreRig rig, String number, String received, String due, String finished) {
        CaseSnapshot snapshot = new CaseSnapshot(
                JUSTICE,
                new ProcedureCode("1.000002"),
                finished == null ? Status.IN_PROCESS : Status.RESULT_READY,
                null,
                Instant.parse(received),
                Instant.parse(due),
                finished == null ? null : Instant.parse(finished),
                null,
                null,
                0,
                0,
                List.of());
        return update(new CaseUpdate.Snapshot(new CaseNumber(number), snapshot, true), rig.clock.instant());
    }

    /** A province whose October is known, on the 20th of November. */
    private ScoreRig known() {
        ScoreRig rig = rig("2026-11-19T03:00:00Z", new UnitHistory(Histories.UNITS.all()));
        told(rig, file(rig, "H48.01-1", "2026-10-05T01:00:00Z", "2026-10-20T01:00:00Z", "2026-10-19T01:00:00Z"));
        rig.clock.set(Instant.parse("2026-11-20T03:00:00Z"));
        return rig;
    }

    @Test
    void givenAFirstLoading_whenItIsRestated_thenNothingIsWrittenSinceNothingWasShown() {
        try (ScoreRig rig = known()) {
            assertEquals(List.of(), rig.restated());
        }
    }

    @Test
    void givenOneLateCase_whenItsMonthHadClosed_thenTheLineTellsBeforeAfterAndTheCase() {
        try (ScoreRig rig = known()) {
            told(rig, file(rig, "H48.01-0099", "2026-10-06T01:00:00Z", "2026-10-07T01:00:00Z", "2026-10-09T01:00:00Z"));

            Restatement line =
                    rig.restated(LocalDate.of(2026, 11, 20), "2026-10").get("H48.01 2.1");
            assertEquals("1/1=20", plain(line.before()));
            assertEquals("1/2=10", plain(line.after()));
            assertEquals(1, line.count());
            assertEquals(CauseKind.CASE, line.kind());
            assertEquals(new CaseNumber("H48.01-0099").tail(), line.caseTail());
            assertEquals(rig.clock.instant(), line.at());
            assertTrue(rig.restated(LocalDate.of(2026, 11, 20), "2026-10").containsKey("H48 2.1"));
            assertTrue(
                    rig.restated(LocalDate.of(2026, 11, 20), "2026-Q4").isEmpty(), "an open quarter is not restated");
        }
    }

    @Test
    void givenACaseThatIsCorrectedBack_whenItIsTheSameDay_thenNoLineStays() {
        try (ScoreRig rig = known()) {
            told(rig, file(rig, "H48.01-1", "2026-10-05T01:00:00Z", "2026-10-20T01:00:00Z", "2026-10-25T01:00:00Z"));
            assertEquals(
                    1,
                    rig.restated(LocalDate.of(2026, 11, 20), "2026-10")
                            .get("H48.01 2.1")
                            .count());

            told(rig, file(rig, "H48.01-1", "2026-10-05T01:00:00Z", "2026-10-20T01:00:00Z", "2026-10-19T01:00:00Z"));

            assertEquals(List.of(), rig.restated());
        }
    }

    @Test
    void givenACaseThatIsCorrectedBackTheNextDay_thenBothDaysHaveTheirLineAndTogetherTheyAreNothing() {
        try (ScoreRig rig = known()) {
            rig.append(file(rig, "H48.01-1", "2026-10-05T01:00:00Z", "2026-10-20T01:00:00Z", "2026-10-25T01:00:00Z"));
            rig.settle();
            rig.clock.set(Instant.parse("2026-11-21T03:00:00Z"));
            told(rig, file(rig, "H48.01-1", "2026-10-05T01:00:00Z", "2026-10-20T01:00:00Z", "2026-10-19T01:00:00Z"));

            Restatement first =
                    rig.restated(LocalDate.of(2026, 11, 20), "2026-10").get("H48.01 2.1");
            Restatement second =
                    rig.restated(LocalDate.of(2026, 11, 21), "2026-10").get("H48.01 2.1");
            assertEquals("1/1=20 0/1=0", plain(first.before()) + " " + plain(first.after()));
            assertEquals("0/1=0 1/1=20", plain(second.before()) + " " + plain(second.after()));
        }
    }

    @Test
    void givenAFigureHandedInAfterTheEnd_thenNoCaseDidIt() {
        try (ScoreRig rig = known()) {
            told(
                    rig,
                    update(
                            new CaseUpdate.Figure(
                                    JUSTICE,
                                    "2026-10",
                                    "2.1",
                                    new java.math.BigDecimal(3),
                                    new java.math.BigDecimal(4)),
                            rig.clock.instant()));

            Restatement line =
                    rig.restated(LocalDate.of(2026, 11, 20), "2026-10").get("H48.01 2.1");
            assertEquals("3/4=15", plain(line.after()));
            assertEquals(CauseKind.FIGURE, line.kind());
            assertEquals(1, line.count());
            assertNull(line.caseTail());
        }
    }

    @Test
    void givenALedgerThatWasPutBackAndHasGrownPastWhatWasHeard_thenALineIsNotOfWhatWasLost() {
        try (ScoreRig rig = known()) {
            told(rig, file(rig, "H48.01-7001", "2026-10-06T01:00:00Z", "2026-10-07T01:00:00Z", "2026-10-09T01:00:00Z"));

            // As a copy shows it that had not got that batch, and went on by itself; who was connected is not any more.
            rig.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                    + " AND datname = current_database(); BEGIN;"
                    + "DELETE FROM case_file WHERE position = 2; DELETE FROM case_change WHERE position = 2;"
                    + "DELETE FROM feed_update WHERE position = 2; DELETE FROM restatement;"
                    + "UPDATE ledger_batch SET mark = mark + 1 WHERE position = 2; COMMIT");
            told(rig, file(rig, "H48.01-7002", "2026-10-06T01:00:00Z", "2026-10-07T01:00:00Z", "2026-10-08T01:00:00Z"));

            Restatement line =
                    rig.restated(LocalDate.of(2026, 11, 20), "2026-10").get("H48.01 2.1");
            assertEquals("1/1=20 1/2=10", plain(line.before()) + " " + plain(line.after()));
            assertEquals(1, line.count());
            assertEquals(new CaseNumber("H48.01-7002").tail(), line.caseTail());
        }
    }
}
