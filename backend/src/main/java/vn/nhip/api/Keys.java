package vn.nhip.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.nhip.core.casefile.UnitCode;

/**
 * Who may see and do what not everybody may. Keys are compared in constant time, every one of them, so that an answer's
 * delay tells nothing.
 */
public final class Keys {
    private static final String SCHEME = "Bearer ";

    private final byte[] operator;
    private final Map<UnitCode, byte[]> ofUnits = new HashMap<>();
    private final boolean officers;

    /**
     * @param operator null: nobody has it
     * @param ofUnits what the head of a unit has
     * @param officers whether cases are counted by officer
     */
    public Keys(String operator, Map<UnitCode, String> ofUnits, boolean officers) {
        this.operator = operator == null ? null : digest(operator);
        ofUnits.forEach((unit, key) -> this.ofUnits.put(unit, digest(key)));
        this.officers = officers;
    }

    /** Of one length whatever the key's, which a comparison would tell otherwise. */
    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean officers() {
        return officers;
    }

    /** Whether an {@code Authorization} header shows the operator's key; null for no header. */
    boolean operator(String header) {
        byte[] shown = shown(header);
        return shown != null && operator != null && MessageDigest.isEqual(operator, shown);
    }

    /** Whether it shows the operator's key, or that of one of these units. */
    boolean operatorOr(Collection<UnitCode> units, String header) {
        byte[] shown = shown(header);
        boolean open = operator(header);
        for (Map.Entry<UnitCode, byte[]> entry : ofUnits.entrySet()) {
            boolean same = shown != null && MessageDigest.isEqual(entry.getValue(), shown);
            open |= same && units.contains(entry.getKey());
        }
        return open;
    }

    private static byte[] shown(String header) {
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? digest(header.substring(SCHEME.length()).strip()) : null;
    }
}
