package vn.nhip.score;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.ProcedureSet;

/**
 * How a period is scored.
 *
 * @param catalogue limited to the procedures of the list already
 * @param list null for all cases
 * @param otherVersion the catalogue was not in force on the day of judgement: none was, or another was asked for
 */
public record Method(Catalogue catalogue, @Nullable ProcedureSet list, boolean otherVersion) {
    /** Whether figures by the two can be compared: the same catalogue scores both. */
    boolean sameAs(Method other) {
        return catalogue.id().equals(other.catalogue.id());
    }
}
