package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.count.Mark;
import vn.nhip.ledger.Change;

/**
 * Where the changes of one batch reach back to: the calendar periods that had closed before its day and are counted
 * otherwise now. A case that came and went within a period changes no later one.
 */
final class LateChanges {
    private static final int MONTHS = 12;

    private final LocalDate day;
    private final ZoneId zone;
    private final long monthBegan;
    private final Map<Integer, List<Period>> closedByMonth = new HashMap<>();

    /** @param day on which the changes became known */
    LateChanges(LocalDate day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
        this.monthBegan = Mark.minuteOf(day.withDayOfMonth(1).atStartOfDay(zone).toInstant());
    }

    LocalDate day() {
        return day;
    }

    /** Each closed period that a change reaches, with the marks that count there; empty for nearly every change. */
    Map<Period, List<Mark>> of(Change change) {
        if (change.figure() != null) return ofFigure(change.figure());
        boolean late = false;
        // No closed period reaches into the month of the day.
        for (Mark mark : change.marks()) late |= mark.minute() < monthBegan;
        return late ? ofMarks(change.marks()) : Map.of();
    }

    private Map<Period, List<Mark>> ofMarks(List<Mark> marks) {
        Map<Period, List<Mark>> reached = new HashMap<>();
        TreeMap<LocalDate, List<Mark>> stocks = new TreeMap<>();
        for (Mark mark : marks) {
            LocalDate on =
                    Instant.ofEpochSecond(mark.minute() * 60).atZone(zone).toLocalDate();
            if (mark.kind().stock()) {
                stocks.computeIfAbsent(on, none -> new ArrayList<>()).add(mark);
                continue;
            }
            for (Period period : closedOf(on)) add(reached, period, mark);
        }
        addStocks(reached, stocks);
        return reached;
    }

    /** A history that is loaded asks for the same few months a hundred thousand times. */
    private List<Period> closedOf(LocalDate on) {
        int month = on.getYear() * MONTHS + on.getMonthValue();
        return closedByMonth.computeIfAbsent(
                month,
                first -> Period.calendarPeriodsOf(on).stream()
                        .filter(this::closed)
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
        Map<Mark, Integer> there = new HashMap<>();
        for (Map.Entry<LocalDate, List<Mark>> entry : stocks.entrySet()) {
            for (Mark mark : entry.getValue()) {
                Mark plain = new Mark(0, mark.unit(), mark.kind(), mark.facts(), mark.procedure(), 0, 1);
                if (there.merge(plain, mark.sign(), Integer::sum) == 0) there.remove(plain);
            }
            if (there.isEmpty()) continue;
            LocalDate next = stocks.higherKey(entry.getKey());
            LocalDate until = next == null || next.isAfter(day) ? day : next;
            for (Period period : endingIn(entry.getKey(), until)) {
                for (Mark mark : there.keySet()) add(reached, period, mark);
            }
        }
    }

    /** The calendar periods whose end lies after one day and not after another. */
    private List<Period> endingIn(LocalDate after, LocalDate until) {
        List<Period> ending = new ArrayList<>();
        LocalDate end = YearMonth.from(after).plusMonths(1).atDay(1);
        for (; !end.isAfter(until); end = end.plusMonths(1)) {
            for (Period period : closedOf(end.minusDays(1))) {
                if (period.end().equals(end)) ending.add(period);
            }
        }
        return ending;
    }

    /** A figure counts in its period and those within it; a year's also where the next has none of its own. */
    private Map<Period, List<Mark>> ofFigure(CaseUpdate.Figure figure) {
        Map<Period, List<Mark>> reached = new HashMap<>();
        Period given = Period.parse(figure.period(), day);
        boolean year = given.kind() == Period.Kind.YEAR;
        LocalDate end = year ? given.end().plusYears(1) : given.end();
        Set<Period> within = new LinkedHashSet<>();
        for (LocalDate first = given.first(); first.isBefore(end); first = first.plusMonths(1)) {
            within.addAll(Period.calendarPeriodsOf(first));
        }
        for (Period period : within) {
            boolean inside =
                    !period.first().isBefore(given.first()) && !period.end().isAfter(end);
            if (inside && closed(period)) reached.put(period, List.of());
        }
        return reached;
    }
}
