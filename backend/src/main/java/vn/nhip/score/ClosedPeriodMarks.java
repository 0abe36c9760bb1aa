package vn.nhip.score;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.count.Mark;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.ledger.Change;

/**
 * Where the changes of one batch reach back to: the calendar periods that had closed before its day and are counted
 * otherwise now. A case that came and went within a period changes no later one.
 */
final class ClosedPeriodMarks {
    /** A stretch of days is one of some ten thousand, if a history of half a year is loaded. */
    private static final int MOST_ENDINGS = 20_000;

    private final LocalDate day;
    private final ZoneId zone;
    private final long openBegan;
    private final Map<LocalDate, List<Period>> closedByDay = new HashMap<>();
    /** Each period as one object, so that a thousand changes a second need not hash it. */
    private final Map<Period, Period> once = new HashMap<>();

    private final Map<Stay, List<Period>> endings = new HashMap<>();

    /** From one day to another. */
    private record Stay(LocalDate after, LocalDate until) {}

    /** @param day on which the changes became known */
    ClosedPeriodMarks(LocalDate day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
        LocalDate month = day.withDayOfMonth(1);
        LocalDate week = Period.weekOf(day).first();
        this.openBegan = Mark.minuteOf(
                (week.isAfter(month) ? week : month).atStartOfDay(zone).toInstant());
    }

    LocalDate day() {
        return day;
    }

    /** Each closed period that a change reaches, with the marks that count there; empty for nearly every change. */
    Map<Period, List<Mark>> of(Change change) {
        if (change.figure() != null) return ofFigure(change.figure());
        boolean late = false;
        // No closed period reaches into both the week and the month of the day.
        for (Mark mark : change.marks()) late |= mark.minute() < openBegan;
        return late ? ofMarks(change.marks()) : Map.of();
    }

    private Map<Period, List<Mark>> ofMarks(List<Mark> marks) {
        Map<Period, List<Mark>> reached = new IdentityHashMap<>();
        TreeMap<LocalDate, List<Mark>> stocks = new TreeMap<>();
        for (Mark mark : marks) {
            LocalDate on = Moved.day(mark.minute(), zone);
            if (mark.kind().stock()) {
                stocks.computeIfAbsent(on, none -> new ArrayList<>()).add(mark);
                continue;
            }
            for (Period period : closedOf(on)) if (counts(mark, period)) add(reached, period, mark);
        }
        addStocks(reached, stocks);
        return reached;
    }

    /**
     * The closed periods that a change reaches, each perhaps more than once, and with them some that it only may: enough for
     * a change of which no mark is kept, and a fraction of the work of {@link #of}, of which a flood of old cases has most.
     */
    void near(Change change, Consumer<Period> reached) {
        if (change.figure() != null) {
            ofFigure(change.figure()).keySet().forEach(reached);
            return;
        }
        List<Mark> marks = change.marks();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        List<Period> before = null;
        for (Mark mark : marks) {
            if (mark.kind().stock()) {
                first = Math.min(first, mark.minute());
                last = Math.max(last, mark.minute());
                continue;
            }
            if (mark.minute() >= openBegan) continue;
            List<Period> closed = closedOf(Moved.day(mark.minute(), zone));
            if (closed != before) closed.forEach(reached);
            before = closed;
        }
        if (first >= openBegan) return;
        LocalDate until = cancelOut(marks) ? Moved.day(last, zone) : day;
        endingIn(Moved.day(first, zone), until.isAfter(day) ? day : until).forEach(reached);
    }

    /** Whether all that is there goes away again; the marks of a change are a handful. */
    private static boolean cancelOut(List<Mark> marks) {
        for (Mark mark : marks) {
            if (!mark.kind().stock()) continue;
            int net = 0;
            for (Mark other : marks) if (isSame(mark, other)) net += other.sign();
            if (net != 0) return false;
        }
        return true;
    }

    private static boolean isSame(Mark mark, Mark other) {
        return mark.kind() == other.kind()
                && mark.facts() == other.facts()
                && mark.unit().equals(other.unit())
                && mark.procedure().equals(other.procedure());
    }

    /** What turned later than a period's end leaves the period as it was judged. */
    private boolean counts(Mark mark, Period period) {
        return !mark.kind().revision() || period.contains(Moved.cameToBe(mark, zone));
    }

    /** A history that is loaded asks for the same few days a hundred thousand times. */
    private List<Period> closedOf(LocalDate on) {
        return closedByDay.computeIfAbsent(
                on,
                first -> Period.calendarPeriodsOf(on).stream()
                        .filter(this::closed)
                        .map(period -> once.computeIfAbsent(period, same -> same))
                        .toList());
    }

    private boolean closed(Period period) {
        return !period.end().isAfter(day);
    }

    private static void add(Map<Period, List<Mark>> reached, Period period, Mark mark) {
        reached.computeIfAbsent(period, none -> new ArrayList<>()).add(mark);
    }

    /** What is there when a period ends counts in it, whenever it came. */
    private void addStocks(Map<Period, List<Mark>> reached, TreeMap<LocalDate, List<Mark>> stocks) {
        List<There> there = new ArrayList<>(4);
        for (Map.Entry<LocalDate, List<Mark>> entry : stocks.entrySet()) {
            for (Mark mark : entry.getValue()) take(there, mark);
            if (there.stream().allMatch(one -> one.net == 0)) continue;
            LocalDate next = stocks.higherKey(entry.getKey());
            LocalDate until = next == null || next.isAfter(day) ? day : next;
            for (Period period : endingIn(entry.getKey(), until)) {
                for (There one : there) if (one.net != 0) add(reached, period, one.mark);
            }
        }
    }

    /** How often something is there, whenever it came: a handful of marks, for which nothing is hashed. */
    private static final class There {
        final Mark mark;
        int net;

        There(Mark mark) {
            this.mark = mark;
        }
    }

    private static void take(List<There> there, Mark mark) {
        Mark plain = new Mark(0, mark.unit(), mark.kind(), mark.facts(), mark.procedure(), 0, 1);
        for (There one : there) {
            if (!one.mark.equals(plain)) continue;
            one.net += mark.sign();
            return;
        }
        There one = new There(plain);
        one.net = mark.sign();
        there.add(one);
    }

    /** The calendar periods whose end lies after one day and not after another; asked for as often as {@link #closedOf}. */
    private List<Period> endingIn(LocalDate after, LocalDate until) {
        if (endings.size() >= MOST_ENDINGS) endings.clear();
        return endings.computeIfAbsent(new Stay(after, until), stay -> computeEndings(after, until));
    }

    private List<Period> computeEndings(LocalDate after, LocalDate until) {
        List<Period> ending = new ArrayList<>();
        LocalDate month = YearMonth.from(after).plusMonths(1).atDay(1);
        for (; !month.isAfter(until); month = month.plusMonths(1)) addEnding(ending, month);
        LocalDate week = Period.weekOf(after).end();
        for (; !week.isAfter(until); week = week.plusWeeks(1)) {
            if (week.getDayOfMonth() != 1) addEnding(ending, week);
        }
        return ending;
    }

    private void addEnding(List<Period> ending, LocalDate end) {
        for (Period period : closedOf(end.minusDays(1))) if (period.end().equals(end)) ending.add(period);
    }

    /**
     * A figure counts in its period and those within it, and in a week that ends there; a year's also where the next has
     * none of its own.
     */
    private Map<Period, List<Mark>> ofFigure(CaseUpdate.Figure figure) {
        Map<Period, List<Mark>> reached = new HashMap<>();
        Period given = Period.parse(figure.period(), day);
        boolean year = given.kind() == Period.Kind.YEAR;
        LocalDate end = year ? given.end().plusYears(1) : given.end();
        Set<Period> within = new LinkedHashSet<>();
        for (LocalDate first = given.first(); first.isBefore(end); first = first.plusMonths(1)) {
            within.addAll(Period.calendarPeriodsOf(first));
        }
        for (LocalDate day = given.first(); day.isBefore(given.end()); day = day.plusWeeks(1)) {
            within.add(Period.weekOf(day));
        }
        within.add(Period.weekOf(given.end().minusDays(1)));
        for (Period period : within) {
            boolean week = period.kind() == Period.Kind.WEEK;
            LocalDate from = week ? period.end().minusDays(1) : period.first();
            boolean inside = !from.isBefore(given.first()) && !period.end().isAfter(week ? given.end() : end);
            if (inside && closed(period)) reached.put(period, List.of());
        }
        return reached;
    }
}
