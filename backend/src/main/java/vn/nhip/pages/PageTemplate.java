package vn.nhip.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in which fields stand as {@code {{name}}}, what comes once for each between {@code <!--name-->} and
 * {@code <!--/name-->}, and the words that the code chooses from in a comment at the beginning. What is filled in is
 * escaped.
 */
public final class PageTemplate {
    private static final Pattern FIELD = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern WORDS = Pattern.compile("<!--words\\n(.*?)-->\\n", Pattern.DOTALL);

    private final Map<String, String> words;
    private String page;

    public PageTemplate(String template) {
        Matcher found = WORDS.matcher(template);
        words = found.find() ? words(found.group(1)) : Map.of();
        page = found.reset().replaceFirst("");
    }

    /** By their names; empty where the page has none. */
    public Map<String, String> words() {
        return words;
    }

    /**
     * One of a page's words.
     *
     * @throws IllegalStateException when the page lacks it, for then it would show none
     */
    public static String word(Map<String, String> words, String name) {
        String word = words.get(name);
        if (word == null) throw new IllegalStateException("the page has no word " + name);
        return word;
    }

    /** @param name of the part, which the page has */
    public <T> PageTemplate repeat(String name, List<T> all, Function<T, Map<String, String>> fields) {
        String begin = "<!--" + name + "-->";
        String end = "<!--/" + name + "-->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        String part = page.substring(from + begin.length(), to);
        StringBuilder filled = new StringBuilder();
        for (T one : all) filled.append(replace(part, fields.apply(one)));
        page = page.substring(0, from) + filled + page.substring(to + end.length());
        return this;
    }

    /** What has no field stays as it is. */
    public String fill(Map<String, String> fields) {
        return replace(page, fields);
    }

    private static Map<String, String> words(String lines) {
        Map<String, String> words = new HashMap<>();
        for (String line : lines.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) words.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return words;
    }

    private static String replace(String part, Map<String, String> fields) {
        return FIELD.matcher(part).replaceAll(field -> {
            String value = fields.get(field.group(1));
            return Matcher.quoteReplacement(value == null ? field.group() : escaped(value));
        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
