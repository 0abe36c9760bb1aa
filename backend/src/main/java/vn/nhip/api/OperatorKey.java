package vn.nhip.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The operator's key. Compared in constant time, so that the answer's delay tells nothing. */
public final class OperatorKey {
    private static final String SCHEME = "Bearer ";

    private final byte[] key;

    /** @param key null: nobody has it */
    public OperatorKey(String key) {
        this.key = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether an {@code Authorization} header shows it; null for no header. */
    boolean shownBy(String header) {
        String shown = bearer(header);
        return shown != null && key != null && MessageDigest.isEqual(key, shown.getBytes(StandardCharsets.UTF_8));
    }

    /** What a header of the scheme shows; null for another or none. */
    static String bearer(String header) {
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? header.substring(SCHEME.length()).strip() : null;
    }
}
