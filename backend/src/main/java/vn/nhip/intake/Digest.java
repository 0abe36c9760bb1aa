package vn.nhip.intake;

import java.util.Arrays;
import java.util.Base64;
import vn.nhip.ops.Sha256;

/** SHA-256, for identities and for texts that must not be kept. */
final class Digest {
    private static final int ID_BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private Digest() {}

    /** An identity of 128 bits: the parts joined by line feeds, so no part may hold one. */
    static String id(String... parts) {
        return TEXT.encodeToString(Arrays.copyOf(Sha256.of(String.join("\n", parts)), ID_BYTES));
    }

    static String whole(String text) {
        return TEXT.encodeToString(Sha256.of(text));
    }
}
