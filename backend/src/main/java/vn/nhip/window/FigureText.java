package vn.nhip.window;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.update.CaseUpdate;

/**
 * A handed-in figure as text: {@code met;total}, and where it comes from behind that: {@code ;at;validTo;} in milliseconds
 * and as a day, then source and author with a unit separator between them.
 */
final class FigureText {
    private static final int PARTS = 5;
    /** Source and author are free text; this control character was never let in with them. */
    private static final char BETWEEN = '\u001f';

    private FigureText() {}

    static String of(CaseUpdate.Figure figure) {
        String numbers = text(figure.met()) + ";" + text(figure.total());
        Provenance from = figure.provenance();
        if (from == null) return numbers;
        String at = from.at() == null ? "" : Long.toString(from.at().toEpochMilli());
        String validTo = from.validTo() == null ? "" : from.validTo().toString();
        return numbers + ";" + at + ";" + validTo + ";" + text(from.source()) + BETWEEN + text(from.author());
    }

    /** As it would be read back. */
    static WindowSnapshot.Figure figure(CaseUpdate.Figure figure) {
        return new WindowSnapshot.Figure(figure.met(), figure.total(), figure.provenance());
    }

    static WindowSnapshot.Figure read(String text) {
        String[] parts = text.split(";", PARTS);
        return new WindowSnapshot.Figure(
                decimal(parts[0]), decimal(parts[1]), parts.length < PARTS ? null : provenance(parts));
    }

    private static Provenance provenance(String[] parts) {
        int cut = parts[4].indexOf(BETWEEN);
        return new Provenance(
                word(parts[4].substring(0, cut)),
                word(parts[4].substring(cut + 1)),
                parts[2].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[2])),
                parts[3].isEmpty() ? null : LocalDate.parse(parts[3]));
    }

    private static String text(@Nullable Object value) {
        if (value == null) return "";
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static @Nullable String word(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable BigDecimal decimal(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
