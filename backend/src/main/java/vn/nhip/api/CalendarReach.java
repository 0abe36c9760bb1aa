package vn.nhip.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the working days are known.
 *
 * @param to the last day of the last year that the calendar speaks of; null: it is empty
 * @param provisional days off, or made up for, that rest on no notice yet
 */
public record CalendarReach(@Nullable LocalDate to, List<LocalDate> provisional) {
    public CalendarReach {
        provisional = List.copyOf(provisional);
    }
}
