package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.window.DayEnds;
import vn.nhip.window.RedisWindow;

/**
 * The lines of the last days, unit by unit. One that was counted is right until the windows change and good enough for a
 * minute, so any number of readers costs one counting a minute.
 */
public final class UnitLines {
    private static final int MOST_KEPT = 64;
    private static final long GOOD_FOR_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final RedisWindow window;
    private final ScoreTicker desk;
    private final CatalogueSet methods;
    private final UnitHistory history;
    private final ZoneId zone;
    private final LongSupplier nanos;
    private final WorkQueue<Key, UnitLine> turns;
    private final Map<Key, Kept> kept = new LeastUsed<>(MOST_KEPT);

    private record Key(UnitCode unit, Period.Kind kind, View view) {}

    /** @param at of the clock for ages */
    private record Kept(UnitLine line, long version, long at) {}

    /** @param nanos a clock for ages, as {@code System.nanoTime()} */
    UnitLines(
            RedisWindow window, ScoreTicker desk, CatalogueSet methods, Scoreboard.Ground ground, LongSupplier nanos) {
        this.window = window;
        this.desk = desk;
        this.methods = methods;
        this.history = ground.history();
        this.zone = ground.zone();
        this.nanos = nanos;
        ScoreMeters meters = ground.meters();
        this.turns = new WorkQueue<>("too many lines wait to be counted", meters::lineComputed, meters::lineRefused);
    }

    /**
     * The last {@link DayEnds.Wanted#MOST} days of a unit. Fails with {@link IllegalStateException} before the first tick,
     * and with {@link BusyException} when too many are asked for at once.
     *
     * @param kind of calendar periods
     */
    public Future<UnitLine> of(UnitCode unit, Period.Kind kind, View view) {
        Tick last = desk.last();
        if (last == null) return Future.failedFuture(new IllegalStateException("the scores are not ready yet"));
        Key key = new Key(unit, kind, view);
        Kept known = kept.get(key);
        if (known != null && holds(known, last)) return Future.succeededFuture(known.line());
        return turns.of(key, () -> count(key, last.today()));
    }

    private boolean holds(Kept known, Tick last) {
        boolean ofToday = known.line().today().day().equals(last.today());
        boolean same = known.version() == last.reading().version();
        return ofToday && (same || nanos.getAsLong() - known.at() < GOOD_FOR_NANOS);
    }

    private Future<UnitLine> count(Key key, LocalDate today) {
        long begun = nanos.getAsLong();
        UnitCode province = history.on(today).province().code();
        Map<UnitCode, Set<Measure>> wanted = new HashMap<>();
        Set<Measure> inherited = inherited(key.view(), today);
        if (!inherited.isEmpty()) wanted.put(province, inherited);
        wanted.put(key.unit(), null);
        return window.readDayEnds(new DayEnds.Wanted(key.kind(), DayEnds.Wanted.MOST, wanted))
                .map(read -> {
                    UnitLine line = line(key, read);
                    kept.put(key, new Kept(line, read.version(), begun));
                    return line;
                });
    }

    /** What units take from the province, by any catalogue that is in force on one of the days. */
    private Set<Measure> inherited(View view, LocalDate today) {
        Set<Measure> inherited = new HashSet<>();
        today.minusDays(DayEnds.Wanted.MOST)
                .datesUntil(today.plusDays(2))
                .forEach(day -> methods.maker(view, day).method().catalogue().components().stream()
                        .filter(Component::inherited)
                        .forEach(component -> inherited.addAll(component.measures())));
        return inherited;
    }

    private UnitLine line(Key key, DayEnds read) {
        List<UnitLine.Day> days =
                read.days().stream().map(end -> day(key, end, read)).toList();
        Unit unit = history.on(read.today()).find(key.unit()).orElseThrow();
        return new UnitLine(unit, read.asOf(), read.position(), days);
    }

    private UnitLine.Day day(Key key, DayEnds.DayEnd end, DayEnds read) {
        JudgedPeriod judged = JudgedPeriod.of(end.period(), end.day(), history);
        SheetMaker maker = methods.maker(key.view(), end.day());
        Unit unit = judged.units().find(key.unit()).orElseThrow();
        boolean begun = unit.validFrom() == null || !end.day().isBefore(unit.validFrom());
        Sheet sheet = end.counts() == null || !begun ? null : maker.sheet(unit, judged, end.counts(), read.figures());
        return new UnitLine.Day(end.day(), at(end.day(), read), end.period(), maker.method(), sheet);
    }

    /** The end of the day; of today the instant of the position, or its beginning where nothing has come since. */
    private Instant at(LocalDate day, DayEnds read) {
        if (day.isBefore(read.today()))
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        Instant began = day.atStartOfDay(zone).toInstant();
        return read.asOf().isBefore(began) ? began : read.asOf();
    }
}
