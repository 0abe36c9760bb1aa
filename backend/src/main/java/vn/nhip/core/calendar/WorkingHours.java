package vn.nhip.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * The hours of working days in which offices are open (feed.md section 2.1: 07:00 to 11:30 and 13:30 to 17:00).
 *
 * @param sessions of one day, in order and apart from each other
 */
public record WorkingHours(WorkingDays days, List<Session> sessions) {
    /** Open from {@code from} on until before {@code to}. */
    public record Session(LocalTime from, LocalTime to) {}

    public WorkingHours {
        sessions = List.copyOf(sessions);
    }

    /** The usual sessions: eight hours a day. */
    public static WorkingHours usual(WorkingDays days) {
        return new WorkingHours(
                days,
                List.of(
                        new Session(LocalTime.of(7, 0), LocalTime.of(11, 30)),
                        new Session(LocalTime.of(13, 30), LocalTime.of(17, 0))));
    }

    /**
     * Whether more working time than this lies between two instants. Looks no farther than it has to: a date that is years
     * off costs no more than one that is right.
     */
    public boolean moreThan(Duration time, Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(time) <= 0) return false;
        ZonedDateTime start = from.atZone(days.zone());
        ZonedDateTime end = to.atZone(days.zone());
        Duration open = Duration.ZERO;
        for (LocalDate day = start.toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
            if (!days.isWorking(day)) continue;
            for (Session session : sessions) open = open.plus(within(day, session, start, end));
            if (open.compareTo(time) > 0) return true;
        }
        return false;
    }

    private Duration within(LocalDate day, Session session, ZonedDateTime start, ZonedDateTime end) {
        ZonedDateTime from = day.atTime(session.from()).atZone(days.zone());
        ZonedDateTime to = day.atTime(session.to()).atZone(days.zone());
        if (from.isBefore(start)) from = start;
        if (to.isAfter(end)) to = end;
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }
}
