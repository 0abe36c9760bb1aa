package vn.nhip.core.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
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
    static Share share(BigDecimal met, BigDecimal total, @Nullable ComponentScore other) {
        if (other == null || other.empty()) return new Share(met, total, met);
        BigDecimal takes = other.scoredMet();
        BigDecimal of = other.scoredTotal();
        if (takes.compareTo(of) >= 0) return new Share(met, total, met);
        BigDecimal part = met.multiply(takes);
        return new Share(part, total.multiply(of), part.divide(of, PLACES, RoundingMode.HALF_UP));
    }
}
