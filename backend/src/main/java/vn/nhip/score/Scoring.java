package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.window.Reading;
import vn.nhip.window.RedisWindow.Earlier;
import vn.nhip.window.UnitCounts;

/** One view's sheets of the open periods, from tick to tick, and the cause of every difference between two of them. */
final class Scoring {
    private final View view;
    private final Methods methods;
    private final UnitHistory history;
    private final ZoneId zone;
    private final Map<String, HeldSheets> sheets = new HashMap<>();
    /** As the day began: as it was shown, as far as is known now, and as corrected lists would have had it. */
    private final Map<String, Standing> shown = new HashMap<>();

    private final Map<String, HeldSheets> known = new HashMap<>();
    private final Map<String, Map<UnitCode, Sheet>> relisted = new HashMap<>();
    private Opening opening;
    private Method method;
    private ComponentMeasures index;
    private Scores newest;

    Scoring(View view, Methods methods, UnitHistory history, ZoneId zone) {
        this.view = view;
        this.methods = methods;
        this.history = history;
        this.zone = zone;
    }

    /** The scores after the last tick; null before the first. */
    Scores newest() {
        return newest;
    }

    Scores score(Tick tick) {
        SheetMaker maker = methods.maker(view, tick.today());
        Method before = method;
        method = maker.method();
        boolean otherMethod = !method.equals(before);
        if (otherMethod) index = new ComponentMeasures(method.catalogue());
        if (tick.opening() != opening || otherMethod) {
            opening = tick.opening();
            shown.clear();
            relisted.clear();
        }
        if (tick.allKnownAnew() || otherMethod) known.clear();
        known.values().forEach(held -> held.forget(tick.knownAnew()));
        Made made = new Made(tick, maker, otherMethod);
        Set<String> open = new HashSet<>();
        for (Period period : Period.openOn(tick.today())) {
            open.add(period.id());
            made.add(period);
        }
        sheets.keySet().retainAll(open);
        newest = made.scores();
        return newest;
    }

    /** What one tick makes. */
    private final class Made {
        private final Tick tick;
        private final SheetMaker maker;
        private final boolean otherMethod;
        private final CauseFinder finder;
        private final Map<String, Standing> standings = new HashMap<>();
        private final Map<String, Set<UnitCode>> changed = new HashMap<>();
        private final Map<String, List<Cause>> causes = new HashMap<>();

        Made(Tick tick, SheetMaker maker, boolean otherMethod) {
            this.tick = tick;
            this.maker = maker;
            this.otherMethod = otherMethod;
            this.finder = new CauseFinder(index, tick.units(), tick.today(), zone, tick.told());
        }

        void add(Period period) {
            String id = period.id();
            Judged judged = new Judged(period, tick.today(), tick.units());
            HeldSheets held = sheets.computeIfAbsent(id, missing -> new HeldSheets());
            List<Cause> why = new ArrayList<>();
            held.renew(
                    maker,
                    judged,
                    tick.counts().getOrDefault(id, Map.of()),
                    tick.reading().figures(),
                    unit -> otherMethod || tick.mayHaveChanged(id, unit),
                    (unit, before, after) -> {
                        if (before != null) why.addAll(causes(unit, period, before, after));
                    });
            Standing standing = maker.standing(judged, held.sheets()).comparedWith(before(id));
            standings.put(id, standing);
            changed.put(id, changedRows(id, standing));
            causes.put(id, why);
        }

        private List<Cause> causes(Unit unit, Period period, Sheet before, Sheet after) {
            Instant at = tick.reading().asOf();
            return otherMethod
                    ? CauseFinder.ofMethod(unit, before, after, at)
                    : finder.causes(unit, period, before, after, at);
        }

        /** What was shown as the day began; null while that is not known, and for a period that began today. */
        private Standing.Before before(String id) {
            Earlier was = opening == null ? null : opening.shown().get(id);
            if (was == null) return null;
            LocalDate day = tick.today().minusDays(1);
            Judged then = Judged.of(Period.parse(id, day), day, history);
            Map<String, Reading.Figure> figures = tick.reading().figures();
            return new Standing.Before(
                    shown.computeIfAbsent(id, missing -> asShown(then, was)),
                    tick.dayBegan(),
                    known(then, tick.known().get(id), figures),
                    relisted(then));
        }

        /** By the method of the day before. */
        private Standing asShown(Judged then, Earlier was) {
            SheetMaker makerThen = methods.maker(view, then.on());
            return makerThen.standing(then, makerThen.sheets(then, was.counts(), was.figures()));
        }

        private Map<UnitCode, Sheet> relisted(Judged then) {
            Earlier listed = opening.relisted().get(then.period().id());
            if (listed == null) return null;
            return relisted.computeIfAbsent(
                    then.period().id(), missing -> maker.sheets(then, listed.counts(), listed.figures()));
        }

        /** By the method of now, of each unit as long as nothing of it has become known; null without counts. */
        private Map<UnitCode, Sheet> known(
                Judged then, Map<UnitCode, UnitCounts> counts, Map<String, Reading.Figure> figures) {
            if (counts == null) return null;
            HeldSheets held = known.computeIfAbsent(then.period().id(), missing -> new HeldSheets());
            held.renew(maker, then, counts, figures, unit -> false, (unit, before, after) -> {});
            return held.sheets();
        }

        private Set<UnitCode> changedRows(String period, Standing standing) {
            Standing old = newest == null ? null : newest.standings().get(period);
            if (old == null) return standing.rows().keySet();
            Set<UnitCode> different = new HashSet<>();
            standing.rows().forEach((code, row) -> {
                if (!row.equals(old.rows().get(code))) different.add(code);
            });
            return different;
        }

        Scores scores() {
            return new Scores(
                    view,
                    tick.reading().version(),
                    tick.reading().position(),
                    tick.reading().asOf(),
                    tick.changedAt(),
                    standings,
                    changed,
                    causes,
                    tick.reading().pulse());
        }
    }
}
