package vn.nhip.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.key.KeyForm;

/**
 * An amount in VND as clerks and their programs write it: {@code 50000}, {@code 50.000}, {@code 1.500.000,00}, {@code 50 000
 * đ/hồ sơ}, {@code 5E4}; whatever blanks stand in it. A point or a comma before three digits parts thousands.
 */
final class FeeText {
    private static final int LONGEST = 60;
    private static final String UNIT = "(?:\u0110|\u20AB|VND|VN\u0110|\u0110\u1ED2NG)?(?:/\\D*)?";
    private static final Pattern GROUPED =
            Pattern.compile("\\+?(\\d{1,3}(?:[.,'\u2019]\\d{3}){1,5})(?:[.,]\\d{1,2})?" + UNIT);
    private static final Pattern PLAIN = Pattern.compile("\\+?(\\d{1,15})(?:[.,]\\d{1,9})?" + UNIT);
    private static final Pattern SCIENTIFIC = Pattern.compile("\\+?\\d(?:\\.\\d{1,15})?E\\+?\\d{1,2}");

    /** Nothing to pay, in their normal form. */
    private static final Pattern FREE =
            Pattern.compile("MI\u1EC4N|(?:MI\u1EC4N|KH\u00D4NG|KH\u00D4NGTHU|KH\u00D4NGC\u00D3)(?:L\u1EC6)?PH\u00CD");

    private FeeText() {}

    /** Empty when absent or not an amount; what stands behind the point does not decide whether something is due. */
    static Optional<BigDecimal> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) return Optional.empty();
        String amount = KeyForm.normal(text);
        Matcher grouped = GROUPED.matcher(amount);
        if (grouped.matches())
            return Optional.of(new BigDecimal(grouped.group(1).replaceAll("\\D", "")));
        Matcher plain = PLAIN.matcher(amount);
        if (plain.matches()) return Optional.of(new BigDecimal(plain.group(1)));
        if (FREE.matcher(amount).matches()) return Optional.of(BigDecimal.ZERO);
        return SCIENTIFIC.matcher(amount).matches() ? Optional.of(new BigDecimal(amount)) : Optional.empty();
    }
}
