package vn.nhip.core.casefile;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of an agency or unit (mã cơ quan, đơn vị), in the top-down form of Decision 20/2020 ({@code H48.53}).
 * The older form, read right to left ({@code 000.00.53.H48}), is turned into it.
 */
public record UnitCode(String value) implements Comparable<UnitCode> {
    private static final Pattern NEW_FORM = Pattern.compile("[A-Z]\\d{2}(\\.\\d{1,5})*");
    private static final Pattern OLD_FORM = Pattern.compile("((?:\\d{2,5}\\.){1,4})([A-Z]\\d{2})");

    public UnitCode {
        Objects.requireNonNull(value);
        if (!NEW_FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a unit code: " + value);
        }
    }

    /**
     * Reads either form. {@code 000.00.00.H48} and {@code 000.00.H48} are the province itself.
     *
     * @throws IllegalArgumentException when the text has neither form
     */
    public static UnitCode parse(String text) {
        String code = text.strip();
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
