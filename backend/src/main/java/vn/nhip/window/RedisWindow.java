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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ops.OneLoop;

/**
 * The windows in Redis: a materialised view of the ledger. Batches are applied in the ledger's order, each in one script
 * that also stores the position, so a batch counts exactly once whatever crashes. Windows that are missing, flushed or of
 * another catalogue are rebuilt from the ledger to the same integers.
 *
 * <p>Operations follow one another.
 */
public final class RedisWindow {
    private static final Logger log = LoggerFactory.getLogger(RedisWindow.class);
    private static final long FOREIGN_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** What a question about an earlier position may cost: some seconds. */
    private static final long MOST_MARKS_READ = 5_000_000;
    /** After a longer stop a rebuild is quicker than rolling day by day. */
    private static final int MOST_DAYS_ROLLED = 40;

    private final OneLoop loop = new OneLoop();

    private final RedisClient commands;
    private final LedgerReader ledger;
    private final MeasureIndex index;
    private final UnitHistory history;
    private final ZoneId zone;
    private final InstantSource clock;
    private final WindowMeters meters;
    private final Map<Units, Layout> layouts = new HashMap<>();
    /** Of the day that the windows follow: open periods are counted with its tree. */
    private @Nullable Layout layout;

    private final Belief belief;
    private final KeyProbe probe;
    private final StandingCheck standing;
    /** The newest day that the ledger was seen to have reached; it may see midnight a moment before this clock does. */
    private LocalDate ledgerDay = LocalDate.MIN;

    private final Turns turns = new Turns(this::identified);
    private final Additions additions = new Additions();
    private int taken;
    private @Nullable String identity;
    /** Which rebuild made the windows that were followed last. */
    private String born = "";

    private long foreignAt;

    public RedisWindow(
            Redis redis,
            LedgerReader ledger,
            Collection<Measure> measures,
            UnitHistory history,
            ZoneId zone,
            InstantSource clock,
            long timeoutMillis,
            WindowMeters meters) {
        this.commands = new RedisClient(redis, timeoutMillis);
        this.ledger = ledger;
        this.index = new MeasureIndex(measures);
        this.history = history;
        this.zone = zone;
        this.clock = clock;
        this.meters = meters;
        this.belief = new Belief(meters);
        this.probe = new KeyProbe(commands);
        this.standing = new StandingCheck(commands, ledger, clock, meters);
    }

    /** Whose view it is comes before everything: the ledger's identity is part of every key. */
    private Future<Void> identified() {
        if (identity != null) return Future.succeededFuture();
        return ledger.identity().map(told -> {
            identity = told;
            layouts.clear();
            layout = layoutOn(later(dayOf(clock.instant()), ledgerDay));
            return null;
        });
    }

    private Layout layoutOn(LocalDate day) {
        String of = Objects.requireNonNull(identity, "the ledger has said who it is");
        return layouts.computeIfAbsent(history.on(day), units -> Layout.of(commands, of, units, zone, index));
    }

    private Layout layout() {
        if (layout == null) throw new IllegalStateException("the ledger has not said who it is");
        return layout;
    }

    /** On a day on which units move the windows start anew beside the old ones. */
    private void follow(LocalDate day) {
        Layout next = layoutOn(day);
        if (!next.keys().prefix().equals(layout().keys().prefix())) {
            log.info("the tree of units changed: day={}", day);
        }
        layout = next;
    }

    /** Tells what each step added, before the next one begins. */
    public void onApplied(Consumer<Applied> listener) {
        additions.listen(listener);
    }

    /**
     * Brings the windows to the ledger's newest position and to today. Calls that come while one is waiting share it.
     */
    public Future<Void> refresh() {
        loop.requireHere();
        return turns.shared(
                () -> {
                    taken = 0;
                    return step();
                },
                this::goOn);
    }

    /** A long way behind, whoever reads comes in between the stretches: what is shown follows, and says how far it is. */
    private Future<Void> goOn(boolean behind) {
        return behind ? turns.next(this::step).compose(this::goOn) : Future.succeededFuture();
    }

    /** Throws the windows away and makes them anew. Fails with {@link RebuildingException} while another process does. */
    public Future<Void> rebuild(Consumer<Long> casesDone) {
        loop.requireHere();
        return turns.next(() -> rebuildNow(casesDone).compose(done -> catchUp().recover(RedisWindow::unlessMoved)));
    }

    /** A server beside this one that is quicker to follow the ledger has done what was left to do. */
    private static Future<Void> unlessMoved(Throwable cause) {
        return cause instanceof WindowsMovedException ? Future.succeededFuture() : Future.failedFuture(cause);
    }

    /** Why nothing is read from the windows until they have been made anew, in words; null while they are believed. */
    public @Nullable String doubt() {
        return belief.doubt();
    }

    /** The counts of units that changed after {@code sinceVersion} (all for −1), and the whole head. */
    public Future<WindowSnapshot> read(long sinceVersion) {
        loop.requireHere();
        return believed(() -> layout().reader().read(sinceVersion));
    }

    /**
     * The counts in a calendar period from its sums: a closed one is judged as of its end and with the tree of its last
     * day, an open one as of now and with the tree of today.
     */
    public Future<Map<UnitCode, UnitCounts>> readClosed(Period period, Collection<UnitCode> wanted) {
        loop.requireHere();
        return believed(() -> {
            LocalDate last = period.end().minusDays(1);
            LocalDate today = later(dayOf(clock.instant()), ledgerDay);
            Tree tree = layoutOn(last.isBefore(today) ? last : today).tree();
            Set<UnitCode> units = tree.withBelow(wanted);
            return layout().sums()
                    .read(List.of(period), units)
                    .map(sums -> layout().sums().counts(sums, period, units, tree));
        });
    }

    /** The months in which anything lies that is counted, as {@code 2026-11}; in no order. */
    public Future<Set<String>> months() {
        loop.requireHere();
        return believed(() -> layout().sums().read(List.of(), Set.of()).map(SumsReader.Sums::months));
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
        loop.requireHere();
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
            Collection<Period> periods, long position, @Nullable LocalDate on, BiPredicate<Change, Mark> besides) {
        loop.requireHere();
        return beside(() -> new EarlierReader(
                        ledger, layout(), zone, day -> layoutOn(day).tree(), MOST_MARKS_READ)
                .read(periods, position, on, besides));
    }

    /**
     * What was known earlier.
     *
     * @param position the newest at or before the one asked for
     * @param asOf its instant
     * @param born which rebuild made the windows that it was told from; null before the first batch, which is common to all
     *     histories of a ledger
     * @param figures unit|period|component → figure, as it stood
     */
    public record Earlier(
            long position,
            Instant asOf,
            @Nullable String born,
            Map<UnitCode, UnitCounts> counts,
            Map<String, WindowSnapshot.Figure> figures) {
        /** Whether it was told from the windows of such a rebuild, or would be the same from any. */
        public boolean isOf(@Nullable String windows) {
            return born == null || born.equals(windows);
        }
    }

    /**
     * The counts of the open periods as they were when today began, as far as is known now: what happened today is taken away
     * again; rolling ones end yesterday. Periods that began today are absent.
     */
    public Future<Map<String, Map<UnitCode, UnitCounts>>> readDayStart(Collection<UnitCode> wanted) {
        loop.requireHere();
        return believed(() -> layout().dayStart().read(wanted));
    }

    /**
     * How the last days ended for some units: the calendar period of each day, judged at its end by its tree of units, as
     * far as is known now. Other operations go on meanwhile.
     */
    public Future<DayEnds> readDayEnds(DayEnds.Wanted wanted) {
        loop.requireHere();
        return beside(
                () -> new DayEndReader(commands, layout(), day -> layoutOn(day).tree()).read(wanted));
    }

    /**
     * Looks whether a part of the keys is still there; called again and again it goes round. What is missing makes the
     * windows {@link #doubt}ed.
     */
    public Future<Void> probe() {
        loop.requireHere();
        return turns.next(() -> layout().reader()
                .head()
                .compose(head -> probe.look(layout().keys(), head))
                .recover(cause -> {
                    lost(cause);
                    return cause instanceof LostKeysException ? Future.succeededFuture() : Future.failedFuture(cause);
                }));
    }

    /** What the standing check found; may be asked from anywhere. */
    public Checked checked() {
        return standing.checked();
    }

    /**
     * Checks the next part of the windows, unless it is too early for it; called again and again it goes round, while other
     * operations go on. What differs is put right.
     */
    public Future<Void> checkSome() {
        loop.requireHere();
        return standing.isDue() ? checkNext() : Future.succeededFuture();
    }

    /** {@link #checkSome}, however early. */
    Future<Void> checkNext() {
        loop.requireHere();
        if (belief.doubt() != null) return Future.succeededFuture();
        return beside(() -> standing.next(layout(), alone -> turns.next(alone::work)));
    }

    /** Which keys Redis throws away when its memory is full, as it calls that; {@code unknown} when it does not tell. */
    public Future<String> evictionPolicy() {
        loop.requireHere();
        return commands.evictionPolicy();
    }

    /** Changes of the ledger that the windows took since the last {@link #refresh()} began. */
    public int taken() {
        loop.requireHere();
        return taken;
    }

    /** Compares every count with a recomputation from the cases as they were counted. */
    public Future<WindowCheck.Report> check() {
        loop.requireHere();
        return check(null);
    }

    /**
     * Compares every count with a recomputation from the kept states by these lists; what was stored of an earlier fold is
     * not believed.
     *
     * @param fold null: as they were counted
     */
    public Future<WindowCheck.Report> check(@Nullable CaseFold fold) {
        loop.requireHere();
        return turns.next(() -> new WindowCheck(commands, layout(), ledger, fold).run(clock.instant()))
                .recover(RedisWindow::couldNotLook);
    }

    /** A check that was not answered has found nothing out. */
    private static Future<WindowCheck.Report> couldNotLook(Throwable cause) {
        boolean said = cause instanceof CouldNotLookException;
        return Future.failedFuture(
                said ? cause : new CouldNotLookException("the check could not look: " + cause.getMessage(), cause));
    }

    /** Reads in turn what is believed. */
    private <T> Future<T> believed(Supplier<Future<T>> work) {
        return turns.next(() -> reading(work));
    }

    /** Reads what is believed while other operations go on. */
    private <T> Future<T> beside(Supplier<Future<T>> work) {
        return identified().compose(known -> reading(work));
    }

    private <T> Future<T> reading(Supplier<Future<T>> work) {
        belief.require();
        return work.get()
                .map(read -> {
                    belief.require();
                    return read;
                })
                .onFailure(this::lost);
    }

    private void lost(Throwable cause) {
        if (cause instanceof LostKeysException lost)
            belief.doubt(lost.born(), "keys", String.valueOf(lost.getMessage()));
        if (cause instanceof DiffersException differs)
            belief.doubt(differs.born(), "check", String.valueOf(differs.getMessage()));
        if (RedisClient.isForeign(cause)) foreign(cause);
    }

    /** A key was written over by somebody else. If making anew does not help, it is not done over and over. */
    private void foreign(Throwable cause) {
        long now = System.nanoTime();
        if (born.isEmpty() || (foreignAt != 0 && now - foreignAt < FOREIGN_NANOS)) return;
        foreignAt = now;
        belief.doubt(born, "keys", "a key holds what no server wrote: " + cause.getMessage());
    }

    private Future<Void> catchUp() {
        return step().compose(behind -> behind ? catchUp() : Future.succeededFuture());
    }

    /** One stretch, one day or a rebuild; true while there may be more. */
    private Future<Boolean> step() {
        return stepOn(later(dayOf(clock.instant()), ledgerDay)).onFailure(this::lost);
    }

    private Future<Boolean> stepOn(LocalDate today) {
        follow(today);
        return layout().reader().head().compose(head -> {
            if (head.usable()) born = head.born();
            if (!belief.in(head) || !head.usable())
                return rebuildUnlessAnother().map(true);
            additions.found(head.position());
            if (head.today().isBefore(today)) return roll(head, today).map(true);
            return pull(head);
        });
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** A command may rebuild beside a running server: one of them works, the others come again. */
    private Future<Void> rebuildUnlessAnother() {
        return RebuildLease.requireFree(commands, layout().keys()).compose(free -> rebuildNow(done -> {}));
    }

    private LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    // ---- applying

    private Future<Boolean> pull(WindowReader.Head head) {
        long position = Long.parseLong(head.position());
        return Stretch.behind(position, ledger).compose(stretch -> {
            if (!stretch.follows(head.lineage())) return disbelieve(head);
            taken += stretch.changes.size();
            if (stretch.isEmpty()) return Future.succeededFuture(false);
            LocalDate day = dayOf(stretch.asOf);
            if (day.isAfter(head.today())) {
                ledgerDay = day;
                return Future.succeededFuture(true);
            }
            additions.begun(stretch.applied());
            return apply(head, stretch).map(applied -> {
                additions.answered();
                return stretch.mayGoOn();
            });
        });
    }

    /** A database that was restored or begun anew, or a copy that lags behind; perhaps another ledger with windows of its own. */
    private Future<Boolean> disbelieve(WindowReader.Head head) {
        return ledger.head().compose(newest -> {
            long position = Long.parseLong(head.position());
            String why = newest.position() < position
                    ? "they are ahead of the ledger: windows " + position + ", ledger " + newest.position()
                    : "the ledger has another history: position " + position + " is not the one that they hold";
            belief.doubt(head.born(), "lineage", why);
            identity = null;
            return identified().compose(known -> rebuildUnlessAnother()).map(true);
        });
    }

    private Future<Void> apply(WindowReader.Head head, Stretch stretch) {
        MarkSums tallies = layout().writer().tallies();
        List<String> figures = new ArrayList<>();
        for (Change change : stretch.changes) {
            for (Mark mark : change.marks()) tallies.add(mark);
            if (change.figure() != null) layout().writer().addFigure(tallies, figures, change.figure());
        }
        long startedAt = System.nanoTime();
        WindowWriter.Step step = new WindowWriter.Step(
                WindowWriter.Stand.of(head), WindowWriter.Stand.of(stretch.end()), stretch.asOf, head.today());
        return layout().writer()
                .run(step, tallies, figures, layout().writer().pulsesThatEnd(head.asOf(), stretch.asOf))
                .onSuccess(done -> meters.applied(stretch.changes.size(), System.nanoTime() - startedAt))
                .mapEmpty();
    }

    // ---- time

    private Future<Void> roll(WindowReader.Head head, LocalDate to) {
        if (head.today().plusDays(MOST_DAYS_ROLLED).isBefore(to)) return rebuildNow(done -> {});
        return layout().writer()
                .roll(head)
                .onSuccess(reply -> log.info(
                        "windows moved to a new day: day={} outcome={}",
                        head.today().plusDays(1),
                        reply.get(0)))
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
        RebuildLease word = new RebuildLease(commands, layout().keys());
        return word.take()
                .compose(mine -> fill(word, today, casesDone).eventually(word::giveBack))
                // Days enter the rolling windows empty, so none may have begun while the cases were read.
                .compose(asOf -> dayOf(asOf).isAfter(today) ? rebuildNow(casesDone) : Future.succeededFuture());
    }

    /** The instant that the windows are of; on a later day than {@code today} they are not whole. */
    private Future<Instant> fill(RebuildLease word, LocalDate today, Consumer<Long> casesDone) {
        long[] done = {0};
        int[] waiting = {0};
        MarkSums[] gathered = {layout().writer().tallies()};
        RedisKeys keys = layout().keys();
        meters.rebuilds().increment();
        log.info("windows are rebuilt from the ledger");
        // The head first: from here on nobody else adds, and what is removed is removed from under nobody.
        return layout().reader()
                .begin(word.token(), today)
                .compose(begun -> removeOthers(word, keys))
                .compose(removed -> ledger.readAll((head, cases) -> {
                    for (LedgerReader.Counted one : cases) one.marks().forEach(gathered[0]::add);
                    done[0] += cases.size();
                    casesDone.accept(done[0]);
                    waiting[0] += cases.size();
                    if (waiting[0] < Stretch.CASES_AT_ONCE) return Future.succeededFuture();
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

    /** All but the head and the word, unless another process has taken over meanwhile. */
    private Future<Void> removeOthers(RebuildLease word, RedisKeys keys) {
        return commands.keys(keys.prefix()).compose(found -> {
            List<String> others = new ArrayList<>(found);
            others.removeAll(List.of(keys.head(), keys.rebuilder()));
            return commands.remove(keys.head(), "pos", word.token(), others);
        });
    }

    private Future<Void> runGathered(RebuildLease word, Instant asOf, LocalDate today, MarkSums[] gathered) {
        MarkSums full = gathered[0];
        gathered[0] = layout().writer().tallies();
        WindowWriter.Stand filling = WindowWriter.Stand.filling(word.token());
        return word.requireOwn()
                .compose(own ->
                        layout().writer().run(new WindowWriter.Step(filling, filling, asOf, today), full, List.of()))
                .mapEmpty();
    }

    private Future<Void> finish(String token, LocalDate today, LedgerReader.Whole whole) {
        MarkSums touched = layout().writer().tallies();
        List<String> figures = new ArrayList<>();
        for (Unit unit : layout().tree().units().all()) touched.touched.add(unit.code());
        for (CaseUpdate.Figure figure : whole.figures()) layout().writer().addFigure(touched, figures, figure);
        WindowWriter.Step step = new WindowWriter.Step(
                WindowWriter.Stand.filling(token),
                WindowWriter.Stand.of(whole.head().lineage()),
                whole.head().asOf(),
                today);
        return layout().writer().run(step, touched, figures).mapEmpty();
    }
}
