package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Where one day ends and the next begins: instants of the ledger are whole microseconds. */
final class DayBegan {
    private DayBegan() {}

    /** The first instant of a day. */
    static Instant at(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The last instant at which the screens still stood in the day before. */
    static Instant lastBefore(LocalDate day, ZoneId zone) {
        return at(day, zone).minus(1, ChronoUnit.MICROS);
    }
}
