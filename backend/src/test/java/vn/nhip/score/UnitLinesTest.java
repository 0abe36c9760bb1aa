package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.ZONE;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;
import vn.nhip.window.DayEnds;

/** The lines of the last days, beside what every other question about these days is answered. */
class UnitLinesTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final UnitCode PROVINCE = new UnitCode("H48");
    private static final UnitCode JUSTICE = new UnitCode("H48.01");
    private static final List<Period.Kind> KINDS = List.of(Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.YEAR);

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

    private ScoreRig rig(String now) {
        HandClock clock = new HandClock(Instant.parse(now));
        return new ScoreRig(vertx, servers, clock, new UnitHistory(Histories.UNITS.all()), catalogues());
    }

    private Update update(CaseUpdate what, Instant at) {
        return new Update("u-" + next++, at, what);
    }

    /** Counted anew. */
    private static UnitLine line(ScoreRig rig, UnitCode unit, Period.Kind kind) {
        return rig.loop.await(
                () -> rig.lines(() -> 0).of(unit, kind, rig.board.methods().main()));
    }

    // ---- beside the other answers

    @Test
    void givenRandomHistories_thenTodayIsTheSheetAndPeriodsThatClosedEndAsTheirSheetsSay() {
        Histories.forAll(4, any -> {
            next = 0;
            try (ScoreRig rig = rig("2026-10-" + (10 + any.below(20)) + "T03:00:00Z")) {
                for (int day = 0; day < 6; day++) {
                    List<Update> updates = new ArrayList<>();
                    Instant now = rig.clock.instant();
                    for (int i = any.below(12); i > 0; i--) {
                        boolean given = any.oneIn(6);
                        updates.add(update(given ? figure(any) : any.ofCase(any.number(25), now), now));
                    }
                    rig.append(updates.toArray(Update[]::new));
                    rig.settle();
                    // What the day began with is read anew some ticks after late news.
                    for (int tick = 0; tick < 27; tick++)
                        rig.loop.await(() -> rig.board.desk().tick());
                    for (Period.Kind kind : KINDS) assertAgrees(rig, kind);
                    rig.clock.set(now.plus(Duration.ofHours(1 + any.below(160))));
                }
            }
        });
    }

    private static CaseUpdate.Figure figure(Histories any) {
        String period = any.oneOf(List.of("2026-W45", "2026-W46", "2026-10", "2026-11", "2026-Q4", "2026"));
        BigDecimal met = any.oneIn(3) ? null : new BigDecimal(any.below(9));
        String component = any.oneOf(List.of("1.4", "4.6", "5.4"));
        return new CaseUpdate.Figure(any.oneOf(List.of(JUSTICE, PROVINCE)), period, component, met, BigDecimal.TEN);
    }

    private static void assertAgrees(ScoreRig rig, Period.Kind kind) {
        for (Unit unit : Histories.UNITS.all()) {
            UnitLine line = line(rig, unit.code(), kind);
            assertEquals(DayEnds.Wanted.MOST, line.days().size());
            assertEquals(rig.today(), line.today().day());
            String what = unit.code() + " by " + kind + " on " + rig.today();
            UnitRow row = rig.ask(kind.name().toLowerCase(Locale.ROOT), null)
                    .standing()
                    .rows()
                    .get(unit.code());
            assertEquals(row.sheet(), sheetOf(line.today(), row.sheet()), what);
            for (int i = 1; i < line.days().size(); i++) {
                UnitLine.Day before = line.days().get(i - 1);
                UnitLine.Day day = line.days().get(i);
                assertEquals(before.day().plusDays(1), day.day());
                assertEquals(!before.period().equals(day.period()), day.begins(), what);
                assertFalse(before.at().isAfter(day.at()), what);
                if (!day.begins() || before.sheet() == null) continue;
                Sheet closed = rig.ask(before.period().id(), null)
                        .standing()
                        .rows()
                        .get(unit.code())
                        .sheet();
                assertEquals(
                        closed, before.sheet(), what + ": " + before.period().id());
            }
            assertYesterday(row, line, what);
        }
    }

    /** Of a province that has not begun nothing is known, although its sheet can be made. */
    private static Sheet sheetOf(UnitLine.Day day, Sheet instead) {
        return day.sheet() == null && instead.counts().received() == 0 ? instead : day.sheet();
    }

    /** The day's own part of the change since it began: a line knows what came late. */
    private static void assertYesterday(UnitRow row, UnitLine line, String what) {
        UnitLine.Day yesterday = line.days().get(line.days().size() - 2);
        if (line.today().begins() || row.lateDelta() == null || yesterday.sheet() == null) return;
        BigDecimal change =
                line.today().sheet().total().subtract(yesterday.sheet().total());
        assertEquals(0, row.delta().subtract(row.lateDelta()).compareTo(change), what);
    }

    // ---- what is not known

    /** An open case. @param received with its time, in the province's zone */
    private Update told(String unit, String received, String number) {
        CaseSnapshot snapshot = new CaseSnapshot(
                new UnitCode(unit),
                new ProcedureCode("1.000002"),
                Status.IN_PROCESS,
                null,
                at(received),
                at("12-20 17:00"),
                null,
                null,
                null,
                0,
                0,
                List.of());
        return update(new CaseUpdate.Snapshot(new CaseNumber(number), snapshot, false), null);
    }

    @Test
    void givenALedgerThatBeganDaysAgo_thenTheDaysBeforeItHaveNoFigure() {
        try (ScoreRig rig = rig("2026-11-20T03:00:00Z")) {
            rig.append(told("H48.01", "11-12 09:00", "A-1"));
            rig.settle();

            for (Period.Kind kind : KINDS) {
                UnitLine line = line(rig, JUSTICE, kind);
                for (UnitLine.Day day : line.days()) {
                    boolean begun = !day.day().isBefore(LocalDate.of(2026, 11, 12));
                    assertEquals(begun, day.known(), day.day().toString());
                    if (!begun) assertNull(day.sheet());
                }
                assertEquals(Instant.parse("2026-11-12T17:00:00Z"), endOf(line, "2026-11-12"));
                assertEquals(line.asOf(), line.today().at());
            }
        }
    }

    private static Instant endOf(UnitLine line, String day) {
        return line.days().stream()
                .filter(one -> one.day().equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow()
                .at();
    }

    @Test
    void givenAUnitThatBeganDaysAgo_thenTheDaysBeforeItHaveNoFigure() {
        List<Unit> lines = new ArrayList<>(Histories.UNITS.all());
        lines.add(new Unit(
                new UnitCode("H48.03"), "Mới", "Mới", "department", PROVINCE, LocalDate.of(2026, 11, 15), null));
        HandClock clock = new HandClock(Instant.parse("2026-11-20T03:00:00Z"));
        try (ScoreRig rig = new ScoreRig(vertx, servers, clock, new UnitHistory(lines), catalogues())) {
            rig.append(told("H48.03", "11-16 09:00", "A-1"), told("H48.01", "10-02 09:00", "A-2"));
            rig.settle();

            UnitLine line = line(rig, new UnitCode("H48.03"), Period.Kind.MONTH);

            assertEquals(
                    line.days().stream()
                            .filter(day -> !day.day().isBefore(LocalDate.of(2026, 11, 15)))
                            .toList(),
                    line.days().stream().filter(day -> day.sheet() != null).toList());
        }
    }

    @Test
    void givenAFigureWhoseValidityIsOver_thenTheDaysAfterItAreWithoutIt() {
        try (ScoreRig rig = rig("2026-11-20T03:00:00Z")) {
            rig.append(told("H48.01", "10-02 09:00", "A-1"));
            rig.append(update(
                    new CaseUpdate.Figure(
                            JUSTICE,
                            "2026-11",
                            "5.4",
                            BigDecimal.ONE,
                            BigDecimal.TEN,
                            new Provenance("report", null, null, LocalDate.of(2026, 11, 15))),
                    null));
            rig.settle();

            Map<LocalDate, ComponentScore.Origin> origins = line(rig, JUSTICE, Period.Kind.MONTH).days().stream()
                    .collect(Collectors.toMap(
                            UnitLine.Day::day, day -> component(day, "5.4").origin()));

            assertEquals(ComponentScore.Origin.COUNTED, origins.get(LocalDate.of(2026, 10, 31)));
            assertEquals(ComponentScore.Origin.GIVEN, origins.get(LocalDate.of(2026, 11, 1)));
            assertEquals(ComponentScore.Origin.GIVEN, origins.get(LocalDate.of(2026, 11, 15)));
            assertEquals(ComponentScore.Origin.COUNTED, origins.get(LocalDate.of(2026, 11, 16)));
        }
    }

    private static ComponentScore component(UnitLine.Day day, String id) {
        return day.sheet().components().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    // ---- what it costs

    @Test
    void givenManyReaders_thenALineIsCountedOnceAMinuteAndAnewWithTheDay() {
        try (ScoreRig rig = rig("2026-11-20T03:00:00Z")) {
            long[] nanos = {0};
            rig.append(told("H48.01", "11-12 09:00", "A-1"));
            rig.settle();
            UnitLines lines = rig.lines(() -> nanos[0]);
            View view = rig.board.methods().main();
            UnitLine first = rig.loop.await(() -> lines.of(JUSTICE, Period.Kind.MONTH, view));

            nanos[0] = TimeUnit.HOURS.toNanos(1);
            assertSame(first, rig.loop.await(() -> lines.of(JUSTICE, Period.Kind.MONTH, view)), "nothing has changed");
            rig.append(told("H48.01", "11-13 09:00", "A-2"));
            rig.settle();
            UnitLine second = rig.loop.await(() -> lines.of(JUSTICE, Period.Kind.MONTH, view));
            assertEquals(2, received(second));
            rig.append(told("H48.01", "11-14 09:00", "A-3"));
            rig.settle();
            nanos[0] += TimeUnit.SECONDS.toNanos(59);
            assertSame(second, rig.loop.await(() -> lines.of(JUSTICE, Period.Kind.MONTH, view)), "within the minute");
            nanos[0] += TimeUnit.SECONDS.toNanos(1);
            assertEquals(3, received(rig.loop.await(() -> lines.of(JUSTICE, Period.Kind.MONTH, view))));

            rig.clock.set(Instant.parse("2026-11-20T17:00:01Z"));
            rig.settle();
            UnitLine next = rig.loop.await(() -> lines.of(JUSTICE, Period.Kind.MONTH, view));
            assertEquals(LocalDate.of(2026, 11, 21), next.today().day());
            assertEquals(
                    next.today().day().atStartOfDay(ZONE).toInstant(),
                    next.today().at());
        }
    }

    private static long received(UnitLine line) {
        return line.today().sheet().counts().received();
    }

    @Test
    void givenMoreLinesThanMayWait_whenTheyAreAskedForAtOnce_thenTheLastAreRefused() {
        try (ScoreRig rig = rig("2026-11-20T03:00:00Z")) {
            rig.append(told("H48.01", "11-12 09:00", "A-1"));
            rig.settle();
            List<View> views = List.of(rig.board.methods().main(), new View("766-portal-2026", null));
            List<Future<UnitLine>> asked = new ArrayList<>();
            rig.loop.await(() -> {
                for (View view : views) {
                    for (Period.Kind kind : KINDS) {
                        for (Unit unit : Histories.UNITS.all()) {
                            asked.add(rig.board.lines().of(unit.code(), kind, view));
                        }
                    }
                }
                // One that is asked for already waits for no turn of its own.
                asked.add(rig.board.lines().of(PROVINCE, Period.Kind.MONTH, views.get(0)));
                return Future.join(asked).otherwiseEmpty();
            });

            List<Future<UnitLine>> refused =
                    asked.stream().filter(Future::failed).toList();
            assertEquals(views.size() * KINDS.size() * 6 - 2 - WorkQueue.MOST_WAITING, refused.size());
            refused.forEach(one -> assertInstanceOf(BusyException.class, one.cause()));
            assertSame(asked.get(0).result(), asked.get(asked.size() - 1).result());
        }
    }
}
