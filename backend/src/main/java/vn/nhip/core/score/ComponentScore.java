package vn.nhip.core.score;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.Provenance;

/**
 * One component of a sheet.
 *
 * @param max points that could be earned; not always the catalogue's, when points are shared
 * @param met null without a figure
 * @param total null without a figure
 * @param ratio percent with 2 places; null when there is none
 * @param points with 2 places
 * @param empty no figure: shown as "–", "không áp dụng"
 * @param origin where the figures come from
 * @param provenance who handed them in; null when nobody did, or did not say
 */
public record ComponentScore(
        String id,
        @Nullable BigDecimal met,
        @Nullable BigDecimal total,
        @Nullable BigDecimal ratio,
        BigDecimal points,
        BigDecimal max,
        boolean empty,
        Origin origin,
        @Nullable Provenance provenance) {
    /** Where the figures of a component come from. */
    public enum Origin {
        /** Met and total were counted from cases, petitions or procedures. */
        COUNTED("counted"),
        /** One of them, or both, was handed in. */
        GIVEN("given"),
        /** It is the province's. */
        INHERITED("inherited"),
        /** The total is last year's part, for want of a newer one. */
        LAST_YEAR("lastYear"),
        /** There is none. */
        NONE("none"),
        /** The criterion does not apply to units of this kind. */
        NOT_APPLICABLE("notApplicable");

        private final String id;

        Origin(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** Whether its points came without a case or figure of the unit's own: by the rule for no figure, or inherited. */
    public boolean byDefault() {
        return empty || origin == Origin.INHERITED;
    }

    /** Of a component that is not empty: what was scored. */
    BigDecimal scoredMet() {
        return Objects.requireNonNull(met, "a component that is not empty has a figure");
    }

    /** The same. */
    BigDecimal scoredTotal() {
        return Objects.requireNonNull(total, "a component that is not empty has a figure");
    }

    /** Figures that were counted, or that are not there. */
    public ComponentScore(
            String id,
            @Nullable BigDecimal met,
            @Nullable BigDecimal total,
            @Nullable BigDecimal ratio,
            BigDecimal points,
            BigDecimal max,
            boolean empty) {
        this(id, met, total, ratio, points, max, empty, empty ? Origin.NONE : Origin.COUNTED, null);
    }
}
