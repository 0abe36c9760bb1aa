package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.Restatement;
import vn.nhip.ledger.Subject;
import vn.nhip.window.RedisWindow.Earlier;

/** What became known on one day about periods that had closed before it, and what did it. */
final class ClosedPeriodChanges {
    /** Beyond these the cases of a line are told as "at least". */
    private static final int MOST_CASES = 50_000;

    private final ClosedPeriodMarks late;
    private final UnitHistory history;
    private final CatalogueSet methods;
    private final Map<Period, Reached> reached = new HashMap<>();
    private int kept;

    /** A component of a unit. */
    private record Part(UnitCode unit, String component) {}

    /** One closed period. */
    private static final class Reached {
        final Map<Moved.Thing, Late> things = new HashMap<>();
        /** Unit → place of a measure → what touched it → by how much. */
        final Map<UnitCode, Map<Integer, Map<Late, Net>>> moved = new HashMap<>();
        /** Figures that were handed in. */
        final Map<Part, Set<String>> figures = new HashMap<>();

        /** Of the catalogue by which the period is judged; made with the first mark. */
        @Nullable
        ComponentMeasures measures;

        boolean unwritten;

        Instant at;

        long position;

        Reached(Instant at) {
            this.at = at;
        }

        /** What moved a measure of a component. */
        Set<Late> moved(UnitCode holder, Component component) {
            Set<Late> things = new LinkedHashSet<>();
            // Without a mark only figures have come.
            Map<Integer, Map<Late, Net>> here = moved.get(holder);
            if (measures == null || here == null) return things;
            for (int place : measures.of(component)) {
                here.getOrDefault(place, Map.of()).forEach((thing, net) -> {
                    if (net.isMoved()) things.add(thing);
                });
            }
            return things;
        }
    }

    /** By how much one thing moved a measure; where procedures are counted, each by itself. Thousands are held for a day. */
    private static final class Net {
        private long all;
        private @Nullable Map<ProcedureCode, Long> ofEach;

        void add(Mark mark, Measure measure) {
            long value = measure.valueOf(mark);
            if (measure.form() != Measure.Form.DISTINCT_PROCEDURES) {
                all += value;
                return;
            }
            if (ofEach == null) ofEach = new HashMap<>(2);
            ofEach.merge(mark.procedure(), value, Long::sum);
        }

        boolean isMoved() {
            return all != 0 || (ofEach != null && ofEach.values().stream().anyMatch(net -> net != 0));
        }
    }

    /** A case, petition or procedure that something became known of. */
    private static final class Late implements Doer.Thing {
        final Subject subject;
        final @Nullable String key;
        boolean onlyRelisted = true;

        Late(Change change) {
            this.subject = change.subject();
            this.key = change.key();
        }

        @Override
        public CauseKind kind() {
            return Doer.kindOf(subject, onlyRelisted);
        }

        @Override
        public @Nullable String caseTail() {
            return kind() == CauseKind.CASE && key != null ? new CaseNumber(key).tail() : null;
        }
    }

    ClosedPeriodChanges(LocalDate day, ZoneId zone, UnitHistory history, CatalogueSet methods) {
        this.late = new ClosedPeriodMarks(day, zone);
        this.history = history;
        this.methods = methods;
    }

    LocalDate day() {
        return late.day();
    }

    /** Takes a change of this day; true when it reaches into a closed period. */
    boolean add(Change change) {
        CaseUpdate.Figure figure = change.figure();
        if (kept >= MOST_CASES && figure == null) return addUnkept(change);
        Map<Period, List<Mark>> periods = late.of(change);
        periods.forEach((period, marks) -> {
            Reached here = reach(period, change);
            if (figure != null) addFigure(here, figure);
            else addMarks(here, period, change, marks);
        });
        return !periods.isEmpty();
    }

    private boolean addUnkept(Change change) {
        boolean[] any = new boolean[1];
        late.near(change, period -> {
            any[0] = true;
            reach(period, change);
        });
        return any[0];
    }

    private Reached reach(Period period, Change change) {
        Reached here = reached.computeIfAbsent(period, none -> new Reached(change.asOf()));
        here.at = change.asOf();
        here.position = change.position();
        here.unwritten = true;
        return here;
    }

    private static void addFigure(Reached here, CaseUpdate.Figure figure) {
        here.figures
                .computeIfAbsent(new Part(figure.unit(), figure.component()), none -> new HashSet<>())
                .add(figure.key());
    }

    private void addMarks(Reached here, Period period, Change change, List<Mark> marks) {
        if (kept >= MOST_CASES) return;
        JudgedPeriod judged = JudgedPeriod.of(period, day(), history);
        ComponentMeasures measures = here.measures == null ? measures(judged) : here.measures;
        here.measures = measures;
        Late thing =
                here.things.computeIfAbsent(new Moved.Thing(change.subject(), change.key()), none -> new Late(change));
        thing.onlyRelisted &= change.relisted();
        for (Mark mark : marks) {
            if (kept >= MOST_CASES) return;
            List<UnitCode> above = judged.units().above(mark.unit());
            for (int place : measures.lookingAt(mark.kind())) {
                Measure measure = measures.measure(place);
                if (!measure.takes(mark)) continue;
                netOf(here, mark.unit(), place, thing).add(mark, measure);
                for (UnitCode unit : above) netOf(here, unit, place, thing).add(mark, measure);
            }
        }
    }

    private ComponentMeasures measures(JudgedPeriod judged) {
        return new ComponentMeasures(
                methods.maker(methods.main(), judged.on()).method().catalogue());
    }

    private Net netOf(Reached here, UnitCode unit, int place, Late thing) {
        Map<Late, Net> things = here.moved
                .computeIfAbsent(unit, none -> new HashMap<>())
                .computeIfAbsent(place, none -> new HashMap<>());
        Net net = things.get(thing);
        if (net == null) {
            net = new Net();
            things.put(thing, net);
            kept++;
        }
        return net;
    }

    /** The periods that were reached since they were last written, the newest first; there are many weeks, so these last. */
    List<Period> unwritten() {
        List<Period> periods = new ArrayList<>();
        reached.forEach((period, here) -> {
            if (here.unwritten) periods.add(period);
        });
        Comparator<Period> weeksLast = Comparator.comparing(period -> period.kind() == Period.Kind.WEEK);
        periods.sort(
                weeksLast.thenComparing(Period::end, Comparator.reverseOrder()).thenComparing(Period::id));
        return periods;
    }

    private Reached of(Period period) {
        return Objects.requireNonNull(reached.get(period), "only periods that were reached are written");
    }

    /** They are being written; what comes from here on has to be written again. */
    void begin(List<Period> periods) {
        periods.forEach(period -> of(period).unwritten = false);
    }

    void failed(List<Period> periods) {
        periods.forEach(period -> of(period).unwritten = true);
    }

    /** One line for each component that shows something else than the day before; none for a unit not shown then. */
    List<Restatement> compare(Period period, Earlier before, Earlier after) {
        JudgedPeriod judged = JudgedPeriod.of(period, day(), history);
        SheetMaker maker = methods.maker(methods.main(), judged.on());
        List<Restatement> rows = new ArrayList<>();
        for (Unit unit : judged.units().all()) {
            Sheet was = maker.sheet(unit, judged, before.counts(), before.figures());
            if (!was.hasCases()) continue;
            Sheet is = maker.sheet(unit, judged, after.counts(), after.figures());
            for (int i = 0; i < is.components().size(); i++) {
                Restatement.Shown then = shown(was.components().get(i));
                Restatement.Shown now = shown(is.components().get(i));
                if (!then.same(now)) rows.add(row(unit, judged, maker.method().catalogue(), i, was, is));
            }
        }
        return rows;
    }

    private static Restatement.Shown shown(ComponentScore score) {
        return new Restatement.Shown(score.met(), score.total(), score.points());
    }

    private Restatement row(Unit unit, JudgedPeriod judged, Catalogue catalogue, int index, Sheet was, Sheet is) {
        Reached here = of(judged.period());
        Component component = catalogue.components().get(index);
        ComponentScore then = was.components().get(index);
        ComponentScore now = is.components().get(index);
        Doer doer = doer(here, unit, judged, catalogue, component, Doer.handedIn(then) || Doer.handedIn(now));
        return new Restatement(
                day(),
                unit.code(),
                judged.period().id(),
                component.id(),
                shown(then),
                shown(now),
                doer.kind(),
                doer.count(),
                doer.caseTail(),
                here.at,
                here.position);
    }

    private static Doer doer(
            Reached here, Unit unit, JudgedPeriod judged, Catalogue catalogue, Component component, boolean handedIn) {
        UnitCode province = judged.units().province().code();
        Set<Late> things = new LinkedHashSet<>();
        Set<String> figures = new HashSet<>();
        for (Component part : Doer.madeOf(catalogue, component)) {
            UnitCode holder = part.inherited() ? province : unit.code();
            figures.addAll(here.figures.getOrDefault(new Part(holder, part.id()), Set.of()));
            things.addAll(here.moved(holder, part));
        }
        if (handedIn && !figures.isEmpty()) return Doer.figures(figures.size());
        return things.isEmpty() ? Doer.tooMany(component) : Doer.most(things);
    }
}
