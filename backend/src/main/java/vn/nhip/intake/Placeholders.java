package vn.nhip.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.key.KeyForm;

/**
 * What systems write where they know nothing: the first and last day of a program's calendar, or a word. Such a date was
 * never meant, so it is no date before 2000 and none far ahead.
 */
final class Placeholders {
    private static final int LONGEST_WORD = 12;

    /** In their normal form ({@link CaseNumber#normal}). */
    private static final Set<String> WORDS = Set.of(
            "NULL",
            "(NULL)",
            "<NULL>",
            "[NULL]",
            "DBNULL",
            "NIL",
            "NONE",
            "N/A",
            "#N/A",
            "NA",
            "NAN",
            "NAT",
            "UNDEFINED",
            "UNKNOWN",
            "EMPTY",
            "\\N",
            "INVALIDDATE",
            "KH\u00D4NG",
            "KH\u00D4NGC\u00D3",
            "CH\u01AFA",
            "CH\u01AFAC\u00D3",
            "TR\u1ED0NG");

    /**
     * The first days of .NET, Go and Java, of SQL Server, FILETIME, pandas, Modified Julian, Delphi and Excel, Unix and DOS,
     * and the last ones of 32-bit clocks, SQL Server, pandas and of forms that want a date without an end. A day on either
     * side where a zone may have moved it.
     */
    private static final Set<String> DAYS = Set.of(
            "1601-01-01",
            "1677-09-21",
            "1753-01-01",
            "1858-11-17",
            "1899-12-29",
            "1899-12-30",
            "1899-12-31",
            "1900-01-00",
            "1900-01-01",
            "1900-01-02",
            "1904-01-01",
            "1969-12-31",
            "1970-01-01",
            "1980-01-01",
            "2038-01-19",
            "2079-06-06",
            "2099-12-31",
            "2100-01-01",
            "2262-04-11",
            "2999-12-31",
            "3000-01-01",
            "4712-12-31");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})(?:\\D.*|\\d{6})?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:\\D.*)?");

    /** Nothing but noughts; a number that stands for the first day of Unix or of .NET. */
    private static final Pattern NUMBER =
            Pattern.compile("0+(?:\\.0+)?|-?62135596800(?:000)?|/DATE\\(-?62135596800000(?:[+-]\\d{4})?\\)/");

    private Placeholders() {}

    /** Whether a text, in its normal form, says that there is nothing: one of the words, or no letter and only noughts. */
    static boolean word(String normal) {
        if (normal.length() > LONGEST_WORD) return false;
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (c >= '1' && c <= '9') return false;
            if (Character.isLetter(c)) return WORDS.contains(normal);
        }
        return true;
    }

    /** Whether a text stands where a date would, and for none. */
    static boolean date(String text) {
        if (word(CaseNumber.normal(text))) return true;
        String seen = KeyForm.seen(text).toUpperCase(Locale.ROOT);
        if (NUMBER.matcher(seen).matches()) return true;
        Matcher first = YEAR_FIRST.matcher(seen);
        if (first.matches()) return day(first.group(1), first.group(2), first.group(3));
        Matcher last = YEAR_LAST.matcher(seen);
        return last.matches()
                && (day(last.group(3), last.group(2), last.group(1))
                        || day(last.group(3), last.group(1), last.group(2)));
    }

    private static boolean day(String year, String month, String day) {
        int number = Integer.parseInt(year);
        if (number <= 1 || number >= 9998) return true;
        return DAYS.contains(year + "-" + two(month) + "-" + two(day));
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
