package vn.nhip.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.core.calendar.WorkingDays;

/**
 * A stamp of the wire: {@code yyyyMMddHHmmss}, {@code yyyy-MM-dd HH:mm:ss}, ISO 8601 or {@code dd/MM/yyyy HH:mm:ss}, each
 * with or without its time of day. Fractions below a millisecond are cut off.
 *
 * @param time null when only the day was given
 * @param zone the stamp's own, else the province's
 */
record WireDate(LocalDate day, LocalTime time, ZoneId zone) {
    private static final String CLOCK = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,12}))?)?";
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt ]\\s*" + CLOCK
            + "\\s*([Zz]|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[[^\\]]{1,40}\\])?)?");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\s+" + CLOCK + ")?");

    /** Empty when the text has none of the forms, or names no day or time that exists. */
    static Optional<WireDate> parse(String text, ZoneId zone) {
        try {
            Matcher digits = DIGITS.matcher(text);
            if (digits.matches()) return Optional.of(of(digits, zone, 1, 2, 3));
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) return Optional.of(of(iso, zoneOf(iso.group(8), zone), 1, 2, 3));
            Matcher slashes = SLASHES.matcher(text);
            if (slashes.matches()) return Optional.of(of(slashes, zone, 3, 2, 1));
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static WireDate of(Matcher form, ZoneId zone, int year, int month, int day) {
        LocalDate date = LocalDate.of(number(form.group(year)), number(form.group(month)), number(form.group(day)));
        if (form.group(4) == null) return new WireDate(date, null, zone);
        int second = form.group(6) == null ? 0 : number(form.group(6));
        int nanos = form.groupCount() < 7 || form.group(7) == null ? 0 : millis(form.group(7)) * 1_000_000;
        return new WireDate(date, LocalTime.of(number(form.group(4)), number(form.group(5)), second, nanos), zone);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int millis(String fraction) {
        return number((fraction + "000").substring(0, 3));
    }

    private static ZoneId zoneOf(String text, ZoneId otherwise) {
        if (text == null) return otherwise;
        return text.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    /** The instant; a day without a time begins it. */
    Instant at() {
        return time == null
                ? day.atStartOfDay(zone).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }

    /** The instant of a deadline; a day without a time ends it. */
    Instant until() {
        return time == null ? WorkingDays.endOfDay(day, zone) : at();
    }
}
