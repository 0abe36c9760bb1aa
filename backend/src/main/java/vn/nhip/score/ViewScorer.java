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
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.window.RedisWindow.Earlier;
import vn.nhip.window.UnitCounts;

/** One view's sheets of the open periods, from tick to tick, and the cause of every difference between two of them. */
final class ViewScorer {
    private final View view;
    private final CatalogueSet methods;
    private final UnitHistory history;
    private final ZoneId zone;
    private final Map<String, HeldSheets> sheets = new HashMap<>();
    /** As the day began: as it was shown, and as far as is known now. */
    private final Map<String, Standing> shown = new HashMap<>();

    private final Map<String, HeldSheets> known = new HashMap<>();
    /** The same as known now, but for what corrected lists did: what is counted, and what comes of it. */
    private final Map<String, Map<UnitCode, UnitCounts>> unlistedCounts = new HashMap<>();

    private final Map<String, HeldSheets> unlisted = new HashMap<>();
    private @Nullable Opening opening;
    private @Nullable Method method;
    private @Nullable ComponentMeasures index;
    private @Nullable Scores newest;

    ViewScorer(View view, CatalogueSet methods, UnitHistory history, ZoneId zone) {
        this.view = view;
        this.methods = methods;
        this.history = history;
        this.zone = zone;
    }

    /** The scores after the last tick; null before the first. */
    @Nullable
    Scores newest() {
        return newest;
    }

    Scores score(Tick tick) {
        SheetMaker maker = methods.maker(view, tick.today());
        boolean otherMethod = !maker.method().equals(method);
        method = maker.method();
        ComponentMeasures former = index;
        ComponentMeasures measures = former == null || otherMethod
                ? new ComponentMeasures(maker.method().catalogue())
                : former;
        index = measures;
        if (tick.opening() != opening || otherMethod) {
            opening = tick.opening();
            shown.clear();
            forgetUnlisted();
        }
        if (tick.allKnownAnew() || otherMethod) {
            known.clear();
            forgetUnlisted();
        }
        known.values().forEach(held -> held.forget(tick.knownAnew()));
        unlisted.values().forEach(held -> held.forget(tick.knownAnew()));
        unlistedCounts.values().forEach(of -> of.keySet().removeAll(tick.knownAnew()));
        Made made = new Made(tick, maker, otherMethod, measures);
        Set<String> open = new HashSet<>();
        for (Period period : Period.openOn(tick.today())) {
            open.add(period.id());
            made.add(period);
        }
        sheets.keySet().retainAll(open);
        Scores scores = made.scores();
        newest = scores;
        return scores;
    }

    /** As known now, less what corrected lists changed of what was shown and of what came since. */
    static UnitCounts withoutLists(UnitCode unit, UnitCounts known, Earlier shown, Earlier relisted) {
        return known.without(
                shown.counts().getOrDefault(unit, UnitCounts.NONE),
                relisted.counts().getOrDefault(unit, UnitCounts.NONE));
    }

    private void forgetUnlisted() {
        unlisted.clear();
        unlistedCounts.clear();
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

        Made(Tick tick, SheetMaker maker, boolean otherMethod, ComponentMeasures measures) {
            this.tick = tick;
            this.maker = maker;
            this.otherMethod = otherMethod;
            this.finder = new CauseFinder(measures, tick.units(), tick.today(), zone, tick.told());
        }

        void add(Period period) {
            String id = period.id();
            JudgedPeriod judged = new JudgedPeriod(period, tick.today(), tick.units());
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
        private Standing.@Nullable Before before(String id) {
            Opening opened = opening;
            Earlier was = opened == null ? null : opened.shown().get(id);
            if (opened == null || was == null) return null;
            LocalDate day = tick.today().minusDays(1);
            JudgedPeriod then = JudgedPeriod.of(Period.parse(id, day), day, history);
            Standing asShown = shown.computeIfAbsent(id, missing -> asShown(then, was));
            Map<UnitCode, UnitCounts> counts = tick.known().get(id);
            if (counts == null) return new Standing.Before(asShown, tick.dayBegan(), null, null);
            Map<UnitCode, Sheet> knownNow = sheets(known, then, counts);
            // Nothing was corrected, as on most days.
            Earlier listed = opened.relisted().get(id);
            boolean same = listed == was;
            Map<UnitCode, Sheet> without = same ? knownNow : unlisted(then, counts, was, listed);
            return new Standing.Before(asShown, tick.dayBegan(), knownNow, without);
        }

        /** By the method of the day before. */
        private Standing asShown(JudgedPeriod then, Earlier was) {
            SheetMaker makerThen = methods.maker(view, then.on());
            return makerThen.standing(then, makerThen.sheets(then, was.counts(), was.figures()));
        }

        /** Had no list been corrected since; null while what the lists did is not known. */
        private @Nullable Map<UnitCode, Sheet> unlisted(
                JudgedPeriod then, Map<UnitCode, UnitCounts> counts, Earlier was, @Nullable Earlier listed) {
            String id = then.period().id();
            if (listed == null) return null;
            Map<UnitCode, UnitCounts> without = unlistedCounts.computeIfAbsent(id, missing -> new HashMap<>());
            counts.forEach((unit, of) -> without.computeIfAbsent(unit, missing -> withoutLists(unit, of, was, listed)));
            return sheets(unlisted, then, without);
        }

        /** By the method of now, of each unit as long as nothing of it has become known. */
        private Map<UnitCode, Sheet> sheets(
                Map<String, HeldSheets> held, JudgedPeriod then, Map<UnitCode, UnitCounts> counts) {
            HeldSheets ofPeriod = held.computeIfAbsent(then.period().id(), missing -> new HeldSheets());
            ofPeriod.renew(maker, then, counts, tick.reading().figures(), unit -> false, (unit, before, after) -> {});
            return ofPeriod.sheets();
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
