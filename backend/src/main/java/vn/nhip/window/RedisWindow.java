package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitHistory;
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
    /** What a question about an earlier position may cost: some seconds. */
    private static final long MOST_MARKS_READ = 5_000_000;
    /** After a longer stop a rebuild is quicker than rolling day by day. */
    private static final int MOST_DAYS_ROLLED = 40;

    private final Commands commands;
    private final LedgerReader ledger;
    private final MeasureIndex index;
    private final UnitHistory history;
    private final ZoneId zone;
    private final InstantSource clock;
    private final WindowMeters meters;
    private final Map<Units, Layout> layouts = new HashMap<>();
    /** Of the day that the windows follow: open periods are counted with its tree. */
    private Layout layout;
    /** The newest day that the ledger was seen to have reached; it may see midnight a moment before this clock does. */
    private LocalDate ledgerDay = LocalDate.MIN;

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
            UnitHistory history,
            ZoneId zone,
            InstantSource clock,
            long timeoutMillis,
            WindowMeters meters) {
        this.commands = new Commands(redis, timeoutMillis);
        this.ledger = ledger;
        this.index = new MeasureIndex(measures);
        this.history = history;
        this.zone = zone;
        this.clock = clock;
        this.meters = meters;
        this.layout = layoutOn(dayOf(clock.instant()));
    }

    private Layout layoutOn(LocalDate day) {
        return layouts.computeIfAbsent(history.on(day), units -> Layout.of(commands, units, zone, index));
    }

    /** On a day on which units move the windows start anew beside the old ones. */
    private void follow(LocalDate day) {
        Layout next = layoutOn(day);
        if (!next.keys().prefix().equals(layout.keys().prefix())) {
            log.info("the tree of units changed: day={}", day);
            positionCompared = false;
        }
        layout = next;
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
                    return step();
                })
                .compose(this::goOn);
        return waitingRefresh;
    }

    /** A long way behind, whoever reads comes in between the stretches: what is shown follows, and says how far it is. */
    private Future<Void> goOn(boolean behind) {
        return behind ? inTurn(this::step).compose(this::goOn) : Future.succeededFuture();
    }

    /** Throws the windows away and makes them anew. Fails with {@link RebuildingException} while another process does. */
    public Future<Void> rebuild(Consumer<Long> casesDone) {
        return inTurn(() -> rebuildNow(casesDone).compose(done -> catchUp().recover(RedisWindow::unlessMoved)));
    }

    /** A server beside this one that is quicker to follow the ledger has done what was left to do. */
    private static Future<Void> unlessMoved(Throwable cause) {
        return cause instanceof WindowsMovedException ? Future.succeededFuture() : Future.failedFuture(cause);
    }

    /** The counts of units that changed after {@code sinceVersion} (all for −1), and the whole head. */
    public Future<Reading> read(long sinceVersion) {
        return inTurn(() -> layout.reader().read(sinceVersion));
    }

    /**
     * The counts in a calendar period from its sums: a closed one is judged as of its end and with the tree of its last
     * day, an open one as of now and with the tree of today.
     */
    public Future<Map<UnitCode, UnitCounts>> readClosed(Period period, Collection<UnitCode> wanted) {
        return inTurn(() -> {
            LocalDate last = period.end().minusDays(1);
            LocalDate today = later(dayOf(clock.instant()), ledgerDay);
            Tree tree = layoutOn(last.isBefore(today) ? last : today).tree();
            Set<UnitCode> units = tree.withBelow(wanted);
            return layout.sums()
                    .read(List.of(period), units)
                    .map(sums -> layout.sums().counts(sums, period, units, tree));
        });
    }

    /** {@link #readAt(Collection, long)} of one period. */
    public Future<Earlier> readAt(Period period, long position) {
        return readAt(List.of(period), position).map(read -> read.get(period));
    }

    /**
     * The counts of every unit in some periods, with the figures handed in, as they stood at an earlier position of the
     * ledger: what was shown then. What came after that position is taken away from the present sums, so the further back
     * it lies, the longer this takes; the changes between are read once for all periods. Other operations go on meanwhile.
     *
     * @param periods calendar periods, judged at that position or at their end, whichever is earlier; rolling ones end on
     *     the day of that position
     * @param position beyond the windows' own: theirs is taken
     * @return fails with {@link TooFarBackException} when more changes would have to be read than one question may cost
     */
    public Future<Map<Period, Earlier>> readAt(Collection<Period> periods, long position) {
        return readAt(periods, position, null, (change, mark) -> false);
    }

    /**
     * The same, on a day that may have begun after that position, and with some of what came after it: as if it had been
     * known then.
     *
     * @param on the day on which the windows stood so; null for the day of the position
     * @param besides asked of every mark behind the position, in order; what it takes is counted
     */
    public Future<Map<Period, Earlier>> readAt(
            Collection<Period> periods, long position, LocalDate on, BiPredicate<Change, Mark> besides) {
        return new EarlierReader(ledger, layout, zone, day -> layoutOn(day).tree(), MOST_MARKS_READ)
                .read(periods, position, on, besides);
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
        return inTurn(() -> layout.dayStart().read(wanted));
    }

    /**
     * How the last days ended for some units: the calendar period of each day, judged at its end by its tree of units, as
     * far as is known now. Other operations go on meanwhile.
     */
    public Future<DayEnds> readDayEnds(DayEnds.Wanted wanted) {
        return new DayEndReader(commands, layout, day -> layoutOn(day).tree()).read(wanted);
    }

    /** Compares every count with a recomputation from the cases. */
    public Future<WindowCheck.Report> check() {
        return inTurn(() -> new WindowCheck(commands, layout, ledger).run(clock.instant()));
    }

    private <T> Future<T> inTurn(java.util.function.Supplier<Future<T>> work) {
        Future<T> mine = last.transform(before -> work.get());
        last = mine;
        return mine;
    }

    private Future<Void> catchUp() {
        return step().compose(behind -> behind ? catchUp() : Future.succeededFuture());
    }

    /** One stretch, one day or a rebuild; true while there may be more. */
    private Future<Boolean> step() {
        LocalDate today = later(dayOf(clock.instant()), ledgerDay);
        follow(today);
        return layout.reader().head().compose(head -> {
            if (!head.usable()) return rebuildUnlessAnother().map(true);
            tellUnanswered(head);
            if (head.today().isBefore(today)) return roll(head, today).map(true);
            return pull(head);
        });
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** A command may rebuild beside a running server: one of them works, the others come again. */
    private Future<Void> rebuildUnlessAnother() {
        return RebuildWord.requireFree(commands, layout.keys()).compose(free -> rebuildNow(done -> {}));
    }

    private LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** A script whose answer was lost may have run all the same: then what it added is told now. */
    private void tellUnanswered(WindowReader.Head head) {
        Stretch doubtful = unanswered;
        unanswered = null;
        boolean ran = doubtful != null && head.position().equals(Long.toString(doubtful.to));
        if (ran) onApplied.accept(new Applied(doubtful.from, doubtful.to, doubtful.changes));
    }

    // ---- applying

    private Future<Boolean> pull(WindowReader.Head head) {
        long position = Long.parseLong(head.position());
        return gather(position, new Stretch(position)).compose(stretch -> {
            if (stretch.to == position) return comparePosition(position);
            LocalDate day = dayOf(stretch.asOf);
            if (day.isAfter(head.today())) {
                ledgerDay = day;
                return Future.succeededFuture(true);
            }
            unanswered = stretch;
            return apply(head, stretch).map(applied -> {
                unanswered = null;
                onApplied.accept(new Applied(stretch.from, stretch.to, stretch.changes));
                return true;
            });
        });
    }

    /** Windows ahead of their ledger belong to another one (a database restored or begun anew): looked at once a start. */
    private Future<Boolean> comparePosition(long position) {
        if (positionCompared) return Future.succeededFuture(false);
        return ledger.head().compose(newest -> {
            positionCompared = true;
            return newest.position() >= position
                    ? Future.succeededFuture(false)
                    : rebuildNow(done -> {}).map(true);
        });
    }

    /** What is applied at once. */
    private static final class Stretch {
        final List<Change> changes = new ArrayList<>();
        final long from;
        long to;
        Instant asOf = Instant.EPOCH;

        Stretch(long from) {
            this.from = from;
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
        Tallies tallies = layout.writer().tallies();
        List<String> figures = new ArrayList<>();
        for (Change change : stretch.changes) {
            for (Mark mark : change.marks()) tallies.add(mark);
            if (change.figure() != null) layout.writer().addFigure(tallies, figures, change.figure());
        }
        long startedAt = System.nanoTime();
        return layout.writer()
                .run(head.position(), Long.toString(stretch.to), stretch.asOf, head.today(), tallies, figures)
                .onSuccess(done -> meters.applied(stretch.changes.size(), System.nanoTime() - startedAt))
                .mapEmpty();
    }

    // ---- time

    private Future<Void> roll(WindowReader.Head head, LocalDate to) {
        if (head.today().plusDays(MOST_DAYS_ROLLED).isBefore(to)) return rebuildNow(done -> {});
        return layout.writer()
                .roll(head.today())
                .onSuccess(rolled -> log.info(
                        "windows moved to a new day: day={}", head.today().plusDays(1)))
                .mapEmpty();
    }

    // ---- rebuilding

    private Future<Void> rebuildNow(Consumer<Long> casesDone) {
        return ledger.head().compose(head -> {
            ledgerDay = later(ledgerDay, dayOf(head.asOf()));
            LocalDate today = later(dayOf(clock.instant()), ledgerDay);
            follow(today);
            return rebuildOn(today, casesDone);
        });
    }

    private Future<Void> rebuildOn(LocalDate today, Consumer<Long> casesDone) {
        RebuildWord word = new RebuildWord(commands, layout.keys());
        return word.take()
                .compose(mine -> fill(word, today, casesDone).eventually(word::giveBack))
                // Days enter the rolling windows empty, so none may have begun while the cases were read.
                .compose(asOf -> dayOf(asOf).isAfter(today) ? rebuildNow(casesDone) : Future.succeededFuture());
    }

    /** The instant that the windows are of; on a later day than {@code today} they are not whole. */
    private Future<Instant> fill(RebuildWord word, LocalDate today, Consumer<Long> casesDone) {
        long[] done = {0};
        int[] waiting = {0};
        Tallies[] gathered = {layout.writer().tallies()};
        Keys keys = layout.keys();
        meters.rebuilds().increment();
        log.info("windows are rebuilt from the ledger");
        // The head first: from here on nobody else adds, and what is removed is removed from under nobody.
        return layout.reader()
                .begin(word.token(), today)
                .compose(begun -> commands.removeAll(keys.prefix(), List.of(keys.head(), keys.rebuilder())))
                .compose(removed -> ledger.readAll((head, cases) -> {
                    for (LedgerReader.Counted one : cases) one.marks().forEach(gathered[0]::add);
                    done[0] += cases.size();
                    casesDone.accept(done[0]);
                    waiting[0] += cases.size();
                    if (waiting[0] < CASES_AT_ONCE) return Future.succeededFuture();
                    waiting[0] = 0;
                    return runGathered(word, head.asOf(), today, gathered);
                }))
                .compose(whole ->
                        runGathered(word, whole.head().asOf(), today, gathered).map(whole))
                .compose(whole -> {
                    Instant asOf = whole.head().asOf();
                    if (dayOf(asOf).isAfter(today)) return Future.succeededFuture(asOf);
                    return finish(word.token(), today, whole)
                            .onSuccess(rebuilt -> log.info("windows rebuilt: cases={}", done[0]))
                            .compose(rebuilt -> new OldWindows(commands, keys).remove())
                            .map(asOf);
                });
    }

    private Future<Void> runGathered(RebuildWord word, Instant asOf, LocalDate today, Tallies[] gathered) {
        Tallies full = gathered[0];
        gathered[0] = layout.writer().tallies();
        String token = word.token();
        return word.requireOwn()
                .compose(own -> layout.writer().run(token, token, asOf, today, full, List.of()))
                .mapEmpty();
    }

    private Future<Void> finish(String token, LocalDate today, LedgerReader.Whole whole) {
        Tallies touched = layout.writer().tallies();
        List<String> figures = new ArrayList<>();
        for (Unit unit : layout.tree().units().all()) touched.touched.add(unit.code());
        for (CaseUpdate.Figure figure : whole.figures()) layout.writer().addFigure(touched, figures, figure);
        String position = Long.toString(whole.head().position());
        return layout.writer()
                .run(token, position, whole.head().asOf(), today, touched, figures)
                .mapEmpty();
    }
}
