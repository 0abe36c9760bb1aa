package vn.nhip.core.score;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order of Vietnamese names: letters first (a ă â b c d đ e ê …), then tones (level, huyền, hỏi, ngã, sắc, nặng),
 * then the text itself; numbers by value, so Phường 2 stands before Phường 10. Browsers order alike with
 * {@code Intl.Collator('vi', {numeric: true})}. Written out because a run-time library's tables change with its version.
 */
public final class VietnameseOrder implements Comparator<String> {
    private static final String ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private static final String TONES = "\u0300\u0309\u0303\u0301\u0323";
    private static final char BREVE = '\u0306';
    private static final char CIRCUMFLEX = '\u0302';
    private static final char HORN = '\u031B';

    /** Blanks and signs come before numbers, numbers before letters, letters before all other scripts. */
    private static final char NUMBERS = 0x1000;

    private static final char LETTERS = 0x2000;
    private static final char OTHERS = 0x3000;

    @Override
    public int compare(String one, String other) {
        Key left = Key.of(one);
        Key right = Key.of(other);
        int order = left.letters.compareTo(right.letters);
        if (order == 0) order = left.tones.compareTo(right.tones);
        return order == 0 ? one.compareTo(other) : order;
    }

    /**
     * A name as two texts of the same length that compare character by character.
     *
     * @param tones for every letter 0, or the place of its tone
     */
    private record Key(String letters, String tones) {
        static Key of(String name) {
            StringBuilder letters = new StringBuilder();
            StringBuilder tones = new StringBuilder();
            String parts = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
            for (int i = 0; i < parts.length(); i++) {
                char part = parts.charAt(i);
                if (Character.getType(part) == Character.NON_SPACING_MARK) {
                    mark(part, letters, tones);
                    continue;
                }
                if (isDigit(part)) {
                    int end = i;
                    while (end < parts.length() && isDigit(parts.charAt(end))) end++;
                    number(parts.substring(i, end), letters);
                    i = end - 1;
                } else {
                    letters.append(place(part));
                }
                while (tones.length() < letters.length()) tones.append('0');
            }
            return new Key(letters.toString(), tones.toString());
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        /** A longer number is a larger one, once leading zeros are gone. */
        private static void number(String digits, StringBuilder letters) {
            String value = digits.replaceFirst("^0+(?=.)", "");
            letters.append((char) (NUMBERS + value.length())).append(value);
        }

        private static char place(char c) {
            int letter = ALPHABET.indexOf(c);
            if (letter >= 0) return (char) (LETTERS + letter);
            return (char) (c < NUMBERS && !Character.isLetter(c) ? c : Math.max(c, OTHERS));
        }

        private static void mark(char mark, StringBuilder letters, StringBuilder tones) {
            int last = letters.length() - 1;
            if (last < 0) return;
            int tone = TONES.indexOf(mark);
            if (tone >= 0) tones.setCharAt(last, (char) ('1' + tone));
            else letters.setCharAt(last, place(marked(letters.charAt(last), mark)));
        }

        /** The letter that a letter becomes with its mark; other marks change nothing. */
        private static char marked(char placed, char mark) {
            if (placed < LETTERS || placed >= LETTERS + ALPHABET.length()) return placed;
            char letter = ALPHABET.charAt(placed - LETTERS);
            return switch ("" + letter + mark) {
                case "a" + BREVE -> 'ă';
                case "a" + CIRCUMFLEX -> 'â';
                case "e" + CIRCUMFLEX -> 'ê';
                case "o" + CIRCUMFLEX -> 'ô';
                case "o" + HORN -> 'ơ';
                case "u" + HORN -> 'ư';
                default -> letter;
            };
        }
    }
}
