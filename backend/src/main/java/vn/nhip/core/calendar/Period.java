package vn.nhip.core.calendar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A period of days: [first, end) in local time. Calendar periods have fixed days ({@code 2026-W48}, Monday to Sunday and
 * numbered as in ISO 8601, {@code 2026-11}, {@code 2026-Q4}, {@code 2026}); rolling ones end today ({@code 7d},
 * {@code 30d}: today and the 6 or 29 days before it).
 *
 * @param id as in addresses and keys
 * @param first the first day
 * @param end the day after the last
 */
public record Period(String id, Kind kind, LocalDate first, LocalDate end) {
    /** How the days are chosen. */
    public enum Kind {
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        ROLLING
    }

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})|-Q([1-4])|-W(\\d{2}))?");
    private static final String ALLOWED = "2026-W48, 2026-11, 2026-Q4, 2026, 7d, 30d, week, month, quarter, year";
    private static final int[] ROLLING_DAYS = {7, 30};

    /**
     * Reads a period; {@code week}, {@code month}, {@code quarter} and {@code year} are the ones that {@code today} lies in.
     *
     * @throws IllegalArgumentException naming the allowed forms
     */
    public static Period parse(String text, LocalDate today) {
        switch (text) {
            case "week":
                return weekOf(today);
            case "month":
                return month(YearMonth.from(today));
            case "quarter":
                return quarterOf(today);
            case "year":
                return year(today.getYear());
            default:
                break;
        }
        for (int days : ROLLING_DAYS) if (text.equals(days + "d")) return rolling(days, today);
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches()) return calendarPeriod(form);
        } catch (DateTimeException beyond) {
            // No such month or week in that year: told with the allowed forms.
        }
        throw new IllegalArgumentException("unknown period \"" + text + "\"; allowed: " + ALLOWED);
    }

    private static Period calendarPeriod(Matcher form) {
        int year = Integer.parseInt(form.group(1));
        if (form.group(2) != null) return month(YearMonth.of(year, Integer.parseInt(form.group(2))));
        if (form.group(3) != null) return quarter(year, Integer.parseInt(form.group(3)));
        return form.group(4) == null ? year(year) : week(year, Integer.parseInt(form.group(4)));
    }

    /**
     * A week, Monday to Sunday; it belongs to the year in which its Thursday lies.
     *
     * @throws DateTimeException for a week that the year does not have: 53 is the last of some
     */
    public static Period week(int year, int week) {
        // The fourth of January lies in the first week of its year, always.
        LocalDate thursday = LocalDate.of(year, 1, 4).with(DayOfWeek.THURSDAY).plusWeeks(week - 1L);
        Period found = weekOf(thursday);
        if (week < 1 || thursday.getYear() != year) throw new DateTimeException("no week " + week + " in " + year);
        return found;
    }

    public static Period weekOf(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int year = day.get(IsoFields.WEEK_BASED_YEAR);
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        String id = year + (week < 10 ? "-W0" : "-W") + week;
        return new Period(id, Kind.WEEK, monday, monday.plusDays(7));
    }

    public static Period month(YearMonth month) {
        return new Period(
                month.toString(),
                Kind.MONTH,
                month.atDay(1),
                month.plusMonths(1).atDay(1));
    }

    public static Period quarter(int year, int quarter) {
        LocalDate first = LocalDate.of(year, quarter * 3 - 2, 1);
        return new Period(year + "-Q" + quarter, Kind.QUARTER, first, first.plusMonths(3));
    }

    public static Period quarterOf(LocalDate day) {
        return quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    public static Period year(int year) {
        return new Period(Integer.toString(year), Kind.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    public static Period rolling(int days, LocalDate today) {
        return new Period(days + "d", Kind.ROLLING, today.minusDays(days - 1L), today.plusDays(1));
    }

    /**
     * The calendar period of a kind that holds a day.
     *
     * @throws IllegalArgumentException for {@link Kind#ROLLING}
     */
    public static Period of(Kind kind, LocalDate day) {
        return calendarPeriodsOf(day).stream()
                .filter(period -> period.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no calendar period is " + kind));
    }

    /** The week, month, quarter and year that hold a day. */
    public static List<Period> calendarPeriodsOf(LocalDate day) {
        return List.of(weekOf(day), month(YearMonth.from(day)), quarterOf(day), year(day.getYear()));
    }

    /** The six periods that are open today: week, month, quarter, year, 7 and 30 days. */
    public static List<Period> openOn(LocalDate today) {
        List<Period> open = new ArrayList<>(calendarPeriodsOf(today));
        for (int days : ROLLING_DAYS) open.add(rolling(days, today));
        return open;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(end);
    }

    /** The instant at which the period is judged: now while it is open, its end once it has closed. */
    public Instant judgedAt(Instant now, ZoneId zone) {
        Instant over = end.atStartOfDay(zone).toInstant();
        return now.isBefore(over) ? now : over;
    }

    /** The calendar period before this one, of the same kind; of a rolling one an {@link IllegalArgumentException}. */
    public Period before() {
        return of(kind, first.minusDays(1));
    }

    /**
     * What falls to this period of an amount for a whole year: a twelfth to a month, a quarter to a quarter; 2 places,
     * half up; null for weeks and rolling periods, of which a year is no number of.
     */
    public @Nullable BigDecimal partOfYear(BigDecimal amount) {
        int parts = switch (kind) {
            case MONTH -> 12;
            case QUARTER -> 4;
            case YEAR -> 1;
            case WEEK, ROLLING -> 0;
        };
        return parts == 0 ? null : amount.divide(BigDecimal.valueOf(parts), 2, RoundingMode.HALF_UP);
    }

    /**
     * The calendar periods whose figures hold for this one as well, nearest first, itself included when it is one. A week
     * that lies in two months, as a rolling period, belongs to the one in which it is judged.
     *
     * @param on the day of judgement: today while it is open, its last day once it has closed
     */
    public List<Period> enclosing(LocalDate on) {
        LocalDate last = end.minusDays(1);
        return switch (kind) {
            case WEEK -> List.of(this, month(YearMonth.from(on)), quarterOf(on), year(on.getYear()));
            case MONTH, ROLLING -> List.of(month(YearMonth.from(last)), quarterOf(last), year(last.getYear()));
            case QUARTER -> List.of(this, year(last.getYear()));
            case YEAR -> List.of(this);
        };
    }
}
