package vn.nhip.core.casefile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.key.KeyForm;

/**
 * The number of a case (MaHoSo), opaque, the key. Numbers that look alike are one: they are compared in their normal form.
 * Its source can link it to a person, so no public screen shows it whole.
 *
 * @param value the normal form, 1 to 100 characters
 * @param told as the sender wrote it, for staff; null where that is the normal form. No part of the number's identity
 */
public record CaseNumber(String value, @Nullable String told) implements Comparable<CaseNumber> {
    private static final int LONGEST = 100;
    private static final int TAIL = 4;

    /** @throws IllegalArgumentException for a number whose normal form is empty or too long */
    public CaseNumber {
        value = normal(value);
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("not a case number");
        }
        if (told != null && told.equals(value)) told = null;
    }

    /** A number as somebody wrote it. */
    public CaseNumber(String text) {
        this(text, toldBy(text));
    }

    private static @Nullable String toldBy(String text) {
        return normal(text).equals(text) ? null : KeyForm.seen(text);
    }

    /** The form in which numbers of cases and petitions, and other keys, are compared and kept. Its own normal form. */
    public static String normal(String text) {
        return KeyForm.normal(text);
    }

    /** The last four characters: enough for an officer to recognise a case, too little to find a person. */
    public String tail() {
        return "…" + value.substring(Math.max(0, value.length() - TAIL));
    }

    boolean toldAs(CaseNumber other) {
        return Objects.equals(told, other.told);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaseNumber number && value.equals(number.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(CaseNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
