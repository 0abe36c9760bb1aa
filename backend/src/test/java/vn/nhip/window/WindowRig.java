package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.Histories.UNITS;
import static vn.nhip.testing.Histories.ZONE;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Response;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
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
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger;
import vn.nhip.ledger.LedgerMeters;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.PgLedger;
import vn.nhip.ledger.RecentChanges;
import vn.nhip.testing.ACase;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;
import vn.nhip.testing.SlowCount;

/** A ledger and windows on real servers, and the question whether they agree with a slow count of the cases. */
final class WindowRig implements AutoCloseable {
    private static final long ON_TIME = Fact.ON_TIME.bit();
    static final Measure LATE = new Measure(Base.HANDLED, 0, ON_TIME, Measure.Form.COUNT);

    static final List<Measure> MEASURES = List.of(
            Measure.RECEIVED,
            Measure.HANDLED,
            Measure.COMPLETED,
            Measure.ON_TIME,
            Measure.OPEN,
            Measure.OPEN_ON_TIME,
            LATE,
            new Measure(Base.RECEIVED, Fact.ONLINE.bit(), Fact.FEE_DUE.bit(), Measure.Form.COUNT),
            new Measure(Base.HANDLED, Fact.RESULT_SATISFIED.bit() | ON_TIME, Fact.DISLIKED.bit(), Measure.Form.COUNT),
            new Measure(Base.COMPLETED, 0, 0, Measure.Form.HANDLING_MINUTES),
            new Measure(Base.RECEIVED, Fact.ONLINE.bit(), 0, Measure.Form.DISTINCT_PROCEDURES),
            new Measure(Base.HANDLED, 0, 0, Measure.Form.DISTINCT_PROCEDURES),
            new Measure(Base.HANDLED, ON_TIME, 0, Measure.Form.DISTINCT_PROCEDURES),
            new Measure(Base.OPEN, 0, ON_TIME, Measure.Form.DISTINCT_PROCEDURES),
            new Measure(Base.COMPLETED, Fact.ELECTRONIC_RESULT.bit(), 0, Measure.Form.DISTINCT_PROCEDURES),
            Measure.HANDLED.within(list("essential-25", "1.000001", "2.000001")),
            Measure.HANDLED.within(list("other", "1.000001", "1.000002")),
            Measure.RECEIVED.within(list("empty")),
            new Measure(Base.COMPLETED, 0, 0, Measure.Form.HANDLING_MINUTES).within(list("other", "1.000002")),
            new Measure(Base.HANDLED, ON_TIME, Fact.DISLIKED.bit(), Measure.Form.DISTINCT_PROCEDURES)
                    .within(list("essential-25", "1.000001", "2.000001")),
            new Measure(Base.RECEIVED, 0, 0, Measure.Form.DISTINCT_PROCEDURES)
                    .within(list("other", "1.000001", "1.000002")));

    private static ProcedureSet list(String id, String... procedures) {
        return new ProcedureSet(
                id, id, Arrays.stream(procedures).map(ProcedureCode::new).collect(Collectors.toSet()));
    }

    final OnContext loop;
    final UnitHistory history;
    private final List<Measure> measures;
    final HandClock clock;
    final PgLedger ledger;
    final LedgerReader reader;
    final RedisAPI redis;
    final ForgetfulRedis client;
    private final Pool pool;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Applied> applied = new ArrayList<>();
    RedisWindow window;

    /** A snapshot of a case, told once. */
    static Update told(String number, ACase one) {
        CaseUpdate.Snapshot snapshot = new CaseUpdate.Snapshot(new CaseNumber(number), one.snapshot(), false);
        return new Update("e-" + number, null, snapshot);
    }

    /** Component 3.1 of November, of ten. */
    static Update figure(String id, String met) {
        return new Update(
                id, null, new CaseUpdate.Figure(ACase.OFFICE, "2026-11", "3.1", new BigDecimal(met), BigDecimal.TEN));
    }

    /** Cases that are late, open and done, and a figure: something in every kind of key. To 20 November, 10:00. */
    void appendSome() {
        for (int i = 1; i <= 6; i++) {
            append(
                    told("a-" + i, aCase().received("10-0" + i + " 08:00").due("11-10 17:00")),
                    told("b-" + i, aCase().received("11-1" + i + " 08:00").due("12-10 17:00")),
                    told("c-" + i, aCase().received("11-20 09:3" + i).ready("11-20 09:50")));
        }
        append(figure("f", "1"));
        settle();
    }

    WindowRig(Vertx vertx, Servers servers, HandClock clock) {
        this(vertx, servers, clock, new UnitHistory(UNITS.all()));
    }

    WindowRig(Vertx vertx, Servers servers, HandClock clock, UnitHistory history) {
        this(vertx, servers, clock, history, MEASURES, LedgerReader::new);
    }

    WindowRig(
            Vertx vertx,
            Servers servers,
            HandClock clock,
            UnitHistory history,
            List<Measure> measures,
            BiFunction<Pool, RecentChanges, LedgerReader> reading) {
        this.clock = clock;
        this.history = history;
        this.measures = measures;
        loop = new OnContext(vertx);
        servers.sql("TRUNCATE ledger_batch, feed_update, case_file, case_change, figure, subject_file");
        PgConnectOptions way = PgConnectOptions.fromUri(servers.postgresUri());
        PgLedger.Limits limits = new PgLedger.Limits(10_000, 7, 10_000);
        ledger = new PgLedger(vertx, way, Histories.FOLD, clock, limits, new LedgerMeters(meters));
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(way)
                .using(vertx)
                .build();
        reader = reading.apply(pool, ledger.recent());
        client = new ForgetfulRedis(Redis.createClient(
                vertx,
                new RedisOptions().setConnectionString(servers.redisUri()).setMaxPoolSize(4)));
        redis = RedisAPI.api(client);
        flush();
        window = newWindow(clock);
    }

    /** As another process, or the next one, would open them. */
    RedisWindow newWindow(InstantSource time) {
        return newWindow(history, time);
    }

    RedisWindow newWindow(UnitHistory units, InstantSource time) {
        RedisWindow opened =
                new RedisWindow(client, reader, measures, units, ZONE, time, 10_000, new WindowMeters(meters));

        opened.onApplied(applied::add);
        return opened;
    }

    /** Starts anew, as after a crash: nothing is kept but what the servers hold. */
    void restart() {
        window = newWindow(clock);
    }

    double rebuilds() {
        return meters.counter("nhip.window.rebuilds").count();
    }

    void flush() {
        loop.await(() -> redis.flushdb(List.of()));
    }

    Ledger.Appended append(Update... updates) {
        return loop.await(() -> ledger.append("feed", List.of(updates)));
    }

    /** Brings everything to the clock. */
    void settle() {
        loop.await(ledger::wake);
        loop.await(window::refresh);
    }

    WindowCheck.Report check() {
        return loop.await(window::check);
    }

    List<CaseFile> cases() {
        List<CaseFile> files = new ArrayList<>();
        loop.await(() -> reader.readAll((head, page) -> {
            page.forEach(one -> files.add(one.file()));
            return Future.succeededFuture();
        }));
        return files;
    }

    /** The keys that begin so after the windows' prefix. */
    List<String> keys(String begin) {
        List<String> found = new ArrayList<>();
        for (Response key : loop.await(() -> redis.keys("nhip:*"))) {
            String name = key.toString();
            if (name.substring(name.indexOf("}:w") + 3)
                    .replaceFirst("[^:]*:", "")
                    .startsWith(begin)) found.add(name);
        }
        found.sort(null);
        return found;
    }

    // ---- the reference

    /** The tree that a period is judged by now. */
    Units treeOf(Period period) {
        LocalDate last = period.end().minusDays(1);
        LocalDate today = clock.instant().atZone(ZONE).toLocalDate();
        return history.on(last.isBefore(today) ? last : today);
    }

    static Set<UnitCode> subtree(Units units, UnitCode root) {
        Set<UnitCode> below = new HashSet<>();
        for (Unit unit : units.all()) {
            if (unit.code().equals(root) || units.above(unit.code()).contains(root)) below.add(unit.code());
        }
        return below;
    }

    private void assertCounts(
            Collection<CaseFile> files, String what, Period period, SlowCount slow, Map<UnitCode, UnitCounts> counts) {
        assertCounts(files, what, treeOf(period), slow, counts);
    }

    private static void assertCounts(
            Collection<CaseFile> files, String what, Units tree, SlowCount slow, Map<UnitCode, UnitCounts> counts) {
        for (Unit unit : UNITS.all()) {
            UnitCounts held = counts.get(unit.code());
            assertTrue(held != null, what + " lacks " + unit.code());
            Set<UnitCode> subtree = subtree(tree, unit.code());
            for (Measure measure : MEASURES) {
                assertEquals(
                        slow.count(files, subtree, measure),
                        held.of(measure),
                        () -> what + " of " + unit.code() + ": " + measure);
            }
            assertEquals(held.of(Measure.HANDLED), held.of(Measure.ON_TIME) + held.of(LATE));
        }
    }

    /** The windows say what the definitions say of these cases, in every open period, at this instant. */
    WindowSnapshot assertOpenPeriods(Collection<CaseFile> files) {
        WindowSnapshot reading = loop.await(() -> window.read(-1));
        LocalDate today = clock.instant().atZone(ZONE).toLocalDate();
        assertEquals(today, reading.today());
        assertEquals(loop.await(reader::head).position(), reading.position());
        for (Period period : Period.openOn(today)) {
            SlowCount slow = SlowCount.of(period.first(), period.end(), clock.instant());
            assertCounts(
                    files, "open " + period.id(), period, slow, reading.counts().get(period.id()));
        }
        assertPulse(files, reading);
        return reading;
    }

    private static void assertPulse(Collection<CaseFile> files, WindowSnapshot reading) {
        WindowSnapshot.Pulse pulse = reading.pulse();
        long last = Mark.minuteOf(reading.asOf());
        assertEquals(last, pulse.minute());
        List<CaseFile> counted = files.stream()
                .filter(file -> file.counted() && file.receivedAt().isBefore(reading.asOf()))
                .toList();
        for (int i = 0; i < 60; i++) {
            assertSeries(counted, pulse.hour(), i, new Minutes(last - 59 + i, last - 58 + i, reading.asOf()));
        }
        long midnight = Mark.minuteOf(reading.today().atStartOfDay(ZONE).toInstant());
        assertEquals(midnight, pulse.dayFrom());
        assertEquals(
                last < midnight ? 0 : (last - midnight) / 15 + 1, pulse.day().received().length);
        for (int i = 0; i < pulse.day().received().length; i++) {
            long from = midnight + 15L * i;
            assertSeries(counted, pulse.day(), i, new Minutes(from, from + 15, reading.asOf()));
        }
    }

    /** @param to excluded @param until what comes at this instant or later counts when its time has come */
    private record Minutes(long from, long to, Instant until) {
        boolean hold(Instant at) {
            return at != null && at.isBefore(until) && Mark.minuteOf(at) >= from && Mark.minuteOf(at) < to;
        }
    }

    private static void assertSeries(List<CaseFile> counted, WindowSnapshot.Series series, int at, Minutes minutes) {
        List<CaseFile> received =
                counted.stream().filter(file -> minutes.hold(file.receivedAt())).toList();
        assertEquals(received.size(), series.received()[at], "received in " + minutes);
        assertEquals(
                received.stream().filter(file -> Fact.ONLINE.in(file.facts())).count(),
                series.online()[at],
                "online in " + minutes);
        assertEquals(
                counted.stream().filter(file -> minutes.hold(file.finishedAt())).count(),
                series.finished()[at],
                "finished in " + minutes);
    }

    /** A closed period is judged at its end, whatever came later. */
    void assertClosed(Collection<CaseFile> files, Period period) {
        List<UnitCode> all = UNITS.all().stream().map(Unit::code).toList();
        SlowCount slow = SlowCount.of(period.first(), period.end(), clock.instant());
        assertCounts(files, "closed " + period.id(), period, slow, loop.await(() -> window.readClosed(period, all)));
    }

    /** The open periods as they stood when today began. */
    void assertDayStart(Collection<CaseFile> files) {
        LocalDate today = clock.instant().atZone(ZONE).toLocalDate();
        Instant start = today.atStartOfDay(ZONE).toInstant();
        Map<String, Map<UnitCode, UnitCounts>> began =
                loop.await(() -> window.readDayStart(List.of(UNITS.province().code())));
        for (Period period : Period.openOn(today.minusDays(1))) {
            boolean rolls = period.kind() == Period.Kind.ROLLING;
            if (!rolls && !period.contains(today)) continue;
            SlowCount slow = SlowCount.of(period.first(), period.end(), start);
            assertCounts(files, "day start of " + period.id(), history.on(today), slow, began.get(period.id()));
        }
    }

    /** Every unit at the end of each of the last days, in the calendar period of a kind. */
    DayEnds readDayEnds(Period.Kind kind, int days) {
        Map<UnitCode, Set<Measure>> all = new HashMap<>();
        for (Unit unit : UNITS.all()) all.put(unit.code(), null);
        return loop.await(() -> window.readDayEnds(new DayEnds.Wanted(kind, days, all)));
    }

    /** Each past day, of a number and kind by chance, says what the definitions say of these cases at its end. */
    void assertDayEnds(Collection<CaseFile> files, Histories any) {
        Period.Kind kind =
                any.oneOf(List.of(Period.Kind.WEEK, Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.YEAR));
        int days = any.oneIn(2) ? DayEnds.Wanted.MOST : 1 + any.below(DayEnds.Wanted.MOST);
        DayEnds read = readDayEnds(kind, days);
        assertEquals(days, read.days().size());
        for (DayEnds.DayEnd end : read.days()) {
            Instant over = end.day().plusDays(1).atStartOfDay(ZONE).toInstant();
            Instant t = over.isAfter(clock.instant()) ? clock.instant() : over;
            Period period = end.period();
            assertTrue(period.contains(end.day()) && period.kind() == kind, period.id());
            SlowCount slow = SlowCount.of(period.first(), period.end(), t);
            String what = "end of " + end.day() + " in " + period.id() + ", today " + read.today();
            boolean begun = files.stream()
                    .anyMatch(file -> file.counted() && file.receivedAt().isBefore(t));
            if (end.counts() == null) assertFalse(begun, what + " is known");
            else assertCounts(files, what, history.on(end.day()), slow, end.counts());
        }
        assertAgrees(read);
        assertPart(read, any.oneOf(measures), days);
    }

    /** When less is wanted of a unit, that is the same and nothing else is told but distinct procedures. */
    private void assertPart(DayEnds whole, Measure wanted, int days) {
        UnitCode province = UNITS.province().code();
        DayEnds part = loop.await(() -> window.readDayEnds(
                new DayEnds.Wanted(whole.days().get(0).period().kind(), days, Map.of(province, Set.of(wanted)))));
        for (int i = 0; i < days; i++) {
            Map<UnitCode, UnitCounts> all = whole.days().get(i).counts();
            Map<UnitCode, UnitCounts> some = part.days().get(i).counts();
            assertEquals(all == null, some == null);
            if (all == null) continue;
            for (Measure measure : measures) {
                boolean told = measure.equals(wanted) || measure.form() == Measure.Form.DISTINCT_PROCEDURES;
                long count = told ? all.get(province).of(measure) : 0;
                assertEquals(count, some.get(province).of(measure), measure::toString);
            }
        }
    }

    /** What is told of yesterday and of today by other ways is the same. */
    private void assertAgrees(DayEnds read) {
        List<UnitCode> all = UNITS.all().stream().map(Unit::code).toList();
        WindowSnapshot present = loop.await(() -> window.read(-1));
        DayEnds.DayEnd today = read.days().get(read.days().size() - 1);
        assertEquals(present.position(), read.position());
        assertEquals(present.figures(), read.figures());
        assertEquals(present.today(), today.day());
        if (today.counts() != null) {
            assertEquals(present.counts().get(today.period().id()), today.counts(), "today");
        }
        if (read.days().size() < 2) return;
        DayEnds.DayEnd yesterday = read.days().get(read.days().size() - 2);
        boolean sameTree = history.on(yesterday.day()).equals(history.on(today.day()));
        if (!sameTree || yesterday.counts() == null || !yesterday.period().equals(today.period())) return;
        Map<UnitCode, UnitCounts> began =
                loop.await(() -> window.readDayStart(all)).get(today.period().id());
        assertEquals(began, yesterday.counts(), "yesterday");
    }

    void assertHealthy() {
        WindowCheck.Report report = check();
        assertEquals(List.of(), report.differences());
        assertEquals(0, report.differing());
    }

    /** What the windows told that they added, once each. */
    Map<Mark, Integer> marksTold() {
        Map<Mark, Integer> sum = new HashMap<>();
        for (Applied stretch : applied) {
            stretch.changes()
                    .forEach(change -> change.marks()
                            .forEach(mark ->
                                    sum.merge(mark.sign() > 0 ? mark : mark.negated(), mark.sign(), Integer::sum)));
        }
        sum.values().removeIf(times -> times == 0);
        return sum;
    }

    static Map<String, WindowSnapshot.Figure> figures(Collection<CaseUpdate.Figure> figures) {
        Map<String, WindowSnapshot.Figure> held = new HashMap<>();
        for (CaseUpdate.Figure figure : figures)
            held.put(figure.key(), new WindowSnapshot.Figure(figure.met(), figure.total()));
        return held;
    }

    @Override
    public void close() {
        loop.await(() -> ledger.close().compose(closed -> pool.close()));
        loop.await(client::close);
    }
}
