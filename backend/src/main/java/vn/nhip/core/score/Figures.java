package vn.nhip.core.score;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;

/** What is known of one unit in one period. */
public interface Figures {
    /** The count of a measure; 0 when nothing was counted. */
    long count(Measure measure);

    /** How many procedures of the list the unit handles that have these properties; null when no list says so. */
    @Nullable
    Long procedures(Source.Procedures wanted);

    /** The figure handed in for a component and this period, still valid; null without one. */
    @Nullable
    Given given(Component component);

    /**
     * What falls to this period of the total that was handed in for the whole of last year: a twelfth to a month, a
     * quarter to a quarter; null without one, and for rolling periods.
     */
    @Nullable
    BigDecimal lastYear(Component component);

    /**
     * A handed-in figure; either part may be null, then the counted one stays.
     *
     * @param provenance who says so, and when; null when it is not known
     */
    record Given(
            @Nullable BigDecimal met,
            @Nullable BigDecimal total,
            @Nullable Provenance provenance) {
        public Given(@Nullable BigDecimal met, @Nullable BigDecimal total) {
            this(met, total, null);
        }
    }
}
