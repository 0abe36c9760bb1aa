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
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkingDays;

/**
 * A stamp of the wire: {@code yyyyMMddHHmmss}, {@code yyyy-MM-dd HH:mm:ss}, ISO 8601 or {@code dd/MM/yyyy HH:mm:ss}, each
 * with or without its time of day. Fractions below a millisecond are cut off.
 *
 * @param time null when only the day was given
 * @param zone the stamp's own, else the province's
 */
record WireDate(LocalDate day, @Nullable LocalTime time, ZoneId zone) {
    private static final String CLOCK = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,12}))?)?";
    private static final String BARE = "0000-00-00T00:00:00";
    private static final String UTC = BARE + "Z";
    private static final String OFFSET = BARE + "+00:00";
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt ]\\s*" + CLOCK
            + "\\s*([Zz]|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[[^\\]]{1,40}\\])?)?");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\s+" + CLOCK + ")?");

    /** Empty when the text has none of the forms, or names no day or time that exists. */
    static Optional<WireDate> parse(String text, ZoneId zone) {
        try {
            if (isPlainIso(text)) return Optional.of(ofPlainIso(text, zone));
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

    /** {@code 2026-11-20T14:31:48}, with {@code Z}, with {@code +07:00} or bare: what nearly every stamp is. */
    private static boolean isPlainIso(String text) {
        int length = text.length();
        String shape = length == 19 ? BARE : length == 20 ? UTC : length == 25 ? OFFSET : null;
        if (shape == null) return false;
        for (int i = 0; i < length; i++) {
            char wanted = shape.charAt(i);
            char found = text.charAt(i);
            boolean fits = wanted == '0'
                    ? found >= '0' && found <= '9'
                    : wanted == '+' ? found == '+' || found == '-' : found == wanted;
            if (!fits) return false;
        }
        return true;
    }

    private static WireDate ofPlainIso(String text, ZoneId zone) {
        LocalDate date = LocalDate.of(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8));
        LocalTime time = LocalTime.of(two(text, 11), two(text, 14), two(text, 17));
        return new WireDate(date, time, zoneOf(text.length() == 19 ? null : text.substring(19), zone));
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
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

    private static ZoneId zoneOf(@Nullable String text, ZoneId otherwise) {
        if (text == null) return otherwise;
        return text.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    /** Whether it may be a day on which a case was dealt with; outside of these years it may be no day that was meant. */
    boolean isOfOurTime() {
        return day.getYear() >= 2000 && day.getYear() < 2038;
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
