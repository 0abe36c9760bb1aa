package vn.nhip.screens;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import vn.nhip.ops.Sha256;

/** Tokens, codes, and what is kept of them. */
final class Secrets {
    /**
     * Nothing that is mistaken for its neighbour across a hall: no 0 and O, 1 and I and L, 2 and Z, 5 and S, 6 and G and 9, 8
     * and B, U and V, Q.
     */
    static final String LETTERS = "347ACDEFHJKMNPRTWXY";

    static final int CODE_LENGTH = 4;
    private static final int TOKEN_BYTES = 32;
    private static final int ID_BYTES = 6;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits. */
    String token() {
        return TEXT.encodeToString(bytes(TOKEN_BYTES));
    }

    /** Names a wall in addresses; tells nothing and opens nothing. */
    String id() {
        return HexFormat.of().formatHex(bytes(ID_BYTES));
    }

    /** Four characters with a figure among them, so that no code is a word. */
    String code() {
        while (true) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < CODE_LENGTH; i++) code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            if (code.chars().anyMatch(Character::isDigit)) return code.toString();
        }
    }

    /** What is kept of a secret: SHA-256 in hexadecimal. A lookup by it tells nothing of the secret by time. */
    static String hash(String secret) {
        return Sha256.hex(secret);
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(Sha256.of(one), Sha256.of(other));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
