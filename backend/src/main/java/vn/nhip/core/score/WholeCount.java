package vn.nhip.core.score;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A met or a total as it is handed in: how many of something, so a whole number from 0 on, of at most 18 digits. {@code 1.500}
 * is fifteen hundred to a clerk and one and a half to a program, so it is neither: nobody can tell which was meant.
 */
public final class WholeCount {
    /** Some libraries write every number with a fraction, 1500.0; three noughts behind a point may be thousands. */
    private static final Pattern WHOLE = Pattern.compile("\\+?(\\d{1,18})(?:\\.(?:0|00|0{4,9}))?");

    private static final Pattern SEPARATED = Pattern.compile("[+-]?\\d[\\d.,'\u2019 \u00a0\u202f]{0,40}");

    private WholeCount() {}

    /** Empty where the text is no such number, or may be another than it seems; {@link #problem} says why. */
    public static Optional<BigDecimal> read(String text) {
        Matcher whole = WHOLE.matcher(text);
        return whole.matches() ? Optional.of(new BigDecimal(whole.group(1))) : Optional.empty();
    }

    /** Why a text was not read, in words; what was written is repeated only where it has nothing but digits and separators. */
    public static String problem(String text) {
        boolean separated =
                text.matches(".*\\d[^\\d]+\\d.*") && SEPARATED.matcher(text).matches();
        if (!separated) return "not a whole number from 0 on, of at most 18 digits";
        return "doubtful: \"" + text + "\" may be a number with a fraction or one with thousands apart;"
                + " a count is a whole number, written without separators: 1500";
    }
}
