package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;
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
    /** How many ticks late marks of earlier days may gather before what they changed is told anew: all units are read for it. */
    private static final int LATE_TICKS = 25;
    /** Views beside the main one. */
    static final int MOST_VIEWS = 16;

    private static final long VIEW_LIVES_NANOS = TimeUnit.MINUTES.toNanos(5);
    /** A view that was just asked for is not put out by another one. */
    private static final long VIEW_HELD_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final OneLoop loop = new OneLoop();

    private final RedisWindow window;
    private final UnitHistory history;
    private final ZoneId zone;
    private final CatalogueSet methods;
    private final ScoreMeters meters;
    private final LongSupplier nanos;
    private final Openings openings;
    private final ViewScorer main;
    /** The one that was used longest ago first. */
    private final Map<View, Used> others = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
    /** As the day began, as far as is known now. */
    private final Map<String, Map<UnitCode, UnitCounts>> known = new HashMap<>();

    /** Units of which something of an earlier day has come since that was read. */
    private final Set<UnitCode> late = new HashSet<>();

    /** The day whose beginning is read; the scores may be of the day before for one tick more. */
    private LocalDate knownOf;
    /** Which rebuild made the windows that it is read from. */
    private String knownFrom;

    private final Unexplained unexplained = new Unexplained(MOST_CHANGES_KEPT);
    private Map<String, WindowSnapshot.Figure> figures = Map.of();
    private Opening opening;
    private Consumer<Scores> onScores = scores -> {};
    private LocalDate today;
    /** Read since the last tick. */
    private final Set<UnitCode> knownAnew = new HashSet<>();

    private boolean allKnownAnew;
    private long lateWaits;
    private Instant changedAt = Instant.EPOCH;
    private Tick last;
    private boolean busy;

    private record Used(ViewScorer scoring, long at) {}

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
        this.meters = meters;
        this.nanos = nanos;
        this.main = new ViewScorer(methods.main(), methods, history, zone);
    }

    /** Told the scores of each view after each tick in which a row or the pulse changed; never null. */
    public void onScores(Consumer<Scores> listener) {
        onScores = listener;
    }

    /** The main view's scores after the last tick; null before the first. */
    public Scores newest() {
        loop.requireHere();
        return main.newest();
    }

    /** What the last tick read; null before the first. */
    Tick last() {
        loop.requireHere();
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
        if (last == null) throw new IllegalStateException("the scores are not ready yet");
        if (view.equals(methods.main())) return main.newest();
        Used used = others.get(view);
        if (used == null) makeRoom();
        ViewScorer scoring = used == null ? new ViewScorer(view, methods, history, zone) : used.scoring();
        others.put(view, new Used(scoring, nanos.getAsLong()));
        meters.views(others.size());
        return scoring.newest() == null ? scoring.score(last) : scoring.newest();
    }

    private void makeRoom() {
        if (others.size() < MOST_VIEWS) return;
        Map.Entry<View, Used> oldest = others.entrySet().iterator().next();
        if (nanos.getAsLong() - oldest.getValue().at() < VIEW_HELD_NANOS) {
            meters.viewRefused();
            throw new BusyException("more than " + MOST_VIEWS + " views are looked at");
        }
        others.remove(oldest.getKey());
    }

    private void forgetUnused() {
        long now = nanos.getAsLong();
        others.values().removeIf(used -> now - used.at() > VIEW_LIVES_NANOS);
        meters.views(others.size());
    }

    /** What the windows have just added; explains the next tick. */
    public void heard(Applied applied) {
        loop.requireHere();
        unexplained.heard(applied);
        Units units = knownOf == null ? null : history.on(knownOf);
        long began = knownOf == null ? 0 : Mark.minuteOf(DayBegan.at(knownOf, zone));
        for (Change change : applied.changes()) {
            openings.heard(change);
            if (units == null) continue;
            for (Mark mark : change.marks())
                if (mark.minute() < began && late.add(mark.unit())) late.addAll(units.above(mark.unit()));
        }
    }

    /** One tick; while one runs, another is answered with the newest scores. */
    public Future<Scores> tick() {
        loop.requireHere();
        if (busy) return Future.succeededFuture(newest());
        busy = true;
        forgetUnused();
        long version = last == null ? -1 : last.reading().version();
        return window.read(version).compose(this::withKnown).map(this::score).onComplete(done -> busy = false);
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
        // Of windows that were made anew nobody tells what of earlier days is another now.
        boolean newDay = !reading.today().equals(knownOf) || !reading.born().equals(knownFrom);
        if (newDay) {
            knownOf = reading.today();
            knownFrom = reading.born();
            for (Unit unit : history.on(reading.today()).all()) late.add(unit.code());
        }
        // What arrived late is told beside what it is a part of: of the same opening.
        boolean opened = openings.of(reading.today()) != opening;
        boolean wanted = !late.isEmpty() && (newDay || opened || ++lateWaits >= LATE_TICKS);
        if (!wanted) return Future.succeededFuture(reading);
        lateWaits = 0;
        Set<UnitCode> units = Set.copyOf(late);
        late.clear();
        if (newDay) {
            known.clear();
            // Also where reading fails now and is tried again.
            allKnownAnew = true;
        }
        return window.readDayStart(units)
                .map(read -> {
                    read.forEach((period, ofUnits) ->
                            known.computeIfAbsent(period, id -> new HashMap<>()).putAll(ofUnits));
                    knownAnew.addAll(units);
                    return reading;
                })
                .onFailure(unread -> late.addAll(units));
    }

    private Scores score(WindowSnapshot reading) {
        openings.follow(reading);
        boolean same = last != null && reading.version() == last.reading().version();
        if (same && knownAnew.isEmpty() && openings.of(reading.today()) == opening) return newest();
        last = tick(reading);
        tell(main.score(last));
        for (Used used : List.copyOf(others.values())) tell(used.scoring().score(last));
        return newest();
    }

    private void tell(Scores scores) {
        onScores.accept(scores);
    }

    private Tick tick(WindowSnapshot reading) {
        boolean newDay = !reading.today().equals(today);
        if (newDay) {
            today = reading.today();
            Set<String> open = new HashSet<>();
            Period.openOn(today).forEach(period -> open.add(period.id()));
            counts.keySet().retainAll(open);
        }
        opening = openings.of(today);
        Map<String, WindowSnapshot.Figure> before = figures;
        figures = reading.figures();
        Set<UnitCode> anew = Set.copyOf(knownAnew);
        boolean allAnew = allKnownAnew || !figures.equals(before);
        knownAnew.clear();
        allKnownAnew = false;
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
                today,
                DayBegan.at(today, zone),
                changedAt,
                history.on(today),
                counts,
                touched,
                newDay,
                opening,
                known,
                anew,
                allAnew,
                told);
    }
}
