package vn.nhip.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;

/**
 * Whose scores these are.
 *
 * @param units the units in force; they may be read anew while the server runs
 * @param workingDays the province's calendar, which may be read anew as well
 * @param wallPeriod what a wall shows that was told no period
 * @param calendar how far the calendar in force reaches
 */
public record About(
        Supplier<UnitHistory> units,
        Supplier<WorkingDays> workingDays,
        boolean demo,
        ZoneId zone,
        String wallPeriod,
        String build,
        Supplier<CalendarReach> calendar) {
    UnitHistory history() {
        return units.get();
    }

    WorkingDays days() {
        return workingDays.get();
    }

    LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    Units unitsOn(Instant at) {
        return history().on(dayOf(at));
    }
}
