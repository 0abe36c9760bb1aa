package vn.nhip.api;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.calendar.PeriodDay;

/** A period in the words of a template, as the wall has them. */
final class PeriodWords {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM");

    private final Map<String, String> word;

    PeriodWords(Map<String, String> word) {
        this.word = word;
    }

    String of(Period period) {
        LocalDate first = period.first();
        return switch (period.kind()) {
            case WEEK ->
                filled(
                        "week",
                        first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        SHORT.format(first),
                        SHORT.format(period.end().minusDays(1)));
            case MONTH -> filled("month", first.getMonthValue(), first.getYear());
            case QUARTER -> filled("quarter", first.get(IsoFields.QUARTER_OF_YEAR), first.getYear());
            case YEAR -> filled("year", first.getYear());
            case ROLLING -> filled("rolling", first.until(period.end(), ChronoUnit.DAYS));
        };
    }

    /** Empty but for a period that has just begun. */
    String young(PeriodDay day) {
        return day.provisional() ? filled("young", day.number()) : "";
    }

    private String filled(String key, @Nullable Object... values) {
        String words = word.getOrDefault(key, "");
        for (int i = 0; i < values.length; i++) words = words.replace("{" + i + "}", values[i].toString());
        return words;
    }
}
