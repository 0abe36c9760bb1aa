package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Change;
import vn.nhip.ops.OneLoop;
import vn.nhip.window.Applied;
import vn.nhip.window.RedisWindow;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/**
 * The tick: reads what changed in the windows, scores it, says what changed and why. The main view is scored always, others
 * for as long as somebody looks at them. All that it keeps can be read anew; after a restart the first tick reads
 * everything.
 */
public final class ScoreTicker {
    /** Explanations that wait for a tick; a tick behind a long catch-up explains by number only. */
    private static final int MOST_CHANGES_KEPT = 5_000;

    private final OneLoop loop = new OneLoop();

    private final RedisWindow window;
    private final UnitHistory history;
    private final ZoneId zone;
    private final CatalogueSet methods;
    private final Openings openings;
    private final ViewScorer main;
    private final OtherViews others;

    private final Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
    private final KnownDayStart known;
    private final Unexplained unexplained = new Unexplained(MOST_CHANGES_KEPT);
    private Map<String, WindowSnapshot.Figure> figures = Map.of();
    private @Nullable Opening opening;
    private Consumer<Scores> onScores = scores -> {};
    private @Nullable LocalDate today;
    private Instant changedAt = Instant.EPOCH;
    private @Nullable Tick last;
    /** One at a time. */
    private Future<Scores> running = Future.succeededFuture();

    /**
     * @param openings says what stood on the screens as the day began
     * @param nanos a clock for ages, as {@code System.nanoTime()}
     */
    ScoreTicker(
            RedisWindow window,
            Openings openings,
            UnitHistory history,
            ZoneId zone,
            CatalogueSet methods,
            ScoreMeters meters,
            LongSupplier nanos) {
        this.window = window;
        this.openings = openings;
        this.history = history;
        this.zone = zone;
        this.methods = methods;
        this.known = new KnownDayStart(window::readDayStart, history, zone);
        this.main = new ViewScorer(methods.main(), methods, history, zone);
        this.others = new OtherViews(view -> new ViewScorer(view, methods, history, zone), meters, nanos);
    }

    /** Told the scores of each view after each tick in which a row or the pulse changed; never null. */
    public void onScores(Consumer<Scores> listener) {
        onScores = listener;
    }

    /** The main view's scores after the last tick; null before the first. */
    public @Nullable Scores newest() {
        loop.requireHere();
        return main.newest();
    }

    /** What the last tick read; null before the first. */
    @Nullable
    Tick last() {
        loop.requireHere();
        return last;
    }

    /**
     * What the last tick read.
     *
     * @throws IllegalStateException before the first
     */
    Tick read() {
        loop.requireHere();
        if (last == null) throw new IllegalStateException("the scores are not ready yet");
        return last;
    }

    /**
     * The newest scores of a view, which is scored with every tick from now on until nobody has asked for it for five
     * minutes.
     *
     * @throws IllegalStateException before the first tick
     * @throws BusyException when too many views are looked at
     */
    public Scores use(View view) {
        loop.requireHere();
        Tick known = read();
        ViewScorer scoring = view.equals(methods.main()) ? main : others.use(view);
        Scores newest = scoring.newest();
        return newest == null ? scoring.score(known) : newest;
    }

    /** What the windows have just added; explains the next tick. */
    public void heard(Applied applied) {
        loop.requireHere();
        unexplained.heard(applied);
        for (Change change : applied.changes()) {
            openings.heard(change);
            known.heard(change);
        }
    }

    /** One tick; while one runs, another is answered with the newest scores. */
    public Future<Scores> tick() {
        loop.requireHere();
        if (!running.isComplete()) return Future.succeededFuture(newest());
        others.forgetUnused();
        long version = last == null ? -1 : last.reading().version();
        running = window.read(version).compose(this::withKnown).map(this::score);
        return running;
    }

    /**
     * Ticks until all that is compared with has been read, or could not be: for whoever shows nothing before. The ticks of
     * the clock do not wait for it.
     */
    public Future<Scores> settle() {
        loop.requireHere();
        return tick().compose(scores -> {
            if (openings.quiet().isComplete()) return Future.succeededFuture(scores);
            return openings.quiet().compose(read -> settle());
        });
    }

    private Future<WindowSnapshot> withKnown(WindowSnapshot reading) {
        boolean opened = openings.of(reading.today()) != opening;
        return known.follow(reading, opened).map(reading);
    }

    private Scores score(WindowSnapshot reading) {
        openings.follow(reading);
        boolean same = last != null && reading.version() == last.reading().version();
        Scores before = main.newest();
        if (same && before != null && !known.hasNews() && openings.of(reading.today()) == opening) return before;
        Tick tick = tick(reading);
        last = tick;
        Scores scores = main.score(tick);
        tell(scores);
        for (ViewScorer other : others.all()) tell(other.score(tick));
        return scores;
    }

    private void tell(Scores scores) {
        onScores.accept(scores);
    }

    private Tick tick(WindowSnapshot reading) {
        LocalDate day = reading.today();
        boolean newDay = !day.equals(today);
        if (newDay) {
            today = day;
            Set<String> open = new HashSet<>();
            Period.openOn(day).forEach(period -> open.add(period.id()));
            counts.keySet().retainAll(open);
        }
        opening = openings.of(day);
        Map<String, WindowSnapshot.Figure> before = figures;
        figures = reading.figures();
        KnownDayStart.Anew anew = known.takeNews();
        Map<String, Set<UnitCode>> touched = new HashMap<>();
        reading.counts().forEach((period, read) -> {
            counts.computeIfAbsent(period, id -> new HashMap<>()).putAll(read);
            touched.put(period, read.keySet());
        });
        Unexplained.Stretch between =
                unexplained.upTo(last == null ? -1 : last.reading().position(), reading);
        if (between.changedAt() != null) changedAt = between.changedAt();
        if (changedAt.equals(Instant.EPOCH)) changedAt = reading.asOf();
        CauseFinder.Told told =
                new CauseFinder.Told(Moved.of(between.changes()), between.whole(), before, reading.figures());
        return new Tick(
                reading,
                day,
                DayBegan.at(day, zone),
                changedAt,
                history.on(day),
                counts,
                touched,
                newDay,
                opening,
                known.counts(),
                anew.units(),
                anew.all() || !figures.equals(before),
                told);
    }
}
