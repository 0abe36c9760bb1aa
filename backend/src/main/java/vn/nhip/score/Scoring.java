package vn.nhip.score;

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
import vn.nhip.window.UnitCounts;

/** One view's sheets of the open periods, from tick to tick, and the cause of every difference between two of them. */
final class Scoring {
    private final View view;
    private final Methods methods;
    private final Map<String, Map<UnitCode, Sheet>> sheets = new HashMap<>();
    private final Map<String, Standing> began = new HashMap<>();
    private Method method;
    private Scores newest;

    Scoring(View view, Methods methods) {
        this.view = view;
        this.methods = methods;
    }

    /** The scores after the last tick; null before the first. */
    Scores newest() {
        return newest;
    }

    Scores score(Tick tick) {
        SheetMaker maker = methods.maker(view, tick.today());
        if (!maker.method().equals(method)) {
            // Sheets by two catalogues do not differ, they are of different things.
            sheets.clear();
            began.clear();
            method = maker.method();
        }
        if (tick.beganAnew()) began.clear();
        Made made = new Made(tick, maker);
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
        private final CauseFinder finder;
        private final Map<String, Standing> standings = new HashMap<>();
        private final Map<String, Set<UnitCode>> changed = new HashMap<>();
        private final Map<String, List<Cause>> causes = new HashMap<>();

        Made(Tick tick, SheetMaker maker) {
            this.tick = tick;
            this.maker = maker;
            this.finder = new CauseFinder(method.catalogue(), tick.units(), tick.changes());
        }

        void add(Period period) {
            String id = period.id();
            Judged judged = new Judged(period, tick.today(), tick.units());
            Map<UnitCode, Sheet> known = sheets.computeIfAbsent(id, missing -> new HashMap<>());
            List<Cause> why = new ArrayList<>();
            for (Unit unit : tick.units().all()) {
                Sheet before = known.get(unit.code());
                if (before != null && !tick.mayHaveChanged(id, unit.code())) continue;
                Sheet after = maker.sheet(
                        unit,
                        judged,
                        tick.counts().getOrDefault(id, Map.of()),
                        tick.reading().figures());
                known.put(unit.code(), after);
                if (before != null)
                    why.addAll(finder.causes(unit, before, after, tick.reading().asOf()));
            }
            Standing standing = maker.standing(judged, known).comparedWith(began(judged), tick.dayBegan());
            standings.put(id, standing);
            changed.put(id, changedRows(id, standing));
            causes.put(id, why);
        }

        /** As the day began; null on the first day of a period, and for a window that rolls. */
        private Standing began(Judged judged) {
            Map<UnitCode, UnitCounts> counts =
                    tick.began().getOrDefault(judged.period().id(), Map.of());
            if (counts.isEmpty()) return null;
            return began.computeIfAbsent(
                    judged.period().id(),
                    missing -> maker.standing(
                            judged, maker.sheets(judged, counts, tick.reading().figures())));
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
