package vn.nhip.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Target;
import vn.nhip.core.score.ComponentScore;

/**
 * How far a target is reached.
 *
 * @param reached the ratio, not rounded, is at least the target's
 * @param missing how many more had to be met at this total; null without a figure
 */
record Progress(boolean reached, @Nullable BigDecimal missing) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static Progress of(ComponentScore component, Target target) {
        BigDecimal met = component.met();
        BigDecimal total = component.total();
        if (met == null || total == null || total.signum() <= 0) return new Progress(false, null);
        BigDecimal needed = total.multiply(target.ratio()).divide(HUNDRED);
        BigDecimal missing = needed.subtract(met).setScale(0, RoundingMode.CEILING);
        return new Progress(missing.signum() <= 0, missing.max(BigDecimal.ZERO));
    }
}
