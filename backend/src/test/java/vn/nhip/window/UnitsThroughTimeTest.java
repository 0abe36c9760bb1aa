package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.ACase;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/** On 1 December 2026 an office goes below another department. */
@ExtendWith(VertxExtension.class)
class UnitsThroughTimeTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final UnitCode PROVINCE = new UnitCode("H48");
    private static final UnitCode OFFICE = ACase.OFFICE;
    private static final UnitCode NEW = new UnitCode("H48.02");
    private static final Measure PROCEDURES = new Measure(Base.HANDLED, 0, 0, Measure.Form.DISTINCT_PROCEDURES);
    private static final Period NOVEMBER = Period.month(YearMonth.of(2026, 11));

    private final HandClock clock = new HandClock(at("11-30 23:00"));
    private WindowRig rig;
    private int serial;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void begin(Vertx vertx) {
        rig = new WindowRig(vertx, servers, clock, reform(OFFICE, DAY));
    }

    @AfterEach
    void end() {
        rig.close();
    }

    /** One unit goes below another on a day. */
    private static UnitHistory reform(UnitCode moves, LocalDate day) {
        List<Unit> lines = new java.util.ArrayList<>();
        for (Unit unit : Histories.UNITS.all()) {
            if (!unit.code().equals(moves)) {
                lines.add(unit);
                continue;
            }
            lines.add(MovingUnits.line(unit, unit.parent(), null, day.minusDays(1), null));
            lines.add(MovingUnits.line(unit, NEW, day, null, null));
        }
        return new UnitHistory(lines);
    }

    private Update told(ACase one) {
        serial++;
        return new Update(
                "e-" + serial, null, new CaseUpdate.Snapshot(new CaseNumber("case-" + serial), one.snapshot(), false));
    }

    private Set<String> prefixes() {
        Set<String> prefixes = new HashSet<>();
        for (String key : rig.keys("")) prefixes.add(key.substring(0, key.indexOf(':', key.indexOf("}:") + 2)));
        return prefixes;
    }

    private Map<UnitCode, UnitCounts> closed(Period period) {
        return rig.loop.await(() -> rig.window.readClosed(period, List.of(PROVINCE, NEW)));
    }

    private Map<UnitCode, UnitCounts> open(String period) {
        return rig.loop.await(() -> rig.window.read(-1)).counts().get(period);
    }

    private static List<Long> handled(Map<UnitCode, UnitCounts> counts, Measure measure) {
        return List.of(counts.get(PROVINCE).of(measure), counts.get(NEW).of(measure));
    }

    private void assertMoved() {
        assertEquals(List.of(1L, 0L), handled(closed(NOVEMBER), Measure.HANDLED));
        assertEquals(List.of(1L, 0L), handled(closed(NOVEMBER), PROCEDURES));
        assertEquals(List.of(1L, 1L), handled(open("2026-12"), Measure.HANDLED));
        assertEquals(List.of(1L, 1L), handled(open("2026-12"), PROCEDURES));
        assertEquals(List.of(1L, 1L), handled(open("2026"), PROCEDURES));
        rig.assertHealthy();
        rig.assertOpenPeriods(rig.cases());
    }

    @Test
    void givenAUnitThatMovesAtMidnight_whenTheDayBegins_thenOpenPeriodsCountItThereAndClosedOnesWhereItWas() {
        rig.append(told(aCase().received("11-30 22:00").due("12-20 17:00")));
        rig.settle();
        assertEquals(List.of(1L, 0L), handled(open("2026-11"), PROCEDURES));
        Set<String> before = prefixes();

        clock.set(at("12-01 00:00").plusMillis(1));
        rig.settle();

        assertMoved();
        assertEquals(2, rig.rebuilds());
        assertTrue(prefixes().containsAll(before), "the windows of yesterday stand beside");
        assertEquals(2, prefixes().size());
        rig.restart();
        rig.settle();
        assertEquals(2, rig.rebuilds());
        assertMoved();
    }

    @Test
    void givenALedgerThatSeesTheDayFirst_whenRefreshed_thenTheWindowsFollowIt() {
        rig.append(told(aCase().received("11-30 22:00").due("12-20 17:00")));
        rig.settle();
        rig.window = rig.newWindow(new HandClock(at("11-30 23:59")));
        clock.set(at("12-01 00:00").plusMillis(5));
        rig.append(told(aCase().received("12-01 00:00").due("12-20 17:00")));

        rig.loop.await(rig.window::refresh);

        assertEquals(List.of(2L, 2L), handled(open("2026-12"), Measure.HANDLED));
        rig.assertOpenPeriods(rig.cases());
    }

    @Test
    void givenAnEventThatComesAfterTheMove_whenItIsOfTheMonthBefore_thenItCountsWhereTheUnitWas() {
        rig.append(told(aCase().received("11-30 22:00").due("12-20 17:00")));
        rig.settle();
        clock.set(at("12-02 08:00"));
        rig.settle();
        long position = rig.loop.await(rig.reader::head).position();

        rig.append(told(aCase().received("11-29 08:00").ready("11-29 09:00")));
        rig.settle();

        assertEquals(List.of(2L, 0L), handled(closed(NOVEMBER), Measure.HANDLED));
        RedisWindow.Earlier then = rig.loop
                .await(() -> rig.window.readAt(List.of(NOVEMBER), position))
                .get(NOVEMBER);
        assertEquals(List.of(1L, 0L), handled(then.counts(), Measure.HANDLED));
        rig.assertHealthy();
    }

    @Test
    void givenWindowsOfManyCatalogues_whenNewerOnesStand_thenOnlyTheNewestTwoAreKept() {
        rig.append(told(aCase().received("11-30 22:00").due("12-20 17:00")));
        rig.settle();
        String first = prefixes().iterator().next();
        rig.loop.await(() -> rig.redis.set(List.of("nhip:{H49}:w3-1:head", "of another province")));
        rig.loop.await(() -> rig.redis.set(List.of("other", "of somebody else")));
        for (int day = 2; day <= 4; day++) {
            UnitCode[] moves = {OFFICE, new UnitCode("H48.100"), new UnitCode("H48.01.2")};
            RedisWindow next = rig.newWindow(reform(moves[day - 2], LocalDate.of(2026, 11, 1)), clock);
            rig.loop.await(next::refresh);
        }

        Set<String> kept = prefixes();
        kept.removeIf(prefix -> prefix.contains("H49"));
        assertEquals(2, kept.size(), kept::toString);
        assertTrue(!kept.contains(first), "the oldest are gone");
        assertEquals(
                1,
                rig.loop
                        .await(() -> rig.redis.exists(List.of("nhip:{H49}:w3-1:head")))
                        .toInteger());
        assertEquals(1, rig.loop.await(() -> rig.redis.exists(List.of("other"))).toInteger());
    }

    // ---- which periods there are

    @Test
    void givenCasesOfTwoMonths_whenAsked_thenTheseAndNoOthersAreNamed() {
        rig.settle();
        assertEquals(Set.of(), rig.loop.await(() -> rig.window.months()));
        rig.append(told(aCase().received("10-05 08:00").ready("11-03 09:00")));
        rig.settle();

        assertEquals(Set.of("2026-10", "2026-11"), rig.loop.await(() -> rig.window.months()));
    }

    // ---- earlier positions

    @Test
    void givenPositionsBeforeTheFirstAndBeyondTheLast_whenRead_thenNothingAndThePresent() {
        rig.append(told(aCase().received("11-30 22:00").due("12-20 17:00")));
        rig.settle();

        RedisWindow.Earlier nothing =
                rig.loop.await(() -> rig.window.readAt(List.of(NOVEMBER), 0)).get(NOVEMBER);
        RedisWindow.Earlier present =
                rig.loop.await(() -> rig.window.readAt(List.of(NOVEMBER), 99)).get(NOVEMBER);

        assertEquals(new RedisWindow.Earlier(0, Instant.EPOCH, null, nothing.counts(), Map.of()), nothing);
        assertEquals(Set.of(UnitCounts.NONE), new HashSet<>(nothing.counts().values()));
        assertEquals(6, nothing.counts().size());
        assertEquals(1, present.position());
        assertEquals(at("11-30 23:00"), present.asOf());
        assertEquals(open("2026-11"), present.counts());
    }

    @Test
    void givenALedgerAheadOfTheWindows_whenAnEarlierPositionIsRead_thenTheWindowsPositionIsTheNewest() {
        rig.append(told(aCase().received("11-30 22:00").due("12-20 17:00")));
        rig.settle();
        rig.append(told(aCase().received("11-30 22:30").due("12-20 17:00")));

        RedisWindow.Earlier read =
                rig.loop.await(() -> rig.window.readAt(List.of(NOVEMBER), 2)).get(NOVEMBER);

        assertEquals(1, read.position());
        assertEquals(1, read.counts().get(PROVINCE).of(Measure.HANDLED));
    }

    @Test
    void givenMoreChangesThanOneQuestionMayCost_whenRead_thenItIsRefusedInWords() {
        for (int i = 0; i < 4; i++)
            rig.append(told(aCase().received("11-30 22:00").due("12-20 17:00")));
        rig.settle();
        Period week = Period.rolling(7, LocalDate.of(2026, 11, 30));

        identity = rig.loop.await(rig.reader::identity);
        assertNotEquals(null, rig.loop.await(() -> reader(6).read(List.of(NOVEMBER), 1)));
        Throwable refused = OnContext.failureOf(rig.loop.start(() -> reader(5).read(List.of(NOVEMBER), 1)));
        assertInstanceOf(TooFarBackException.class, refused);
        assertEquals("that position lies too far back: more than 5 marks would have to be read", refused.getMessage());
        refused = OnContext.failureOf(rig.loop.start(() -> reader(5).read(List.of(week), 3)));
        assertInstanceOf(TooFarBackException.class, refused);
    }

    private String identity;

    private EarlierReader reader(long mostMarks) {
        RedisClient commands = new RedisClient(rig.client, 10_000);
        MeasureIndex index = new MeasureIndex(WindowRig.MEASURES);
        UnitHistory units = rig.history;
        Layout layout = Layout.of(commands, identity, units.on(LocalDate.of(2026, 11, 30)), Histories.ZONE, index);
        LedgerReader ledger = rig.reader;
        return new EarlierReader(ledger, layout, Histories.ZONE, day -> new Tree(units.on(day)), mostMarks);
    }
}
