package vn.nhip.pages;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Pages as they are below a path of another site: what they name begins with it, and they say it to their scripts
 * (js/core/base.js). Of one event loop.
 */
final class BelowPath {
    /** A proxy may tell the path with each request; more than these pages of few paths are made anew. */
    static final int MOST_KEPT = 64;

    private static final Pattern ROOTED = Pattern.compile("(src|href|data-plain)=\"/");
    private static final String HEAD = "<meta charset=\"utf-8\">";

    private final Map<String, Made> made = new HashMap<>();

    private record Made(String of, Kept page) {}

    /** @param base {@code /nhip}; empty for the root */
    static String page(String html, String base) {
        if (base.isEmpty()) return html;
        String named = ROOTED.matcher(html).replaceAll("$1=\"" + base + "/");
        return named.replace(HEAD, HEAD + "\n  <meta name=\"nhip-base\" content=\"" + base + "\">");
    }

    /** @param name of the page, as {@code method.html} */
    Kept page(String name, Kept page, String base) {
        if (base.isEmpty()) return page;
        Made before = made.get(base + "/" + name);
        if (before != null && before.of().equals(page.mark())) return before.page();
        if (made.size() >= MOST_KEPT) made.clear();
        String html = page(page.plain().toString(), base);
        Kept below = Kept.of(name, html.getBytes(StandardCharsets.UTF_8));
        made.put(base + "/" + name, new Made(page.mark(), below));
        return below;
    }

    /** How many. */
    int kept() {
        return made.size();
    }
}
