package vn.nhip.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rounds of two builds say of one measure, pair by pair: the rounds of one number were beside each other in time.
 *
 * @param other at least one round
 * @param mine as many
 */
record Comparison(Measure measure, List<Double> other, List<Double> mine) {
    Comparison {
        if (other.isEmpty() || other.size() != mine.size()) {
            throw new IllegalArgumentException(other.size() + " rounds beside " + mine.size());
        }
        other = List.copyOf(other);
        mine = List.copyOf(mine);
    }

    /** What may be concluded. */
    enum Verdict {
        /** A round of the other build said 0. */
        NO_RATIO,
        ONE_LOOK,
        NOT_SETTLED,
        /** The pairs do not agree on which build is ahead. */
        NO_DIFFERENCE,
        BETTER,
        WORSE
    }

    /** This build's share of the other's, pair by pair: median, least and most; null where the other's round said 0. */
    @Nullable
    MedianOfRounds ratio() {
        if (other.contains(0.0)) return null;
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < other.size(); pair++) ratios.add(mine.get(pair) / other.get(pair));
        return MedianOfRounds.of(ratios);
    }

    Verdict verdict() {
        MedianOfRounds ratio = ratio();
        if (ratio == null) return Verdict.NO_RATIO;
        if (other.size() == 1) return Verdict.ONE_LOOK;
        if (!Steadiness.settled(other) || !Steadiness.settled(mine)) return Verdict.NOT_SETTLED;
        if (ratio.min() <= 1 && ratio.max() >= 1) return Verdict.NO_DIFFERENCE;
        return ratio.min() > 1 == (measure.better() == Result.Better.HIGHER) ? Verdict.BETTER : Verdict.WORSE;
    }
}
