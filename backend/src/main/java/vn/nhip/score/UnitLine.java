package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;

/**
 * How one unit stood at the end of each of the last days, as far as is known now.
 *
 * @param unit as it is today
 * @param asOf instant of the position, at which today stands
 * @param days oldest first, today last; never empty
 */
public record UnitLine(Unit unit, Instant asOf, long position, List<Day> days) {
    public UnitLine {
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param at the end of the day; of today the instant at which it stands
     * @param period of the kind asked for, that the day lies in
     * @param sheet null when nothing is known of that day: before the first mark of all, and before the unit began
     */
    public record Day(
            LocalDate day,
            Instant at,
            Period period,
            Method method,
            @Nullable Sheet sheet) {
        /** Whether the period began anew on this day: the line is broken before it. */
        public boolean begins() {
            return day.equals(period.first());
        }

        /** Whether any figure is known. */
        public boolean known() {
            return sheet != null && sheet.band() != null;
        }
    }

    /** The last days of it. */
    public UnitLine last(int number) {
        return new UnitLine(unit, asOf, position, days.subList(Math.max(0, days.size() - number), days.size()));
    }

    public Day today() {
        return days.get(days.size() - 1);
    }
}
