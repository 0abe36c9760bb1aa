package vn.nhip.core.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a figure becomes points of two places (index-766 section 3). The two differ in a few rows of a thousand, by 0.01,
 * and ranks turn on 0.01: so it is a choice that a catalogue names, and its page says.
 */
public enum Arithmetic {
    /** Decimals, rounded once, half up, on the ratio that is not rounded. */
    EXACT("exact") {
        @Override
        BigDecimal unrounded(Component component, BigDecimal met, BigDecimal total, BigDecimal max) {
            return component.formula().points(met, total, max);
        }

        @Override
        BigDecimal quotient(BigDecimal sum, int count) {
            return sum.divide(BigDecimal.valueOf(count), PLACES, RoundingMode.HALF_UP);
        }
    },
    /**
     * What the portal does: binary fractions, in its order of operations, then the binary value half up to two places.
     * What lies on the edge in decimals may so lie just below it. Where a component says so
     * ({@link Component#roundedRatio}), the ratio is rounded to two places first.
     */
    PORTAL("portal") {
        @Override
        BigDecimal unrounded(Component component, BigDecimal met, BigDecimal total, BigDecimal max) {
            double percent = component.roundedRatio()
                    ? percent(met, total).doubleValue()
                    : met.doubleValue() * 100.0 / total.doubleValue();
            return new BigDecimal(component.formula().binaryPoints(percent, max.doubleValue()));
        }

        @Override
        BigDecimal quotient(BigDecimal sum, int count) {
            return new BigDecimal(sum.doubleValue() / count);
        }
    };

    /** Of points and percentages. */
    public static final int PLACES = 2;

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(PLACES);

    private final String id;

    Arithmetic(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /**
     * What met of total earns, with 2 places; never over the maximum nor below nothing.
     *
     * @param total not zero
     */
    public BigDecimal points(Component component, BigDecimal met, BigDecimal total, BigDecimal max) {
        return rounded(unrounded(component, met, total, max)).min(rounded(max)).max(NOTHING);
    }

    /** The plain mean of points with 2 places, as one of several units' points of one group. */
    public BigDecimal mean(BigDecimal sum, int count) {
        return rounded(quotient(sum, count));
    }

    /** Percent with 2 places, as it is shown, by either arithmetic. */
    public static BigDecimal percent(BigDecimal met, BigDecimal total) {
        return met.multiply(HUNDRED).divide(total, PLACES, RoundingMode.HALF_UP);
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(PLACES, RoundingMode.HALF_UP);
    }

    /** Points before they are rounded and held within their bounds. */
    abstract BigDecimal unrounded(Component component, BigDecimal met, BigDecimal total, BigDecimal max);

    abstract BigDecimal quotient(BigDecimal sum, int count);
}
