package vn.nhip.core.unit;

import java.time.LocalDate;
import vn.nhip.core.casefile.UnitCode;

/**
 * A unit (cơ quan, đơn vị) of the province.
 *
 * @param shortName for walls, at most 28 characters
 * @param kind data, not code: {@code province}, {@code department}, {@code commune}, …
 * @param parent null for the province
 * @param validFrom null: always was
 * @param validTo the last day; null while it exists
 */
public record Unit(
        UnitCode code,
        String name,
        String shortName,
        String kind,
        UnitCode parent,
        LocalDate validFrom,
        LocalDate validTo) {
    public static final String PROVINCE = "province";
}
