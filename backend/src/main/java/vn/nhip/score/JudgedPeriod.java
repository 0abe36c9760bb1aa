package vn.nhip.score;

import java.time.LocalDate;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;

/**
 * A period as it is judged.
 *
 * @param on the day of judgement: today while it is open, its last day once it has closed
 * @param units the tree of that day
 */
public record JudgedPeriod(Period period, LocalDate on, Units units) {
    public static JudgedPeriod of(Period period, LocalDate today, UnitHistory history) {
        LocalDate last = period.end().minusDays(1);
        LocalDate on = last.isBefore(today) ? last : today;
        return new JudgedPeriod(period, on, history.on(on));
    }
}
