package vn.nhip.core.procedure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.core.key.KeyForm;

/**
 * The code of an administrative procedure (mã TTHC), in its normal form ({@link KeyForm}). Senders add suffixes
 * ({@code 1.001612.000.00.00.H48}); the national part identifies the procedure, so suffixes after it are dropped. Local
 * codes stay whole.
 */
public record ProcedureCode(String value) {
    /** A case whose procedure was not named; counted, with a quality finding. */
    public static final ProcedureCode NONE = new ProcedureCode("-");

    /** Local codes begin with letters of an office's name, which may hold a Đ; a name or a sentence is no code. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Z\u01100-9._/-]{1,80}");

    private static final Pattern NATIONAL = Pattern.compile("(\\d\\.\\d{6})(\\..+)?");

    public ProcedureCode {
        value = KeyForm.normal(value);
        if (value.isBlank() || value.length() > 80) {
            throw new IllegalArgumentException("not a procedure code: " + value);
        }
    }

    /** Reads a code as sent; a blank text is {@link #NONE}. */
    public static ProcedureCode parse(String text) {
        String code = text == null ? "" : KeyForm.normal(text);
        if (code.isEmpty()) return NONE;
        Matcher national = NATIONAL.matcher(code);
        return new ProcedureCode(national.matches() ? national.group(1) : code);
    }

    /** Whether a text, in its normal form, may be a code: in a message and in a list alike. */
    public static boolean isWellFormed(String normal) {
        return WELL_FORMED.matcher(normal).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
