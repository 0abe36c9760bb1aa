package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;

/**
 * The period before, of the same kind, at the same hour of the same of its days: what a period that goes on can be compared
 * with, since its figures rise by construction. A day that the period before did not have is its last instant.
 *
 * @param period before
 * @param at within it, at a full hour so that what was counted back once serves many questions
 */
record SameDay(Period period, Instant at) {
    /**
     * Null in the first hour of a period, when nothing of the one before had been shown yet.
     *
     * @param period of the calendar, not one that rolls
     * @param now within it
     */
    static @Nullable SameDay of(Period period, Instant now, ZoneId zone) {
        Period before = period.before();
        ZonedDateTime local = now.atZone(zone).truncatedTo(ChronoUnit.HOURS);
        long days = ChronoUnit.DAYS.between(period.first(), local.toLocalDate());
        LocalDate day = before.first().plusDays(days);
        Instant began = before.first().atStartOfDay(zone).toInstant();
        Instant last = before.end().atStartOfDay(zone).toInstant().minusMillis(1);
        Instant same = day.atTime(local.toLocalTime()).atZone(zone).toInstant();
        Instant at = same.isAfter(last) ? last : same;
        return at.isAfter(began) ? new SameDay(before, at) : null;
    }
}
