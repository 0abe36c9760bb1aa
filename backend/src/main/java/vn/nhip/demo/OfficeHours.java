package vn.nhip.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import vn.nhip.core.calendar.WorkingDays;

/** Working time of the offices, 07:00–11:30 and 13:30–17:00, in seconds since the epoch. */
final class OfficeHours {
    /** Office seconds of one working day. */
    static final long DAY = 8 * 3600L;

    static final long CLOSES = 17 * 3600L;
    private static final long MORNING_OPENS = 7 * 3600L;
    private static final long MORNING = 9 * 1800L;
    private static final long AFTERNOON_OPENS = 27 * 1800L;
    private static final long CALENDAR_DAY = 86_400;

    private final WorkingDays days;

    OfficeHours(WorkingDays days) {
        this.days = days;
    }

    boolean isWorking(LocalDate day) {
        return days.isWorking(day);
    }

    LocalDate dayOf(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second + offsetAt(second).getTotalSeconds(), CALENDAR_DAY));
    }

    private ZoneOffset offsetAt(long second) {
        return days.zone().getRules().getOffset(Instant.ofEpochSecond(second));
    }

    long startOf(LocalDate day) {
        return day.atStartOfDay(days.zone()).toEpochSecond();
    }

    /** The second of the day after so many office seconds. */
    static long secondOfDay(long office) {
        return office < MORNING ? MORNING_OPENS + office : AFTERNOON_OPENS + office - MORNING;
    }

    private static long officeBefore(long secondOfDay) {
        if (secondOfDay <= MORNING_OPENS) return 0;
        if (secondOfDay < AFTERNOON_OPENS) return Math.min(secondOfDay - MORNING_OPENS, MORNING);
        return Math.min(MORNING + secondOfDay - AFTERNOON_OPENS, DAY);
    }

    /** The moment at which so much office time has passed since another moment; always within office hours. */
    long after(long moment, long officeSeconds) {
        LocalDate day = dayOf(moment);
        long office = days.isWorking(day) ? officeBefore(moment - startOf(day)) : DAY;
        long left = office + officeSeconds;
        if (office == DAY) {
            day = nextWorking(day);
            left = officeSeconds;
        }
        while (left >= DAY) {
            day = nextWorking(day);
            left -= DAY;
        }
        return startOf(day) + secondOfDay(left);
    }

    private LocalDate nextWorking(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!days.isWorking(next)) next = next.plusDays(1);
        return next;
    }

    LocalDate workingDaysAfter(LocalDate day, int workingDays) {
        return days.plus(day, workingDays);
    }

    /** Closing time of the day that is so many working days later. */
    long closingAfter(long moment, int workingDays) {
        return startOf(days.plus(dayOf(moment), workingDays)) + CLOSES;
    }

    /** Closing time of the day that is so many calendar days later, or of the next working day after it. */
    long closingAfterCalendarDays(long moment, int calendarDays) {
        LocalDate day = dayOf(moment).plusDays(calendarDays);
        return startOf(days.isWorking(day) ? day : nextWorking(day)) + CLOSES;
    }
}
