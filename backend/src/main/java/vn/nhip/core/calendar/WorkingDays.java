package vn.nhip.core.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * Monday to Friday, less the days off, plus the make-up days that operators enter for each year.
 *
 * @param zone where days are cut
 */
public record WorkingDays(ZoneId zone, Set<LocalDate> daysOff, Set<LocalDate> makeUpDays) {
    public WorkingDays {
        daysOff = Set.copyOf(daysOff);
        makeUpDays = Set.copyOf(makeUpDays);
    }

    public boolean isWorking(LocalDate day) {
        if (makeUpDays.contains(day)) return true;
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !daysOff.contains(day);
    }

    /** The day that is {@code count} working days after {@code from}; {@code from} itself does not count. */
    public LocalDate plus(LocalDate from, int count) {
        LocalDate day = from;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorking(day)) left--;
        }
        return day;
    }

    /** The day that is {@code count} working days before {@code from}; {@code from} itself does not count. */
    public LocalDate minus(LocalDate from, int count) {
        LocalDate day = from;
        for (int left = count; left > 0; ) {
            day = day.minusDays(1);
            if (isWorking(day)) left--;
        }
        return day;
    }

    /** The last millisecond of the day that the instant's day is moved to by {@code count} working days. */
    public Instant endOfDayAfter(Instant from, int count) {
        return endOfDay(plus(from.atZone(zone).toLocalDate(), count), zone);
    }

    /** "Due on that day" means until its last millisecond. */
    public static Instant endOfDay(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }
}
