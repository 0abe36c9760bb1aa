package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.UNITS;
import static vn.nhip.testing.Histories.ZONE;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.count.Mark;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** Petitions and procedures through the windows, and word by word. */
@ExtendWith(VertxExtension.class)
class OtherKindsOfMarksTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final int HISTORIES = 8;
    private static final int STEPS = 24;
    private static final long ON_TIME = Fact.ON_TIME.bit();
    private static final long AGAIN = Fact.RECOMPLAINED.bit();

    private static final ProcedureSet LIST =
            new ProcedureSet("list", "list", Set.of(new ProcedureCode("1.1"), new ProcedureCode("1.3")));

    private static final List<Measure> MEASURES = List.of(
            Measure.count(Base.PETITIONS_RECEIVED, 0),
            Measure.count(Base.PETITIONS_RECEIVED, ON_TIME),
            new Measure(Base.PETITIONS_RECEIVED, ON_TIME, AGAIN, Measure.Form.COUNT),
            Measure.count(Base.PETITIONS_HANDLED, 0),
            Measure.count(Base.PETITIONS_HANDLED, ON_TIME),
            Measure.count(Base.ANNOUNCED, 0),
            Measure.count(Base.ANNOUNCED, ON_TIME),
            new Measure(Base.ANNOUNCED, 0, 0, Measure.Form.DISTINCT_PROCEDURES),
            new Measure(Base.ANNOUNCED, 0, 0, Measure.Form.DISTINCT_PROCEDURES).within(LIST),
            Measure.count(Base.PUBLISHED, ON_TIME),
            Measure.count(Base.PUBLIC, 0),
            Measure.count(Base.PUBLIC, Fact.ALL_PARTS.bit()).within(LIST),
            new Measure(Base.PUBLIC, 0, 0, Measure.Form.DISTINCT_PROCEDURES));

    private final Map<String, SlowThings.Thing> things = new LinkedHashMap<>();
    private HandLedger ledger;
    private HandClock clock;
    private WindowRig rig;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    private void begin(Vertx vertx, Instant now, UnitHistory units) {
        things.clear();
        clock = new HandClock(now);
        rig = new WindowRig(vertx, servers, clock, units, MEASURES, (pool, recent) -> ledger = new HandLedger(pool));
    }

    /** Writes what changed until now, by time or by what was told, and brings the windows to it. */
    private void settle() {
        Map<String, List<Mark>> marks = new LinkedHashMap<>();
        things.forEach((name, thing) -> marks.put(name, thing.marks(clock.instant())));
        ledger.write(servers, clock.instant(), marks);
        rig.loop.await(rig.window::refresh);
    }

    // ---- random

    @Test
    void afterEveryStepTheWindowsSayWhatTheWordsSay(Vertx vertx) {
        Histories.forAll(HISTORIES, any -> {
            Instant start = any.near(at("01-01 12:00").minus(Duration.ofDays(20)), 40, 10);
            LocalDate day = start.atZone(ZONE).toLocalDate();
            begin(vertx, start, MovingUnits.of(any, day));
            try (WindowRig used = rig) {
                Memory memory = new Memory(used);
                for (int step = 0; step < STEPS; step++) {
                    for (int i = any.below(8); i > 0; i--) tell(any);
                    if (any.oneIn(2)) clock.set(RedisWindowModelTest.move(any, clock.instant()));
                    if (any.oneIn(7)) used.flush();
                    settle();

                    WindowSnapshot whole = assertOpen();
                    Period closed = RedisWindowModelTest.closed(any, clock.instant());
                    assertClosed(closed);
                    assertDayStart();
                    if (any.oneIn(2)) assertDayEnds(any);
                    if (any.oneIn(3)) used.assertHealthy();
                    memory.keep(whole, closed);
                    if (any.oneIn(4)) memory.compareOne(any);
                }
                used.assertHealthy();
                memory.compareAll();
            }
        });
    }

    /** A thing that is new, or that is now known to be otherwise, in any of its dates, facts and its unit. */
    private void tell(Histories any) {
        UnitCode unit = any.oneOf(UNITS.all().stream().map(Unit::code).toList());
        Instant now = clock.instant();
        if (any.oneIn(3)) {
            Instant published = any.near(now, 50, 10);
            Instant withdrawn = any.oneIn(2) ? null : published.plus(Duration.ofHours(any.below(900)));
            ProcedureCode procedure = new ProcedureCode("1." + any.below(4));
            things.put(
                    "procedure-" + any.below(6),
                    new SlowThings.Announced(unit, procedure, any.near(now, 50, 5), published, withdrawn, facts(any)));
            return;
        }
        Instant received = any.near(now, 70, 2);
        List<SlowThings.Revision> revisions = new ArrayList<>();
        Instant at = received;
        while (any.oneIn(2)) {
            Instant next = any.near(at.plus(Duration.ofDays(10)), 10, 15);
            at = next.isBefore(at) ? at : next;
            revisions.add(new SlowThings.Revision(at, facts(any)));
        }
        Instant handled = any.oneIn(2) ? null : received.plus(Duration.ofMinutes(any.below(60 * 24 * 40)));
        things.put(
                "petition-" + any.below(25), new SlowThings.Petition(unit, received, facts(any), revisions, handled));
    }

    private static long facts(Histories any) {
        return (any.oneIn(2) ? ON_TIME : 0) | (any.oneIn(3) ? AGAIN : 0) | (any.oneIn(2) ? Fact.ALL_PARTS.bit() : 0);
    }

    // ---- the words

    private WindowSnapshot assertOpen() {
        WindowSnapshot reading = rig.loop.await(() -> rig.window.read(-1));
        for (Period period : Period.openOn(reading.today())) {
            assertCounts("open", period, clock.instant(), reading.counts().get(period.id()));
        }
        return reading;
    }

    private void assertClosed(Period period) {
        List<UnitCode> all = UNITS.all().stream().map(Unit::code).toList();
        Instant end = period.end().atStartOfDay(ZONE).toInstant();
        assertCounts("closed", period, end, rig.loop.await(() -> rig.window.readClosed(period, all)));
    }

    private void assertDayStart() {
        LocalDate today = clock.instant().atZone(ZONE).toLocalDate();
        Map<String, Map<UnitCode, UnitCounts>> began =
                rig.loop.await(() -> rig.window.readDayStart(List.of(new UnitCode("H48"))));
        for (Period period : Period.openOn(today.minusDays(1))) {
            boolean rolls = period.kind() == Period.Kind.ROLLING;
            if (!rolls && !period.contains(today)) continue;
            Instant start = today.atStartOfDay(ZONE).toInstant();
            assertCounts("day start", period, rig.history.on(today), start, began.get(period.id()));
        }
    }

    /** At the end of each past day, in the calendar period that it lies in. */
    private void assertDayEnds(Histories any) {
        Period.Kind kind = any.oneOf(List.of(Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.YEAR));
        for (DayEnds.DayEnd end : rig.readDayEnds(kind, DayEnds.Wanted.MOST).days()) {
            Instant over = end.day().plusDays(1).atStartOfDay(ZONE).toInstant();
            Instant t = over.isAfter(clock.instant()) ? clock.instant() : over;
            Map<UnitCode, UnitCounts> counts = end.counts() == null ? noneOfAny() : end.counts();
            assertCounts("end of " + end.day(), end.period(), rig.history.on(end.day()), t, counts);
        }
    }

    private static Map<UnitCode, UnitCounts> noneOfAny() {
        Map<UnitCode, UnitCounts> none = new LinkedHashMap<>();
        for (Unit unit : UNITS.all()) none.put(unit.code(), UnitCounts.NONE);
        return none;
    }

    private void assertCounts(String what, Period period, Instant t, Map<UnitCode, UnitCounts> counts) {
        assertCounts(what, period, rig.treeOf(period), t, counts);
    }

    private void assertCounts(String what, Period period, Units tree, Instant t, Map<UnitCode, UnitCounts> counts) {
        Instant start = period.first().atStartOfDay(ZONE).toInstant();
        for (Unit unit : UNITS.all()) {
            Set<UnitCode> subtree = WindowRig.subtree(tree, unit.code());
            for (Measure measure : MEASURES) {
                assertEquals(
                        SlowThings.count(things.values(), subtree, measure, start, t),
                        counts.get(unit.code()).of(measure),
                        () -> what + " " + period.id() + " of " + unit.code() + ": " + measure);
            }
        }
    }

    // ---- one by one

    private static final UnitCode OFFICE = new UnitCode("H48.01.1");
    private static final Measure RECEIVED_ON_TIME = Measure.count(Base.PETITIONS_RECEIVED, ON_TIME);

    private void petition(String received, String late) {
        things.put(
                "petition",
                new SlowThings.Petition(
                        OFFICE, at(received), ON_TIME, List.of(new SlowThings.Revision(at(late), 0)), null));
    }

    private long onTime(Map<UnitCode, UnitCounts> counts) {
        return counts.get(OFFICE).of(RECEIVED_ON_TIME);
    }

    private long onTime(String period) {
        return onTime(rig.loop.await(() -> rig.window.read(-1)).counts().get(period));
    }

    @Test
    void givenAPetitionOfLastMonth_whenItGetsLateThisMonth_thenLastMonthStaysAndTheQuarterChanges(Vertx vertx) {
        begin(vertx, at("11-10 08:00"), new UnitHistory(UNITS.all()));
        try (WindowRig used = rig) {
            petition("10-28 09:00", "11-10 17:00");
            settle();
            assertEquals(1, onTime("2026-Q4"));
            assertEquals(1, onTime("30d"));

            clock.set(at("11-10 17:01"));
            settle();

            Period october = Period.month(YearMonth.of(2026, 10));
            assertEquals(1, onTime(used.loop.await(() -> used.window.readClosed(october, List.of(OFFICE)))));
            assertEquals(0, onTime("2026-Q4"));
            assertEquals(0, onTime("2026"));
            assertEquals(0, onTime("30d"));
            assertEquals(1, dayStart("2026-Q4"));
            assertEquals(1, dayStart("2026"));
            used.assertHealthy();

            clock.set(at("11-11 08:00"));
            settle();
            assertEquals(0, dayStart("2026-Q4"));
            assertEquals(List.of(1L, 0L, 0L), lastDays(Period.Kind.QUARTER, 3));
            assertEquals(1, lastDays(Period.Kind.YEAR, 14).get(0));
            assertEquals(List.of(1L, 1L, 0L), lastDays(Period.Kind.QUARTER, 13).subList(9, 12));
            used.assertHealthy();

            clock.set(at("12-10 08:00"));
            settle();
            assertTrue(used.keys("t:").isEmpty(), "what turned a month ago is not asked for");
            used.assertHealthy();
        }
    }

    /** Received and on time at the ends of the last days. */
    private List<Long> lastDays(Period.Kind kind, int days) {
        return rig.readDayEnds(kind, days).days().stream()
                .map(end -> onTime(end.counts()))
                .toList();
    }

    private long dayStart(String period) {
        return onTime(
                rig.loop.await(() -> rig.window.readDayStart(List.of(OFFICE))).get(period));
    }

    @Test
    void givenAPetitionThatGotLate_whenItsReceptionLeavesTheRollingWindow_thenNothingIsLeftOfIt(Vertx vertx) {
        begin(vertx, at("11-10 08:00"), new UnitHistory(UNITS.all()));
        try (WindowRig used = rig) {
            petition("11-08 09:00", "11-10 07:00");
            settle();
            Measure all = MEASURES.get(0);
            UnitCounts week = used.loop
                    .await(() -> used.window.read(-1))
                    .counts()
                    .get("7d")
                    .get(OFFICE);
            assertEquals(List.of(1L, 0L), List.of(week.of(all), week.of(RECEIVED_ON_TIME)));

            clock.set(at("11-15 08:00"));
            settle();

            week = used.loop
                    .await(() -> used.window.read(-1))
                    .counts()
                    .get("7d")
                    .get(OFFICE);
            assertEquals(List.of(0L, 0L), List.of(week.of(all), week.of(RECEIVED_ON_TIME)));
            used.assertHealthy();
        }
    }

    @Test
    void givenWhatTurnedToday_whenItIsTamperedWith_thenTheCheckFindsIt(Vertx vertx) {
        begin(vertx, at("11-10 08:00"), new UnitHistory(UNITS.all()));
        try (WindowRig used = rig) {
            petition("11-08 09:00", "11-10 07:00");
            settle();
            used.assertHealthy();
            String key = used.keys("t:").get(0);

            used.loop.await(() -> used.redis.del(List.of(key)));

            WindowCheck.Report report = used.check();
            // Two counts, and what was written of how many the key holds.
            assertEquals(3, report.differing(), report.differences()::toString);
            used.loop.await(() -> used.window.rebuild(done -> {}));
            used.assertHealthy();
        }
    }
}
