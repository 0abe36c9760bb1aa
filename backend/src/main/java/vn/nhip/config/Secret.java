package vn.nhip.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A token or key: it prints as {@code ***}, and comparing takes as long for a near miss as for a far one. */
public record Secret(String value) {
    public boolean matches(String presented) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
