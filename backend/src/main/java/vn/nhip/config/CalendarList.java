package vn.nhip.config;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkingDays;

/**
 * {@code calendar.csv}: the working days, and how far they can be relied on.
 *
 * @param days Monday to Friday, less and plus the rows of the file
 * @param to the last day of the last year that the file has a row of; days after it are judged by the week alone, so
 *     holidays among them count as working days. Null when the file has no row
 * @param provisional days whose row rests on no notice yet ({@code confidence} is {@code provisional}): they may move
 * @param unchecked days whose row was written down from memory ({@code memory}) and that no operator has checked
 */
public record CalendarList(
        WorkingDays days, @Nullable LocalDate to, SortedSet<LocalDate> provisional, SortedSet<LocalDate> unchecked) {
    public CalendarList {
        provisional = Collections.unmodifiableSortedSet(new TreeSet<>(provisional));
        unchecked = Collections.unmodifiableSortedSet(new TreeSet<>(unchecked));
    }

    /** Whether a day lies within the years that the file speaks of. */
    public boolean covers(LocalDate day) {
        return to != null && !day.isAfter(to);
    }
}
