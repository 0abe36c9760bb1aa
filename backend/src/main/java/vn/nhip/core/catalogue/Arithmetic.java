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
        BigDecimal rounded(Component component, BigDecimal met, BigDecimal total, BigDecimal max) {
            return Arithmetic.rounded(component.formula().points(met, total, max));
        }

        @Override
        public BigDecimal mean(BigDecimal sum, int count) {
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
        BigDecimal rounded(Component component, BigDecimal met, BigDecimal total, BigDecimal max) {
            double percent = component.roundedRatio()
                    ? percent(met, total).doubleValue()
                    : met.doubleValue() * 100.0 / total.doubleValue();
            return Arithmetic.rounded(component.formula().binaryPoints(percent, max.doubleValue()));
        }

        @Override
        public BigDecimal mean(BigDecimal sum, int count) {
            return Arithmetic.rounded(sum.doubleValue() / count);
        }
    };

    /** Of points and percentages. */
    public static final int PLACES = 2;

    /** Far more than what a multiplication by a hundred can err by, below {@link #SURE}. */
    private static final double EDGE = 1e-6;

    private static final double SURE = 1e8;

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
        return rounded(component, met, total, max).min(rounded(max)).max(NOTHING);
    }

    /** The plain mean of points with 2 places, as one of several units' points of one group. */
    public abstract BigDecimal mean(BigDecimal sum, int count);

    /** Percent with 2 places, as it is shown, by either arithmetic. */
    public static BigDecimal percent(BigDecimal met, BigDecimal total) {
        return met.multiply(HUNDRED).divide(total, PLACES, RoundingMode.HALF_UP);
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(PLACES, RoundingMode.HALF_UP);
    }

    /**
     * The binary value half up. Its decimal expansion has fifty digits, of which only those of a value on the edge decide
     * anything, so it is made for these alone.
     */
    static BigDecimal rounded(double number) {
        double hundredths = number * 100;
        double below = Math.floor(hundredths);
        boolean onTheEdge = Math.abs(hundredths - below - 0.5) < EDGE || Math.abs(hundredths) > SURE;
        return onTheEdge
                ? rounded(new BigDecimal(number))
                : BigDecimal.valueOf((long) (hundredths - below < 0.5 ? below : below + 1), PLACES);
    }

    /** Points before they are held within their bounds. */
    abstract BigDecimal rounded(Component component, BigDecimal met, BigDecimal total, BigDecimal max);
}
