package vn.nhip.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a store's address that may be shown. */
public final class StoreAddress {
    private static final Pattern FORM = Pattern.compile("[a-z]+://(?:[^/?]*@)?([^/?]*).*");

    private StoreAddress() {}

    /** Host and port, as they stand there; without name and password. */
    public static String of(String uri) {
        Matcher parts = FORM.matcher(uri);
        return parts.matches() ? parts.group(1) : "an address that cannot be read";
    }

    /**
     * That a store does not answer, in words.
     *
     * @param store {@code Redis}
     */
    public static String silent(String store, String uri, Throwable cause) {
        String setting = store.toLowerCase(Locale.ROOT).startsWith("redis") ? "redis.uri" : "postgres.uri";
        return store + " at " + of(uri) + " does not answer (" + setting + "): " + cause.getMessage();
    }
}
