package vn.nhip.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount in VND as clerks write it: {@code 50000}, {@code 50.000}, {@code 50,000 đ}. */
final class FeeText {
    private static final Pattern GROUPED = Pattern.compile("(\\d{1,3}(?:[., ]\\d{3})+)\\s*(?:đ|VND|VNĐ|đồng)?");
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,15})(?:[.,]\\d{1,9})?\\s*(?:đ|VND|VNĐ|đồng)?");

    private FeeText() {}

    /** Empty when absent or not an amount. */
    static Optional<BigDecimal> parse(String text) {
        if (text == null || text.length() > 40) return Optional.empty();
        Matcher grouped = GROUPED.matcher(text);
        if (grouped.matches())
            return Optional.of(new BigDecimal(grouped.group(1).replaceAll("\\D", "")));
        Matcher plain = PLAIN.matcher(text);
        return plain.matches() ? Optional.of(new BigDecimal(plain.group(1))) : Optional.empty();
    }
}
