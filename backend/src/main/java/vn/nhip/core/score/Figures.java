package vn.nhip.core.score;

import java.math.BigDecimal;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;

/** What is known of one unit in one period. */
public interface Figures {
    /** The count of a measure; 0 when nothing was counted. */
    long count(Measure measure);

    /** How many procedures of the list the unit handles that have these properties; null when no list says so. */
    Long procedures(Source.Procedures wanted);

    /** The figure handed in for a component; null without one. */
    Given given(Component component);

    /** A handed-in figure; either part may be null, then the counted one stays. */
    record Given(BigDecimal met, BigDecimal total) {}
}
