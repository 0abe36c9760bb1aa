package vn.nhip.pages;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which source became which file, as the build wrote it down. Without a bundler there is no such list, and pages name their
 * modules.
 *
 * @param named by source, both as paths: {@code js/main.js}, and below {@code b/} {@code js/main.HTITP4GR.js}
 */
record Bundles(Map<String, String> named) {
    /** Where the list lies among the pages. */
    static final String LIST = "b/names.json";

    static final Bundles NONE = new Bundles(Map.of());

    private static final Pattern NAME = Pattern.compile("(src|href)=\"/static/([^\"]+)\"");

    Bundles {
        named = Map.copyOf(named);
    }

    /**
     * @param files all that the build left, by path
     * @throws IllegalStateException when the list cannot be read or names a file that is not there: half a build
     */
    static Bundles among(Map<String, byte[]> files) {
        byte[] list = files.get(LIST);
        if (list == null) return NONE;
        try {
            Bundles bundles =
                    new Bundles(new ObjectMapper().readValue(list, new TypeReference<Map<String, String>>() {}));
            for (String file : bundles.named.values()) {
                if (!files.containsKey("b/" + file))
                    throw new IllegalStateException(LIST + " names " + file + ": not there");
            }
            return bundles;
        } catch (IOException unreadable) {
            throw new IllegalStateException(LIST + " cannot be read", unreadable);
        }
    }

    /** The page with each source that was bundled named as the file that it became. */
    String rewrite(String html) {
        return NAME.matcher(html).replaceAll(found -> {
            String file = named.get(found.group(2));
            return Matcher.quoteReplacement(file == null ? found.group() : found.group(1) + "=\"/b/" + file + "\"");
        });
    }
}
