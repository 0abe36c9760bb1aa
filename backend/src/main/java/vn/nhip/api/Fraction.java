package vn.nhip.api;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two parts of a formula that is written in words, as catalogues write them: "A ÷ b × 6", "A ÷ b; at 80 % …".
 *
 * @param met null when the words hold no division
 * @param total null when the words hold no division
 */
record Fraction(String met, String total) {
    private static final Pattern FORM = Pattern.compile("([^÷]+?)\\s*÷\\s*([^÷;×]+?)\\s*(?:[;×].*)?", Pattern.DOTALL);
    private static final Fraction NONE = new Fraction(null, null);

    static Fraction of(String words) {
        Matcher form = FORM.matcher(words.strip());
        return form.matches() ? new Fraction(begun(form.group(1)), begun(form.group(2))) : NONE;
    }

    private static String begun(String words) {
        String text = words.strip();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
