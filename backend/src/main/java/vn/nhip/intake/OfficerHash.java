package vn.nhip.intake;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns the name of an officer into a keyed hash, so that counts of one officer add up and nobody without the key can
 * find the name. In two turns, since a name must not be carried to where the unit is known: {@link #name} in the parser,
 * {@link #inUnit} when the row is read. Off where there is none: then the field does not exist behind the door. Safe for
 * any thread.
 */
public final class OfficerHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 16;

    private final SecretKeySpec key;

    /** @param key kept outside the database; another key makes other hashes of the same officers */
    public OfficerHash(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The name in one spelling (NFC, without regard to case and to how many blanks), keyed; null for a blank one. */
    @Nullable
    String name(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String name = folded.replaceAll("[\\s\\p{Z}]+", " ").strip();
        return name.isEmpty() ? null : keyed(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    /**
     * The officer as counted: namesakes in two units are two officers.
     *
     * @param keyedName what {@link #name} made
     * @param unit empty where the row names none
     * @return 16 hexadecimal digits
     */
    String inUnit(String keyedName, String unit) {
        return keyed(keyedName + "\n" + unit).substring(0, DIGITS);
    }

    private String keyed(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "OfficerHash[***]";
    }
}
