package vn.nhip.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** SHA-256, for identities and for texts that must not be kept. */
final class Digest {
    private static final int ID_BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Digest() {}

    /** An identity of 128 bits: the parts joined by line feeds, so no part may hold one. */
    static String id(String... parts) {
        return TEXT.encodeToString(Arrays.copyOf(sha256(String.join("\n", parts)), ID_BYTES));
    }

    static String whole(String text) {
        return TEXT.encodeToString(sha256(text));
    }

    static byte[] sha256(String text) {
        return newSha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
