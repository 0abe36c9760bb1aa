package vn.nhip.core.calendar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period of days: [first, end) in local time. Calendar periods have fixed days ({@code 2026-11}, {@code 2026-Q4},
 * {@code 2026}); rolling ones end today ({@code 7d}, {@code 30d}: today and the 6 or 29 days before it).
 *
 * @param id as in addresses and keys
 * @param first the first day
 * @param end the day after the last
 */
public record Period(String id, Kind kind, LocalDate first, LocalDate end) {
    /** How the days are chosen. */
    public enum Kind {
        MONTH,
        QUARTER,
        YEAR,
        ROLLING
    }

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})|-Q([1-4]))?");
    private static final int[] ROLLING_DAYS = {7, 30};

    /**
     * Reads a period; {@code month}, {@code quarter} and {@code year} are the ones that {@code today} lies in.
     *
     * @throws IllegalArgumentException naming the allowed forms
     */
    public static Period parse(String text, LocalDate today) {
        switch (text) {
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
        if (form.matches()) {
            int year = Integer.parseInt(form.group(1));
            if (form.group(2) != null) {
                int month = Integer.parseInt(form.group(2));
                if (month >= 1 && month <= 12) return month(YearMonth.of(year, month));
            } else {
                return form.group(3) == null ? year(year) : quarter(year, Integer.parseInt(form.group(3)));
            }
        }
        throw new IllegalArgumentException(
                "unknown period \"" + text + "\"; allowed: 2026-11, 2026-Q4, 2026, 7d, 30d, month, quarter, year");
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

    /** The month, quarter and year that hold a day. */
    public static List<Period> calendarPeriodsOf(LocalDate day) {
        return List.of(month(YearMonth.from(day)), quarterOf(day), year(day.getYear()));
    }

    /** The five periods that are open today: month, quarter, year, 7 and 30 days. */
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

    /**
     * What falls to this period of an amount for a whole year: a twelfth to a month, a quarter to a quarter; 2 places,
     * half up; null for rolling periods.
     */
    public BigDecimal partOfYear(BigDecimal amount) {
        int parts = switch (kind) {
            case MONTH -> 12;
            case QUARTER -> 4;
            case YEAR -> 1;
            case ROLLING -> 0;
        };
        return parts == 0 ? null : amount.divide(BigDecimal.valueOf(parts), 2, RoundingMode.HALF_UP);
    }

    /** The calendar periods that enclose this one, nearest first, itself included when it is one. */
    public List<Period> enclosing() {
        LocalDate last = end.minusDays(1);
        return switch (kind) {
            case MONTH, ROLLING -> calendarPeriodsOf(last);
            case QUARTER -> List.of(this, year(last.getYear()));
            case YEAR -> List.of(this);
        };
    }
}
