package vn.nhip.core.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a ratio becomes points (index-766 section 2). */
public sealed interface Formula {
    /** The share of the maximum that met of total earns: max × share, not rounded here. Total is not zero. */
    BigDecimal points(BigDecimal met, BigDecimal total, BigDecimal max);

    /** The same in binary fractions and in the portal's order of operations, from a ratio in percent. */
    double binaryPoints(double percent, double max);

    /** LIN: max × R. */
    record Linear() implements Formula {
        @Override
        public BigDecimal points(BigDecimal met, BigDecimal total, BigDecimal max) {
            return quotient(max.multiply(met), total);
        }

        @Override
        public double binaryPoints(double percent, double max) {
            return max * percent / 100.0;
        }
    }

    /** THR(t): max × min(1, R ÷ t), 0 &lt; t ≤ 1. */
    record Threshold(BigDecimal at) implements Formula {
        public Threshold {
            if (at.signum() <= 0 || at.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a threshold lies over 0 and up to 1: " + at);
            }
        }

        @Override
        public BigDecimal points(BigDecimal met, BigDecimal total, BigDecimal max) {
            return quotient(max.multiply(met), total.multiply(at));
        }

        @Override
        public double binaryPoints(double percent, double max) {
            return max * percent / at.movePointRight(2).doubleValue();
        }
    }

    /** Tracked: shown, earns nothing. */
    record Tracked() implements Formula {
        @Override
        public BigDecimal points(BigDecimal met, BigDecimal total, BigDecimal max) {
            return BigDecimal.ZERO;
        }

        @Override
        public double binaryPoints(double percent, double max) {
            return 0;
        }
    }

    /** Kept to many more places than the two that are shown, so that rounding happens once, at the end. */
    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 30, RoundingMode.HALF_UP);
    }
}
