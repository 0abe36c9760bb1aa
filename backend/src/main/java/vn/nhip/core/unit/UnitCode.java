package vn.nhip.core.unit;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.core.key.KeyForm;

/**
 * The code of an agency or unit (mã cơ quan, đơn vị), in the top-down form of Decision 20/2020 ({@code H48.53}).
 * The older form, read right to left ({@code 000.00.53.H48}), is turned into it.
 */
public record UnitCode(String value) implements Comparable<UnitCode> {
    private static final int MOST_DIGITS = 5;
    private static final Pattern OLD_FORM = Pattern.compile("((?:\\d{2,5}\\.){1,4})([A-Z]\\d{2})");

    public UnitCode {
        Objects.requireNonNull(value);
        if (!isNewForm(value)) {
            throw new IllegalArgumentException("not a unit code: " + value);
        }
    }

    /** {@code [A-Z]\d{2}(\.\d{1,5})*}, without the cost: codes are made for every mark that is read. */
    private static boolean isNewForm(String code) {
        int length = code.length();
        if (length < 3 || code.charAt(0) < 'A' || code.charAt(0) > 'Z') return false;
        if (!isDigit(code.charAt(1)) || !isDigit(code.charAt(2))) return false;
        int at = 3;
        while (at < length) {
            if (code.charAt(at++) != '.') return false;
            int from = at;
            while (at < length && isDigit(code.charAt(at))) at++;
            if (at == from || at - from > MOST_DIGITS) return false;
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Reads either form, as people write it ({@link KeyForm}). {@code 000.00.00.H48} and {@code 000.00.H48} are the province itself.
     *
     * @throws IllegalArgumentException when the text has neither form
     */
    public static UnitCode parse(String text) {
        String code = KeyForm.normal(text);
        Matcher old = OLD_FORM.matcher(code);
        if (!old.matches()) {
            return new UnitCode(code);
        }
        StringBuilder topDown = new StringBuilder(old.group(2));
        String[] levels = old.group(1).split("\\.");
        for (int level = levels.length - 1; level >= 0; level--) {
            if (isZero(levels[level])) break;
            topDown.append('.').append(levels[level]);
        }
        return new UnitCode(topDown.toString());
    }

    /** The code that is written so, letter for letter, as addresses have it; empty for any other text, the older form too. */
    static Optional<UnitCode> written(String text) {
        return isNewForm(text) ? Optional.of(new UnitCode(text)) : Optional.empty();
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }

    @Override
    public int compareTo(UnitCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
