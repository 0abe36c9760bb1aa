package vn.nhip.core.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit (cơ quan, đơn vị) of the province, as it is between two days. A rename, another parent or another kind is
 * another line with the same code.
 *
 * @param shortName for walls, at most 28 characters
 * @param kind data, not code: {@code province}, {@code department}, {@code commune}, …
 * @param parent null for the province
 * @param validFrom null: always was
 * @param validTo the last day; null while it exists
 * @param mergedInto the unit that took it over when it ended; null when none did
 */
public record Unit(
        UnitCode code,
        String name,
        String shortName,
        String kind,
        @Nullable UnitCode parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable UnitCode mergedInto) {
    public static final String PROVINCE = "province";

    public Unit(
            UnitCode code,
            String name,
            String shortName,
            String kind,
            UnitCode parent,
            LocalDate validFrom,
            LocalDate validTo) {
        this(code, name, shortName, kind, parent, validFrom, validTo, null);
    }

    public boolean existsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
