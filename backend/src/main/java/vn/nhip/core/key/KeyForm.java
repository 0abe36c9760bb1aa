package vn.nhip.core.key;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The forms of a key that people copy about: of two texts that look alike the normal form is one, whatever a word
 * processor, a spreadsheet or a web form made of them (docs/wire.md, "Keys"). Pure; any text has a form, the empty one too.
 */
public final class KeyForm {
    /** Told forms have words and blanks; a case number has at most a hundred characters without them. */
    private static final int MOST_TOLD = 200;

    /** Each round can only undo what the one before brought about; two are usual. */
    private static final int MOST_ROUNDS = 8;

    /** Horizontal strokes that Unicode does not count as dashes. */
    private static final String STROKES = "\u2212\u2043\u02D7\u2796\u23AF\u2500\u2501";

    private static final String SLASHES = "\u2044\u2215\u29F8";

    /**
     * Capitals that are drawn as the Latin ones behind them: Eth and African D, which old Vietnamese fonts and keyboards put
     * for Đ, then Cyrillic and Greek.
     */
    private static final String TWINS = "\u00D0\u0110\u0189\u0110"
            + "\u0410A\u0412B\u0415E\u041AK\u041CM\u041DH\u041EO\u0420P\u0421C\u0422T\u0423Y\u0425X\u0406I\u0408J\u0405S"
            + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039AK\u039CM\u039DN\u039FO\u03A1P\u03A4T\u03A5Y\u03A7X";

    private KeyForm() {}

    /**
     * NFKC, capitals (of no language), without blanks and characters that are not seen, every dash a hyphen, every decimal
     * digit 0 to 9. The form of a normal form is itself; of plain text it costs nothing.
     */
    public static String normal(String text) {
        return isPlain(text) ? text : formed(text, true);
    }

    /** The same with capitals and small letters as they are, for what tells them apart. */
    public static String cased(String text) {
        return isPlain(text) ? text : formed(text, false);
    }

    private static String formed(String text, boolean capitals) {
        String form = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String before = form;
            String reduced = reduced(nfkc(before));
            form = nfkc(capitals ? reduced.toUpperCase(Locale.ROOT) : reduced);
            if (form.equals(before)) break;
        }
        return form;
    }

    /** What a reader of the text sees: NFC, without characters that are not seen, blanks one at a time; cut at 200. */
    public static String seen(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (!isBlank(c)) {
                if (!isUnseen(c)) seen.appendCodePoint(c);
            } else if (seen.length() > 0 && seen.charAt(seen.length() - 1) != ' ') {
                seen.append(' ');
            }
        });
        if (seen.length() > MOST_TOLD) seen.setLength(MOST_TOLD);
        return seen.toString().strip();
    }

    /** Without blanks and characters that are not seen at either end. */
    public static String trimmed(String text) {
        if (text.isEmpty() || isInk(text.charAt(0)) && isInk(text.charAt(text.length() - 1))) return text;
        int from = 0;
        int to = text.length();
        while (from < to && isMargin(text.codePointAt(from))) from += Character.charCount(text.codePointAt(from));
        while (from < to && isMargin(text.codePointBefore(to))) to -= Character.charCount(text.codePointBefore(to));
        return text.substring(from, to);
    }

    private static boolean isInk(char c) {
        return c > ' ' && c <= '~';
    }

    private static boolean isMargin(int c) {
        return isBlank(c) || isUnseen(c);
    }

    /** Most keys are of visible ASCII without small letters: these are normal. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInk(c) || (c >= 'a' && c <= 'z')) return false;
        }
        return true;
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String reduced(String text) {
        StringBuilder reduced = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isMargin(c)).forEach(c -> reduced.appendCodePoint(plain(c)));
        return reduced.toString();
    }

    private static int plain(int c) {
        if (c < 0x80) return c;
        int type = Character.getType(c);
        if (type == Character.DASH_PUNCTUATION || STROKES.indexOf(c) >= 0) return '-';
        if (type == Character.DECIMAL_DIGIT_NUMBER) return '0' + Character.digit(c, 10);
        if (SLASHES.indexOf(c) >= 0) return '/';
        for (int i = 0; i < TWINS.length(); i += 2) if (TWINS.charAt(i) == c) return TWINS.charAt(i + 1);
        return c;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x2800;
    }

    /** Format characters, and the others that Unicode lets a program draw as nothing at all. */
    private static boolean isUnseen(int c) {
        if (c < 0x80) return false;
        return Character.getType(c) == Character.FORMAT
                || c == 0x034F
                || (c >= 0x115F && c <= 0x1160)
                || (c >= 0x17B4 && c <= 0x17B5)
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || c == 0xFFFC
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
