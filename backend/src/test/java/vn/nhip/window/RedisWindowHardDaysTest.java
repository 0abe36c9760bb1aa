package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.UNITS;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.ACase;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

@ExtendWith(VertxExtension.class)
class RedisWindowHardDaysTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = at("11-20 10:00");

    private final HandClock clock = new HandClock(NOW);
    private WindowRig rig;
    private int serial;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void begin(Vertx vertx) {
        rig = new WindowRig(vertx, servers, clock);
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private Update opened(ACase told) {
        serial++;
        CaseNumber number = new CaseNumber("case-" + serial);
        return new Update("open-" + serial, null, new CaseUpdate.Snapshot(number, told.snapshot(), false));
    }

    private Update finished(int of, String when) {
        CaseNumber number = new CaseNumber("case-" + of);
        return new Update("end-" + of, null, new CaseUpdate.Progress(number, new Step(at(when), Status.RESULT_READY)));
    }

    /** Cases of some months, in batches of their own. */
    private void appendMany() {
        for (int month = 7; month <= 11; month++) {
            for (int day = 1; day <= 19; day += 3) {
                String date = "%02d-%02d".formatted(month, day);
                rig.append(
                        opened(aCase().received(date + " 08:00").due("11-20 12:00")),
                        opened(aCase().received(date + " 09:00").due(date + " 17:00")));
                rig.append(finished(serial, "11-19 16:00"));
            }
        }
    }

    private void assertRight() {
        rig.assertOpenPeriods(rig.cases());
        rig.assertDayStart(rig.cases());
        rig.assertClosed(rig.cases(), Period.parse("2026-10", java.time.LocalDate.of(2026, 11, 20)));
        rig.assertHealthy();
    }

    /** As the server does: again, until it works. */
    private static void refreshUntilItWorks(WindowRig rig, RedisWindow window) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                rig.loop.await(window::refresh);
                return;
            } catch (IllegalStateException moved) {
                assertTrue(moved.getMessage().contains("windows"), moved.getMessage());
            }
        }
        throw new AssertionError("the windows do not come back");
    }

    // ---- Redis

    @Test
    void givenRedisIsEmptied_whenRefreshed_thenTheSameCountsComeBack() {
        appendMany();
        rig.settle();
        WindowSnapshot before = rig.loop.await(() -> rig.window.read(-1));

        rig.flush();
        rig.settle();

        WindowSnapshot after = rig.loop.await(() -> rig.window.read(-1));
        assertEquals(before.counts(), after.counts());
        assertEquals(before.position(), after.position());
        assertTrue(after.version() > before.version());
        assertRight();
    }

    @Test
    void givenRedisIsEmptiedWhileBatchesAreApplied_whenRefreshedAgain_thenTheCountsAreRight() {
        rig.settle();
        appendMany();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Void> refreshing = rig.loop.start(rig.window::refresh);
            CompletableFuture<?> flushing = rig.loop.start(() -> rig.redis.flushdb(List.of()));
            OnContext.await(flushing);
            refreshing.exceptionally(moved -> null).join();
        }

        refreshUntilItWorks(rig, rig.window);

        assertRight();
    }

    @Test
    void givenTheWindowsVanish_whenTheyAreRead_thenTheReaderIsToldRatherThanShownZeros() {
        appendMany();
        rig.settle();
        rig.flush();

        assertInstanceOf(IllegalStateException.class, OnContext.failureOf(rig.loop.start(() -> rig.window.read(-1))));
        assertInstanceOf(
                IllegalStateException.class,
                OnContext.failureOf(rig.loop.start(() ->
                        rig.window.readClosed(Period.month(java.time.YearMonth.of(2026, 10)), List.of(ACase.OFFICE)))));
    }

    @Test
    void givenARebuildThatWasBrokenOff_whenTheNextProcessRefreshes_thenItBeginsAnew() {
        appendMany();
        rig.settle();
        String head = rig.keys("head").get(0);
        rig.loop.await(() -> rig.redis.hset(List.of(head, "pos", "rebuilding-by-somebody")));
        String sum = rig.keys("s:2026:").get(0);
        rig.loop.await(() -> rig.redis.hincrby(sum, "r0", "5"));

        rig.restart();
        rig.settle();

        assertEquals(2, rig.rebuilds());
        assertRight();
    }

    @Test
    void givenTwoProcessesOnTheSameWindows_whenBothRefresh_thenEachBatchCountsOnce() {
        rig.settle();
        RedisWindow other = rig.newWindow(clock);
        for (int round = 0; round < 3; round++) {
            appendMany();
            CompletableFuture<Void> one = rig.loop.start(rig.window::refresh);
            CompletableFuture<Void> two = rig.loop.start(other::refresh);
            one.exceptionally(moved -> null).join();
            two.exceptionally(moved -> null).join();
        }

        refreshUntilItWorks(rig, other);
        refreshUntilItWorks(rig, rig.window);

        assertEquals(1, rig.rebuilds());
        assertRight();
    }

    @Test
    void givenAScriptWhoseAnswerWasLost_whenRefreshedAgain_thenItIsCountedAndToldOnce() {
        rig.settle();
        appendMany();
        rig.client.loseTheNextAnswerOfAScript();

        OnContext.failureOf(rig.loop.start(rig.window::refresh));
        rig.settle();

        assertEquals(sumOfChanges(), rig.marksTold());
        assertRight();
    }

    private Map<Mark, Integer> sumOfChanges() {
        Map<Mark, Integer> sum = new HashMap<>();
        rig.loop
                .await(() -> rig.reader.changesAfter(0, 100_000))
                .changes()
                .forEach(change -> change.marks()
                        .forEach(
                                mark -> sum.merge(mark.sign() > 0 ? mark : mark.negated(), mark.sign(), Integer::sum)));
        sum.values().removeIf(times -> times == 0);
        return sum;
    }

    @Test
    void givenAReaderFromBeforeTheClockWasSetBack_whenItReads_thenItGetsEverything() {
        appendMany();
        rig.settle();

        WindowSnapshot all = rig.loop.await(() -> rig.window.read(Long.MAX_VALUE - 1));

        assertEquals(
                UNITS.all().stream().map(Unit::code).collect(java.util.stream.Collectors.toSet()),
                all.counts().get("2026-11").keySet());
    }

    @Test
    void givenAFigureAndACaseOfOneUnitInOneBatch_whenOnlyChangesAreRead_thenTheProvinceIsAmongThem() {
        rig.settle();
        long version = rig.loop.await(() -> rig.window.read(-1)).version();
        CaseUpdate.Figure figure =
                new CaseUpdate.Figure(ACase.OFFICE, "2026-11", "3.1", java.math.BigDecimal.ONE, null);
        rig.append(new Update("f", null, figure), opened(aCase().received("11-20 09:00")));
        rig.settle();

        Map<UnitCode, UnitCounts> changed =
                rig.loop.await(() -> rig.window.read(version)).counts().get("2026-11");

        assertEquals(1, changed.get(new UnitCode("H48")).of(Measure.RECEIVED));
    }

    // ---- the ledger

    @Test
    void givenALedgerBegunAnew_whenTheServerStarts_thenTheOldWindowsAreNotKept() {
        appendMany();
        rig.settle();
        servers.sql("TRUNCATE ledger_batch, feed_update, case_file, case_change, figure, subject_file");

        rig.restart();
        rig.loop.await(rig.window::refresh);

        assertEquals(0, rig.loop.await(() -> rig.window.read(-1)).position());
        rig.assertOpenPeriods(List.of());
    }

    @Test
    void givenAUnitThatMovedBelowAnother_whenTheServerStarts_thenItsCasesCountThere() {
        appendMany();
        rig.settle();
        List<Unit> moved = new ArrayList<>();
        for (Unit unit : UNITS.all()) {
            boolean office = unit.code().equals(ACase.OFFICE);
            UnitCode parent = office ? new UnitCode("H48.02") : unit.parent();
            moved.add(new Unit(unit.code(), unit.name(), unit.shortName(), unit.kind(), parent, null, null));
        }
        RedisWindow window = rig.newWindow(new UnitHistory(moved), clock);

        rig.loop.await(window::refresh);

        Map<UnitCode, UnitCounts> year =
                rig.loop.await(() -> window.read(-1)).counts().get("2026");
        Measure distinct = new Measure(vn.nhip.core.catalogue.Base.HANDLED, 0, 0, Measure.Form.DISTINCT_PROCEDURES);
        assertEquals(1, year.get(new UnitCode("H48.02")).of(distinct));
        assertEquals(
                year.get(new UnitCode("H48")).of(Measure.HANDLED),
                year.get(new UnitCode("H48.02")).of(Measure.HANDLED));
    }

    // ---- time

    @Test
    void givenALedgerThatSawMidnightFirst_whenRefreshed_thenTheWindowsFollowItAndEachChangeIsToldOnce() {
        rig.settle();
        HandClock slow = new HandClock(at("11-20 23:59"));
        rig.window = rig.newWindow(slow);
        clock.set(at("11-21 00:00").plusMillis(5));
        rig.append(opened(aCase().received("11-20 23:58").due("11-20 23:59")));
        rig.append(opened(aCase().received("11-21 00:00").due("12-10 17:00")));

        rig.loop.await(rig.window::refresh);

        assertEquals(sumOfChanges(), rig.marksTold());
        rig.assertOpenPeriods(rig.cases());
        rig.assertHealthy();
    }

    @Test
    void givenALedgerFarAheadOfTheClock_whenRefreshed_thenEachCaseCountsOnce() {
        appendMany();
        rig.settle();
        rig.window = rig.newWindow(new HandClock(NOW));
        clock.set(at("12-31 10:00"));
        rig.append(opened(aCase().received("12-30 08:00").due("12-31 17:00")));
        rig.loop.await(rig.ledger::wake);

        rig.loop.await(rig.window::refresh);

        rig.assertOpenPeriods(rig.cases());
        rig.assertHealthy();
    }

    @Test
    void givenAClockBehindTheLedger_whenTheWindowsAreRebuilt_thenTheLedgersDayIsTheirs() {
        clock.set(at("11-21 09:00"));
        appendMany();
        rig.append(opened(aCase().received("11-21 08:00").due("12-10 17:00")));
        rig.window = rig.newWindow(new HandClock(at("11-20 09:00")));

        rig.loop.await(rig.window::refresh);

        rig.assertOpenPeriods(rig.cases());
        clock.set(at("11-28 09:00"));
        rig.restart();
        rig.settle();
        assertRight();
    }

    @Test
    void givenAWeekendWithoutUpdates_whenTheMonthEnds_thenItIsClosedAndTheCarriedOverCountInTheNext() {
        clock.set(at("11-27 17:00"));
        rig.append(
                opened(aCase().received("11-27 08:00").due("11-30 23:59")),
                opened(aCase().received("11-27 08:00").due("12-01 00:00")),
                opened(aCase().received("11-27 08:00").ready("11-27 16:00")));
        rig.settle();
        clock.set(at("12-02 08:00"));
        rig.settle();

        Map<UnitCode, UnitCounts> november = rig.loop.await(
                () -> rig.window.readClosed(Period.month(java.time.YearMonth.of(2026, 11)), List.of(ACase.OFFICE)));
        UnitCounts closed = november.get(ACase.OFFICE);
        UnitCounts december = rig.loop
                .await(() -> rig.window.read(-1))
                .counts()
                .get("2026-12")
                .get(ACase.OFFICE);

        assertEquals(List.of(3L, 3L, 2L, 1L), handled(closed));
        assertEquals(List.of(0L, 2L, 0L, 0L), handled(december));
        rig.assertHealthy();
    }

    private static List<Long> handled(UnitCounts counts) {
        return List.of(
                counts.of(Measure.RECEIVED),
                counts.of(Measure.HANDLED),
                counts.of(Measure.ON_TIME),
                counts.of(Measure.COMPLETED));
    }
}
