package vn.nhip.core.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.nhip.core.catalogue.Arithmetic;

/** What is scored of a figure; {@link Arithmetic} makes points of it. */
final class Points {
    static final int PLACES = Arithmetic.PLACES;
    /** Places that are kept on the way, so that rounding happens once. */
    static final int EXACT = 30;

    static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(PLACES);

    private Points() {}

    /**
     * What is scored: met of total, kept as a fraction so that rounding happens once.
     *
     * @param shown met as a sheet shows it, per the component's own total
     */
    record Share(BigDecimal met, BigDecimal total, BigDecimal shown) {}

    /**
     * Another component's ratio takes its part of met, at most nothing; no figure there takes nothing either.
     *
     * @param other null when the component depends on no other
     */
    static Share share(BigDecimal met, BigDecimal total, ComponentScore other) {
        boolean takes = other != null && !other.empty() && other.met().compareTo(other.total()) < 0;
        if (!takes) return new Share(met, total, met);
        BigDecimal part = met.multiply(other.met());
        return new Share(part, total.multiply(other.total()), part.divide(other.total(), PLACES, RoundingMode.HALF_UP));
    }
}
