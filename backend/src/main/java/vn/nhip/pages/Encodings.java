package vn.nhip.pages;

import java.util.List;
import java.util.Locale;

/** What a browser says that it can unpack (RFC 9110, section 12.5.3). */
final class Encodings {
    private Encodings() {}

    /** @param accepted the lines of {@code Accept-Encoding}; whoever says nothing is sent it plain */
    static boolean takesGzip(List<String> accepted) {
        Boolean any = null;
        for (String coding : String.join(",", accepted).split(",")) {
            String[] parts = coding.toLowerCase(Locale.ROOT).split(";", -1);
            String name = parts[0].strip();
            boolean wanted = weight(parts) > 0;
            if (name.equals("gzip") || name.equals("x-gzip")) return wanted;
            if (name.equals("*")) any = wanted;
        }
        return any != null && any;
    }

    /** 0 to 1; what cannot be read is a no. */
    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (!parameter.startsWith("q=")) continue;
            try {
                return Double.parseDouble(parameter.substring(2).strip());
            } catch (NumberFormatException unreadable) {
                return 0;
            }
        }
        return 1;
    }
}
