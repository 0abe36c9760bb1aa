package vn.nhip.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;

/**
 * What does not change while the server runs: whose scores these are.
 *
 * @param days the province's calendar
 * @param wallPeriod what a wall shows that was told no period
 */
public record About(
        UnitHistory history,
        boolean demo,
        ZoneId zone,
        WorkingDays days,
        String wallPeriod,
        String build,
        CalendarReach calendar) {
    LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    Units unitsOn(Instant at) {
        return history.on(dayOf(at));
    }
}
