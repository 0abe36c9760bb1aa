package vn.nhip.bench;

import java.util.List;

/** Whether numbers of rounds lie close enough together to be told as one. */
final class Steadiness {
    /** Of a build's rounds, most above least as a share of the median: beyond it a ratio of medians is a matter of luck. */
    static final double MOST_SPREAD = 0.15;
    /** A server that still becomes quicker by more than this from three slices to the next three is not warm. */
    static final double MOST_DRIFT = 0.05;

    private static final int SLICES = 3;

    private Steadiness() {}

    /**
     * How far apart the rounds are, as a share of their median; endless when that is 0 and they differ.
     *
     * @param rounds at least one
     */
    static double spread(List<Double> rounds) {
        MedianOfRounds all = MedianOfRounds.of(rounds);
        double apart = all.max() - all.min();
        return apart == 0 ? 0 : apart / Math.abs(all.median());
    }

    /** One round is never settled: nobody knows what the next would say. */
    static boolean settled(List<Double> rounds) {
        return rounds.size() > 1 && spread(rounds) <= MOST_SPREAD;
    }

    /**
     * Whether the median of the last three slices is that of the three before, but for {@link #MOST_DRIFT}. Medians, so that
     * a slice in which the machine did other things does not keep a warm server waiting.
     */
    static boolean standsStill(List<Double> slices) {
        int size = slices.size();
        if (size < 2 * SLICES) return false;
        double before = MedianOfRounds.of(slices.subList(size - 2 * SLICES, size - SLICES))
                .median();
        double now = MedianOfRounds.of(slices.subList(size - SLICES, size)).median();
        return Math.abs(now - before) <= MOST_DRIFT * Math.abs(before);
    }
}
