package vn.nhip.pages;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What more than one page says is said once, in a file of its own that stands in them as {@code <!--figures.part-->}. */
final class Parts {
    private static final Pattern PART = Pattern.compile("<!--([\\w-]+\\.part)-->");
    /** A part may hold parts; one that holds itself is somebody's mistake. */
    private static final int MOST_DEEP = 4;

    private Parts() {}

    /** Whether a file may name parts. */
    static boolean mayNameParts(String path) {
        return path.endsWith(".html");
    }

    /**
     * The page with everything in its place.
     *
     * @param source name of a part to its text; null where there is none
     * @throws IllegalStateException when a part is not there, or holds itself
     */
    static String laidIn(String page, Function<String, String> source) {
        return laidIn(page, source, MOST_DEEP);
    }

    private static String laidIn(String page, Function<String, String> source, int deep) {
        return PART.matcher(page).replaceAll(named -> {
            String part = source.apply(named.group(1));
            if (part == null) throw new IllegalStateException("a page names " + named.group(1) + ": not there");
            if (deep == 0) throw new IllegalStateException("a page is without end: " + named.group(1));
            return Matcher.quoteReplacement(laidIn(part, source, deep - 1));
        });
    }
}
