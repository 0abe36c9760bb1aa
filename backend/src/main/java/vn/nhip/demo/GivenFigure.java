package vn.nhip.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A figure that offices hand in, since no case shows it.
 *
 * @param met −1: not said, so that the counted one stays
 * @param reportedBy the report that it comes from
 * @param author the office that answers for it
 * @param validTo the last day for which it may be used; null: not said
 */
record GivenFigure(
        String unit,
        String period,
        String component,
        long met,
        long total,
        String reportedBy,
        String author,
        @Nullable LocalDate validTo) {}
