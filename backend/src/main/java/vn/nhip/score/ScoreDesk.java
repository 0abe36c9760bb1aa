package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.count.Mark;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;
import vn.nhip.window.Applied;
import vn.nhip.window.Reading;
import vn.nhip.window.RedisWindow;
import vn.nhip.window.UnitCounts;

/**
 * The tick: reads what changed in the windows, scores it, says what changed and why. All that it keeps can be read anew;
 * after a restart the first tick reads everything.
 */
public final class ScoreDesk {
    /** Explanations that wait for a tick; a tick behind a long catch-up explains by number only. */
    private static final int MOST_CHANGES_KEPT = 20_000;

    private final RedisWindow window;
    private final Units units;
    private final ZoneId zone;
    private final SheetMaker maker;
    private final Catalogue catalogue;
    private final Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
    private final Map<String, Map<UnitCode, Sheet>> sheets = new HashMap<>();
    private final Map<String, Map<UnitCode, UnitCounts>> dayStart = new HashMap<>();
    private final Map<String, Map<UnitCode, Sheet>> dayStartSheets = new HashMap<>();
    private Map<String, Reading.Figure> figures = Map.of();
    private final List<Change> unexplained = new ArrayList<>();
    private final Set<UnitCode> baselineDirty = new HashSet<>();
    private Consumer<Scores> onScores = scores -> {};
    private LocalDate today;
    private long version = -1;
    private long baselineWaits;
    private Instant changedAt = Instant.EPOCH;
    private Scores newest;
    private boolean busy;

    /** How many ticks late marks of earlier days may gather before the day's baseline is made anew. */
    private static final int BASELINE_TICKS = 10;

    public ScoreDesk(RedisWindow window, Units units, ZoneId zone, Catalogue catalogue, SheetMaker maker) {
        this.window = window;
        this.units = units;
        this.zone = zone;
        this.maker = maker;
        this.catalogue = catalogue;
        window.onApplied(this::remember);
    }

    /** Told the scores after each tick in which a row or the pulse changed; never null. */
    public void onScores(Consumer<Scores> listener) {
        onScores = listener;
    }

    /** The scores after the last tick; null before the first. */
    public Scores newest() {
        return newest;
    }

    /** The figures that were handed in, as of the last tick: unit|period|component. */
    Map<String, Reading.Figure> figures() {
        return figures;
    }

    private void remember(Applied applied) {
        LocalDate day = today;
        for (Change change : applied.changes()) {
            if (unexplained.size() < MOST_CHANGES_KEPT) unexplained.add(change);
            for (Mark mark : change.marks()) {
                if (day != null && dayOf(mark).isBefore(day)) {
                    baselineDirty.add(mark.unit());
                    baselineDirty.addAll(units.above(mark.unit()));
                }
            }
        }
    }

    private LocalDate dayOf(Mark mark) {
        return Instant.ofEpochSecond(mark.minute() * 60).atZone(zone).toLocalDate();
    }

    /** One tick; while one runs, another is answered with the newest scores. */
    public Future<Scores> tick() {
        if (busy) return Future.succeededFuture(newest);
        busy = true;
        return window.read(version).compose(this::withBaseline).map(this::score).onComplete(done -> busy = false);
    }

    private Future<Reading> withBaseline(Reading reading) {
        boolean newDay = !reading.today().equals(today);
        if (newDay) baselineDirty.addAll(units.all().stream().map(Unit::code).toList());
        boolean wanted = !baselineDirty.isEmpty() && (newDay || ++baselineWaits >= BASELINE_TICKS);
        if (!wanted) return Future.succeededFuture(reading);
        baselineWaits = 0;
        Set<UnitCode> dirty = Set.copyOf(baselineDirty);
        baselineDirty.clear();
        if (newDay) dayStart.clear();
        dayStartSheets.clear();
        return window.readDayStart(dirty)
                .map(read -> {
                    read.forEach((period, ofUnits) -> dayStart.computeIfAbsent(period, id -> new HashMap<>())
                            .putAll(ofUnits));
                    return reading;
                })
                .onFailure(unread -> baselineDirty.addAll(dirty));
    }

    private Scores score(Reading reading) {
        boolean baselineNew = dayStartSheets.isEmpty() && !dayStart.isEmpty();
        if (newest != null && reading.version() == version && !baselineNew) return newest;
        if (!reading.today().equals(today)) {
            today = reading.today();
            Set<String> open = new HashSet<>();
            Period.openOn(today).forEach(period -> open.add(period.id()));
            counts.keySet().retainAll(open);
            sheets.keySet().retainAll(open);
        }
        if (!reading.figures().equals(figures)) dayStartSheets.clear();
        figures = reading.figures();
        // What was applied after the counts were read explains the next tick.
        List<Change> between = unexplained.stream()
                .filter(change -> change.position() <= reading.position())
                .toList();
        unexplained.removeIf(change -> change.position() <= reading.position());
        CauseFinder finder = new CauseFinder(catalogue, units, between);
        if (!between.isEmpty()) changedAt = between.get(between.size() - 1).asOf();
        version = reading.version();
        Map<String, Standing> standings = new HashMap<>();
        Map<String, Set<UnitCode>> changed = new HashMap<>();
        Map<String, List<Cause>> causes = new HashMap<>();
        for (Period period : Period.openOn(today)) {
            scorePeriod(period, reading, finder, standings, changed, causes);
        }
        if (changedAt.equals(Instant.EPOCH)) changedAt = reading.asOf();
        newest = new Scores(
                version, reading.position(), reading.asOf(), changedAt, standings, changed, causes, reading.pulse());
        onScores.accept(newest);
        return newest;
    }

    private void scorePeriod(
            Period period,
            Reading reading,
            CauseFinder finder,
            Map<String, Standing> standings,
            Map<String, Set<UnitCode>> changed,
            Map<String, List<Cause>> causes) {
        Map<UnitCode, UnitCounts> known = counts.computeIfAbsent(period.id(), id -> new HashMap<>());
        Map<UnitCode, UnitCounts> read = reading.counts().getOrDefault(period.id(), Map.of());
        known.putAll(read);
        Map<UnitCode, Sheet> made = sheets.computeIfAbsent(period.id(), id -> new HashMap<>());
        List<Cause> why = new ArrayList<>();
        for (Unit unit : units.all()) {
            Sheet before = made.get(unit.code());
            if (before != null && !read.containsKey(unit.code())) continue;
            Sheet after = maker.sheet(unit, period, known, reading.figures());
            made.put(unit.code(), after);
            if (before != null) why.addAll(finder.causes(unit, before, after, reading.asOf()));
        }
        Instant dayBegan = today.atStartOfDay(zone).toInstant();
        Standing standing = maker.standing(period.id(), made, before(period, reading), dayBegan);
        standings.put(period.id(), standing);
        changed.put(period.id(), changedRows(period.id(), standing));
        causes.put(period.id(), why);
    }

    /** The sheets as the day began; none on the first day of a period, or for a window that rolls. */
    private Map<UnitCode, Sheet> before(Period period, Reading reading) {
        Map<UnitCode, UnitCounts> began = dayStart.getOrDefault(period.id(), Map.of());
        if (began.isEmpty()) return Map.of();
        return dayStartSheets.computeIfAbsent(period.id(), id -> {
            Map<UnitCode, Sheet> before = new HashMap<>();
            for (Unit unit : units.all()) before.put(unit.code(), maker.sheet(unit, period, began, reading.figures()));
            return before;
        });
    }

    private Set<UnitCode> changedRows(String period, Standing standing) {
        Standing old = newest == null ? null : newest.standings().get(period);
        if (old == null) return standing.rows().keySet();
        Set<UnitCode> changed = new HashSet<>();
        standing.rows().forEach((code, row) -> {
            if (!row.equals(old.rows().get(code))) changed.add(code);
        });
        return changed;
    }
}
