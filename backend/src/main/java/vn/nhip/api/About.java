package vn.nhip.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;

/**
 * Whose scores these are.
 *
 * @param units the units in force; they may be read anew while the server runs, as the calendar may
 */
public record About(
        Supplier<UnitHistory> units, boolean demo, ZoneId zone, String build, Supplier<CalendarReach> calendar) {
    UnitHistory history() {
        return units.get();
    }

    LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    Units unitsOn(Instant at) {
        return history().on(dayOf(at));
    }
}
