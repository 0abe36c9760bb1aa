package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.Restatement;
import vn.nhip.window.RedisWindow.Earlier;

/** What became known on one day about periods that had closed before it, and which cases did it. */
final class LateDay {
    /** Beyond these the cases of a line are told as "at least". */
    private static final int MOST_CASES = 50_000;

    private final LateChanges late;
    private final UnitHistory history;
    private final Methods methods;
    private final Map<Period, Reached> reached = new HashMap<>();
    private final Set<Period> unwritten = new HashSet<>();
    private int kept;

    /** One closed period. */
    private static final class Reached {
        final Map<UnitCode, Map<String, Set<CaseNumber>>> cases = new HashMap<>();
        Map<Mark.Kind, List<Touched>> touched;
        Instant at;
        long position;
    }

    /** A component, and a measure that it is made of. */
    private record Touched(String component, Measure measure) {}

    LateDay(LocalDate day, ZoneId zone, UnitHistory history, Methods methods) {
        this.late = new LateChanges(day, zone);
        this.history = history;
        this.methods = methods;
    }

    LocalDate day() {
        return late.day();
    }

    /** Takes a change of this day; true when it reaches into a closed period. */
    boolean add(Change change) {
        Map<Period, List<Mark>> periods = late.of(change);
        periods.forEach((period, marks) -> {
            Reached here = reached.computeIfAbsent(period, none -> new Reached());
            here.at = change.asOf();
            here.position = change.position();
            unwritten.add(period);
            if (change.number() != null) addCase(here, period, change.number(), marks);
        });
        return !periods.isEmpty();
    }

    private void addCase(Reached here, Period period, CaseNumber number, List<Mark> marks) {
        if (kept >= MOST_CASES) return;
        Judged judged = Judged.of(period, day(), history);
        if (here.touched == null) here.touched = touched(judged);
        for (Mark mark : marks) {
            if (kept >= MOST_CASES) return;
            List<UnitCode> above = judged.units().above(mark.unit());
            for (Touched one : here.touched.getOrDefault(mark.kind(), List.of())) {
                if (!one.measure.takes(mark)) continue;
                add(here, mark.unit(), one.component, number);
                for (UnitCode unit : above) add(here, unit, one.component, number);
            }
        }
    }

    /** By the kind of mark, since of a hundred measures few look at any one kind. */
    private Map<Mark.Kind, List<Touched>> touched(Judged judged) {
        Map<Mark.Kind, List<Touched>> touched = new EnumMap<>(Mark.Kind.class);
        for (Component component :
                methods.maker(methods.main(), judged.on()).method().catalogue().components()) {
            for (Measure measure : component.measures()) {
                for (Mark.Kind kind : measure.base().kinds())
                    touched.computeIfAbsent(kind, none -> new ArrayList<>()).add(new Touched(component.id(), measure));
            }
        }
        return touched;
    }

    private void add(Reached here, UnitCode unit, String component, CaseNumber number) {
        boolean isNew = here.cases
                .computeIfAbsent(unit, none -> new HashMap<>())
                .computeIfAbsent(component, none -> new HashSet<>())
                .add(number);
        if (isNew) kept++;
    }

    /** The periods that were reached since they were last written, the newest first; there are many weeks, so these last. */
    List<Period> unwritten() {
        List<Period> periods = new ArrayList<>(unwritten);
        Comparator<Period> weeksLast = Comparator.comparing(period -> period.kind() == Period.Kind.WEEK);
        periods.sort(
                weeksLast.thenComparing(Period::end, Comparator.reverseOrder()).thenComparing(Period::id));
        return periods;
    }

    /** They are being written; what comes from here on has to be written again. */
    void begin(List<Period> periods) {
        periods.forEach(unwritten::remove);
    }

    void failed(List<Period> periods) {
        unwritten.addAll(periods);
    }

    /** One line for each component that shows something else than the day before; none for a unit not shown then. */
    List<Restatement> compare(Period period, Earlier before, Earlier after) {
        Judged judged = Judged.of(period, day(), history);
        SheetMaker maker = methods.maker(methods.main(), judged.on());
        List<Restatement> rows = new ArrayList<>();
        for (Unit unit : judged.units().all()) {
            Sheet was = maker.sheet(unit, judged, before.counts(), before.figures());
            if (!was.hasCases()) continue;
            Sheet is = maker.sheet(unit, judged, after.counts(), after.figures());
            for (int i = 0; i < is.components().size(); i++) {
                Restatement.Shown then = shown(was.components().get(i));
                Restatement.Shown now = shown(is.components().get(i));
                if (!then.same(now))
                    rows.add(row(unit, period, is.components().get(i).id(), then, now));
            }
        }
        return rows;
    }

    private static Restatement.Shown shown(ComponentScore score) {
        return new Restatement.Shown(score.met(), score.total(), score.points());
    }

    private Restatement row(Unit unit, Period period, String component, Restatement.Shown then, Restatement.Shown now) {
        Reached here = reached.get(period);
        Set<CaseNumber> cases = here.cases.getOrDefault(unit.code(), Map.of()).getOrDefault(component, Set.of());
        String tail = cases.size() == 1 ? cases.iterator().next().tail() : null;
        return new Restatement(
                day(), unit.code(), period.id(), component, then, now, cases.size(), tail, here.at, here.position);
    }
}
