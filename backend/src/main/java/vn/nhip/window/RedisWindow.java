package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.LedgerReader;

/**
 * The windows in Redis: a materialised view of the ledger. Batches are applied in the ledger's order, each in one script
 * that also stores the position, so a batch counts exactly once whatever crashes. Windows that are missing, flushed or of
 * another catalogue are rebuilt from the ledger to the same integers.
 *
 * <p>Operations follow one another; use an instance only from its context.
 */
public final class RedisWindow {
    private static final Logger log = LoggerFactory.getLogger(RedisWindow.class);
    private static final int BATCHES_AT_ONCE = 20;
    /** A long way behind, more is added up before it is applied: days and months meet, and the stretch costs far less. */
    private static final int CASES_AT_ONCE = 20_000;
    /** After a longer stop a rebuild is quicker than rolling day by day. */
    private static final int MOST_DAYS_ROLLED = 40;

    private static final String APPLY = Commands.script("apply.lua");
    private static final String ROLL = Commands.script("roll.lua");
    private static final String REBUILDING = "rebuilding-";

    private final Commands commands;
    private final LedgerReader ledger;
    private final Collection<Measure> measures;
    private final Units units;
    private final ZoneId zone;
    private final InstantSource clock;
    private final WindowMeters meters;
    private final Keys keys;
    private final WindowReader reader;
    private final DayStart dayStart;
    private Consumer<Applied> onApplied = applied -> {};
    private Future<?> last = Future.succeededFuture();
    private boolean refreshWaits;
    private Future<Void> waitingRefresh;
    private Stretch unanswered;
    private boolean positionCompared;

    public RedisWindow(
            Redis redis,
            LedgerReader ledger,
            Collection<Measure> measures,
            Units units,
            ZoneId zone,
            InstantSource clock,
            long timeoutMillis,
            WindowMeters meters) {
        this.commands = new Commands(redis, timeoutMillis);
        this.ledger = ledger;
        this.measures = List.copyOf(measures);
        this.units = units;
        this.zone = zone;
        this.clock = clock;
        this.meters = meters;
        this.keys = new Keys(units, zone, this.measures);
        this.reader = new WindowReader(commands, keys, this.measures, units);
        this.dayStart = new DayStart(commands, keys, reader);
    }

    /** Tells what each step added, before the next one begins. */
    public void onApplied(Consumer<Applied> listener) {
        onApplied = listener;
    }

    /**
     * Brings the windows to the ledger's newest position and to today. Calls that come while one is waiting share it.
     */
    public Future<Void> refresh() {
        if (refreshWaits) return waitingRefresh;
        refreshWaits = true;
        waitingRefresh = inTurn(() -> {
            refreshWaits = false;
            return catchUp();
        });
        return waitingRefresh;
    }

    /** Throws the windows away and makes them anew. */
    public Future<Void> rebuild(Consumer<Long> casesDone) {
        return inTurn(() -> rebuildNow(casesDone).compose(done -> catchUp()));
    }

    /** The counts of units that changed after {@code sinceVersion} (all for −1), and the whole head. */
    public Future<Reading> read(long sinceVersion) {
        return inTurn(() -> reader.read(sinceVersion));
    }

    /** The counts of a closed calendar period, judged as of its end. */
    public Future<Map<UnitCode, UnitCounts>> readClosed(Period period, Collection<UnitCode> wanted) {
        return inTurn(() -> reader.readClosed(period, wanted));
    }

    /**
     * The counts of every unit in a period, with the figures handed in, as they stood at an earlier position of the ledger:
     * what was shown then.
     *
     * @param period rolling ones end on the day of that position
     */
    public Future<Earlier> readAt(Period period, long position) {
        return Future.failedFuture(new UnsupportedOperationException("readAt"));
    }

    /**
     * What was known earlier.
     *
     * @param position the newest at or before the one asked for
     * @param asOf its instant
     * @param figures unit|period|component → figure, as it stood
     */
    public record Earlier(
            long position, Instant asOf, Map<UnitCode, UnitCounts> counts, Map<String, Reading.Figure> figures) {}

    /**
     * The counts of the open calendar periods as they were when today began, as far as is known now: what happened today
     * is taken away again. Periods that began today are absent, and so are rolling ones.
     */
    public Future<Map<String, Map<UnitCode, UnitCounts>>> readDayStart(Collection<UnitCode> wanted) {
        return inTurn(() -> dayStart.read(wanted));
    }

    /** Compares every count with a recomputation from the cases. */
    public Future<WindowCheck.Report> check() {
        return inTurn(() -> new WindowCheck(commands, keys, ledger, measures, units, zone).run(clock.instant()));
    }

    private <T> Future<T> inTurn(java.util.function.Supplier<Future<T>> work) {
        Future<T> mine = last.transform(before -> work.get());
        last = mine;
        return mine;
    }

    private Future<Void> catchUp() {
        return reader.head().compose(head -> {
            if (!head.usable()) return rebuildUnlessAnother();
            tellUnanswered(head);
            LocalDate today = dayOf(clock.instant());
            if (head.today().isBefore(today)) return roll(head, today).compose(rolled -> catchUp());
            return pull(head);
        });
    }

    /** A command may rebuild beside a running server: one of them works, the others come again. */
    private Future<Void> rebuildUnlessAnother() {
        return reader.rebuilderLives().compose(rebuilding -> {
            if (rebuilding)
                return Future.failedFuture(new IllegalStateException("another process rebuilds the windows"));
            return rebuildNow(done -> {}).compose(rebuilt -> catchUp());
        });
    }

    private LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** A script whose answer was lost may have run all the same: then what it added is told now. */
    private void tellUnanswered(WindowReader.Head head) {
        Stretch doubtful = unanswered;
        unanswered = null;
        boolean ran = doubtful != null && head.position().equals(Long.toString(doubtful.to));
        if (ran) onApplied.accept(new Applied(doubtful.to, doubtful.changes));
    }

    // ---- applying

    private Future<Void> pull(WindowReader.Head head) {
        long position = Long.parseLong(head.position());
        return gather(position, new Stretch(position)).compose(stretch -> {
            if (stretch.to == position) return comparePosition(position);
            LocalDate day = dayOf(stretch.asOf);
            // The ledger may have seen midnight a moment before this clock did.
            if (day.isAfter(head.today())) return roll(head, day).compose(rolled -> catchUp());
            unanswered = stretch;
            return apply(head, stretch).compose(applied -> {
                unanswered = null;
                onApplied.accept(new Applied(stretch.to, stretch.changes));
                return catchUp();
            });
        });
    }

    /** Windows ahead of their ledger belong to another one (a database restored or begun anew): looked at once a start. */
    private Future<Void> comparePosition(long position) {
        if (positionCompared) return Future.succeededFuture();
        return ledger.head().compose(newest -> {
            positionCompared = true;
            return newest.position() >= position
                    ? Future.succeededFuture()
                    : rebuildNow(done -> {}).compose(rebuilt -> catchUp());
        });
    }

    /** What is applied at once. */
    private static final class Stretch {
        final List<Change> changes = new ArrayList<>();
        long to;
        Instant asOf = Instant.EPOCH;

        Stretch(long from) {
            to = from;
        }
    }

    private Future<Stretch> gather(long position, Stretch stretch) {
        return ledger.changesAfter(position, BATCHES_AT_ONCE).compose(changes -> {
            if (changes.to() == position) return Future.succeededFuture(stretch);
            stretch.changes.addAll(changes.changes());
            stretch.to = changes.to();
            stretch.asOf = changes.asOf();
            boolean more = changes.to() - position >= BATCHES_AT_ONCE && stretch.changes.size() < CASES_AT_ONCE;
            return more ? gather(changes.to(), stretch) : Future.succeededFuture(stretch);
        });
    }

    private Future<Void> apply(WindowReader.Head head, Stretch stretch) {
        Tallies tallies = new Tallies(measures, units, zone);
        List<String> figures = new ArrayList<>();
        for (Change change : stretch.changes) {
            for (Mark mark : change.marks()) tallies.add(mark);
            if (change.figure() != null) addFigure(tallies, figures, change.figure());
        }
        long startedAt = System.nanoTime();
        return run(head.position(), Long.toString(stretch.to), stretch.asOf, head.today(), tallies, figures)
                .onSuccess(done -> meters.applied(stretch.changes.size(), System.nanoTime() - startedAt))
                .mapEmpty();
    }

    private void addFigure(Tallies tallies, List<String> figures, CaseUpdate.Figure figure) {
        figures.add(figure.key());
        figures.add(text(figure.met()) + ";" + text(figure.total()));
        // A province's figure may be inherited by every unit.
        if (figure.unit().equals(units.province().code())) {
            for (Unit unit : units.all()) tallies.touched.add(unit.code());
        }
        tallies.touched.add(figure.unit());
    }

    private static String text(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    Future<Response> run(
            String expected, String next, Instant asOf, LocalDate today, Tallies tallies, List<String> figures) {
        ScriptSink sink = new ScriptSink(keys.prefix() + "u:");
        new Emission(keys, tallies, today).to(sink, Mark.minuteOf(asOf));
        List<String> arguments = new ArrayList<>(
                List.of(expected, next, Long.toString(asOf.toEpochMilli()), WindowReader.DAY.format(today)));
        List<String> touched = tallies.touched.stream().map(UnitCode::value).toList();
        arguments.addAll(sink.arguments(touched, figures));
        List<String> scriptKeys = List.of(keys.head(), keys.changed(), keys.figures(), keys.months());
        return commands.eval(APPLY, scriptKeys, arguments).compose(reply -> {
            String outcome = reply.get(0).toString();
            if (outcome.equals("applied")) return Future.succeededFuture(reply);
            return Future.failedFuture(new IllegalStateException(
                    "windows moved meanwhile: expected " + expected + ", " + outcome + " is " + reply.get(1)));
        });
    }

    // ---- time

    private Future<Void> roll(WindowReader.Head head, LocalDate to) {
        if (head.today().plusDays(MOST_DAYS_ROLLED).isBefore(to)) return rebuildNow(done -> {});
        LocalDate today = head.today();
        LocalDate tomorrow = today.plusDays(1);
        List<String> arguments = new ArrayList<>(List.of(
                keys.prefix(),
                WindowReader.DAY.format(today),
                WindowReader.DAY.format(tomorrow),
                basic(today.minusDays(6)),
                basic(today.minusDays(29))));
        ScriptSink.addCounted(
                arguments, units.all().stream().map(unit -> unit.code().value()).toList());
        ScriptSink.addCounted(
                arguments, periods(tomorrow, period -> period.first().equals(tomorrow)));
        ScriptSink.addCounted(arguments, periods(today, period -> period.end().equals(tomorrow)));
        ScriptSink.addCounted(
                arguments,
                measures.stream()
                        .filter(measure -> measure.form() == Measure.Form.DISTINCT_PROCEDURES)
                        .filter(Tallies::readsStock)
                        .map(Measure::key)
                        .toList());
        return commands.eval(ROLL, List.of(keys.head(), keys.changed()), arguments)
                .onSuccess(rolled -> log.info("windows moved to a new day: day={}", tomorrow))
                .mapEmpty();
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static List<String> periods(LocalDate day, java.util.function.Predicate<Period> wanted) {
        return Period.calendarPeriodsOf(day).stream()
                .filter(wanted)
                .map(Period::id)
                .toList();
    }

    // ---- rebuilding

    private Future<Void> rebuildNow(Consumer<Long> casesDone) {
        return ledger.head().compose(head -> {
            LocalDate clockDay = dayOf(clock.instant());
            LocalDate ledgerDay = dayOf(head.asOf());
            return rebuildOn(ledgerDay.isAfter(clockDay) ? ledgerDay : clockDay, casesDone);
        });
    }

    private Future<Void> rebuildOn(LocalDate today, Consumer<Long> casesDone) {
        String token = REBUILDING + UUID.randomUUID();
        long[] done = {0};
        Tallies[] gathered = {new Tallies(measures, units, zone)};
        meters.rebuilds().increment();
        log.info("windows are rebuilt from the ledger");
        // The head first: from here on nobody else adds, and what is removed is removed from under nobody.
        return reader.begin(token, today)
                .compose(begun -> commands.removeAll(keys.prefix(), List.of(keys.head(), keys.rebuilder())))
                .compose(removed -> ledger.readAll((head, cases) -> {
                    for (LedgerReader.Counted one : cases) one.marks().forEach(gathered[0]::add);
                    long before = done[0];
                    done[0] += cases.size();
                    casesDone.accept(done[0]);
                    if (done[0] / CASES_AT_ONCE == before / CASES_AT_ONCE) return Future.succeededFuture();
                    return runGathered(token, head.asOf(), today, gathered);
                }))
                .compose(whole ->
                        runGathered(token, whole.head().asOf(), today, gathered).map(whole))
                .compose(whole -> {
                    // Days enter the rolling windows empty, so none may have begun while the cases were read.
                    if (dayOf(whole.head().asOf()).isAfter(today)) return rebuildNow(casesDone);
                    return finish(token, today, whole)
                            .onSuccess(rebuilt -> log.info("windows rebuilt: cases={}", done[0]));
                })
                .eventually(() -> reader.release(token));
    }

    private Future<Void> runGathered(String token, Instant asOf, LocalDate today, Tallies[] gathered) {
        Tallies full = gathered[0];
        gathered[0] = new Tallies(measures, units, zone);
        return reader.holdOff(token)
                .compose(held -> run(token, token, asOf, today, full, List.of()))
                .mapEmpty();
    }

    private Future<Void> finish(String token, LocalDate today, LedgerReader.Whole whole) {
        Tallies touched = new Tallies(measures, units, zone);
        List<String> figures = new ArrayList<>();
        for (Unit unit : units.all()) touched.touched.add(unit.code());
        for (CaseUpdate.Figure figure : whole.figures()) addFigure(touched, figures, figure);
        String position = Long.toString(whole.head().position());
        return run(token, position, whole.head().asOf(), today, touched, figures)
                .mapEmpty();
    }
}
