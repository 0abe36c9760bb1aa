package vn.nhip.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.count.Mark;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.window.WindowSnapshot;

/**
 * Explains the differences of one tick by what came since the tick before: in each period by what moved a count of that
 * period. What moved a component is found once for all periods.
 */
final class CauseFinder {
    private final ComponentMeasures index;
    private final Units units;
    private final Told told;
    /** On which all periods are judged: the rolling ones end with it. */
    private final LocalDate today;

    private final Moved.Days days;
    private final boolean figuresMoved;
    private final Map<UnitCode, List<Moved>> thingsOf = new HashMap<>();
    private final Map<UnitCode, Map<String, List<List<Moved>>>> movedOf = new HashMap<>();
    /** Of what the units below take from the province, which would be asked for again by each of them. */
    private final Map<String, Doer[]> inheritedDoers = new HashMap<>();

    /**
     * What a tick has to explain its differences by.
     *
     * @param things whose marks changed since the tick before
     * @param whole whether nothing that changed is missing among them
     * @param before unit|period|component → figure, at the tick before
     * @param now the same, now
     */
    record Told(
            List<Moved> things,
            boolean whole,
            Map<String, WindowSnapshot.Figure> before,
            Map<String, WindowSnapshot.Figure> now) {}

    /** @param today whose open periods are asked about */
    CauseFinder(ComponentMeasures index, Units units, LocalDate today, ZoneId zone, Told told) {
        this.index = index;
        this.units = units;
        this.told = told;
        this.today = today;
        this.days = new Moved.Days(Period.openOn(today), zone);
        this.figuresMoved = !told.before().equals(told.now());
        for (Moved thing : told.things()) {
            Set<UnitCode> touched = new HashSet<>();
            for (Mark mark : thing.marks()) if (touched.add(mark.unit())) touched.addAll(units.above(mark.unit()));
            for (UnitCode unit : touched) {
                thingsOf.computeIfAbsent(unit, none -> new ArrayList<>()).add(thing);
            }
        }
    }

    /** One cause for each component whose points changed; their sum is the change of the total. */
    List<Cause> causes(Unit unit, Period period, Sheet before, Sheet after, Instant at) {
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < after.components().size(); i++) {
            ComponentScore was = before.components().get(i);
            ComponentScore is = after.components().get(i);
            BigDecimal points = is.points().subtract(was.points());
            if (points.signum() == 0) continue;
            Doer doer = find(unit, period, i, before, after);
            causes.add(new Cause(
                    at, unit.code(), unit.shortName(), is.id(), points, doer.kind(), doer.count(), doer.caseTail()));
        }
        return causes;
    }

    /** The causes of a difference between two methods, whose components need not be the same. */
    static List<Cause> ofMethod(Unit unit, Sheet before, Sheet after, Instant at) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        for (ComponentScore is : after.components()) points.merge(is.id(), is.points(), BigDecimal::add);
        for (ComponentScore was : before.components())
            points.merge(was.id(), was.points().negate(), BigDecimal::add);
        List<Cause> causes = new ArrayList<>();
        points.forEach((component, by) -> {
            if (by.signum() != 0)
                causes.add(new Cause(at, unit.code(), unit.shortName(), component, by, CauseKind.METHOD, 0, null));
        });
        return causes;
    }

    private Doer find(Unit unit, Period period, int place, Sheet before, Sheet after) {
        Component component = index.catalogue().components().get(place);
        int figures = figuresMoved ? figures(unit, period, component, before, after) : 0;
        return figures > 0 ? Doer.figures(figures) : things(unit, period, component);
    }

    private int figures(Unit unit, Period period, Component component, Sheet before, Sheet after) {
        int figures = 0;
        for (Component part : index.madeOf(component)) {
            int at = index.catalogue().components().indexOf(part);
            boolean handedIn = Doer.handedIn(before.components().get(at))
                    || Doer.handedIn(after.components().get(at));
            if (handedIn) figures += figures(holder(part, unit), part, period);
        }
        return figures;
    }

    private UnitCode holder(Component part, Unit unit) {
        return part.inherited() ? units.province().code() : unit.code();
    }

    private Doer things(Unit unit, Period period, Component component) {
        int at = days.placeOf(period);
        boolean ofProvince = index.madeOf(component).stream().allMatch(Component::inherited);
        if (!ofProvince) return things(unit, at, component);
        Doer[] known = inheritedDoers.computeIfAbsent(component.id(), none -> new Doer[days.periods()]);
        if (known[at] == null) known[at] = things(unit, at, component);
        return known[at];
    }

    private Doer things(Unit unit, int at, Component component) {
        Collection<Moved> things = List.of();
        for (Component part : index.madeOf(component)) {
            List<Moved> moved = moved(holder(part, unit), part).get(at);
            if (things.isEmpty()) things = moved;
            else if (!moved.isEmpty()) (things = new LinkedHashSet<>(things)).addAll(moved);
        }
        if (!things.isEmpty()) return Doer.most(things);
        return told.whole() ? new Doer(CauseKind.TIME, 0, null) : Doer.tooMany(component);
    }

    /** For each period, in their order, what moved a count of a component. */
    private List<List<Moved>> moved(UnitCode holder, Component component) {
        return movedOf.computeIfAbsent(holder, none -> new HashMap<>()).computeIfAbsent(component.id(), missing -> {
            List<List<Moved>> moved = new ArrayList<>();
            for (int at = 0; at < days.periods(); at++) moved.add(new ArrayList<>());
            for (Moved thing : thingsOf.getOrDefault(holder, List.of())) {
                int[] byMeasure = thing.periods(index, holder, units, days);
                int periods = 0;
                for (int place : index.of(component)) periods |= byMeasure[place];
                for (int at = 0; at < moved.size(); at++)
                    if ((periods >> at & 1) == 1) moved.get(at).add(thing);
            }
            return moved;
        });
    }

    /** How many figures changed that a component may take in a period: its own, one of a period around it, last year's. */
    private int figures(UnitCode holder, Component component, Period period) {
        Set<String> periods = new HashSet<>();
        for (Period around : period.enclosing(today)) periods.add(around.id());
        periods.add(period.id());
        periods.add(Period.year(period.first().getYear() - 1).id());
        int changed = 0;
        for (String id : periods) {
            String key = holder + "|" + id + "|" + component.id();
            if (!Objects.equals(told.before().get(key), told.now().get(key))) changed++;
        }
        return changed;
    }
}
