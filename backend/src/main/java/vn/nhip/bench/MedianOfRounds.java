package vn.nhip.bench;

import java.util.List;

/** The median of several rounds, with the least and the most. */
record MedianOfRounds(double median, double min, double max) {
    /** Fails with {@link NotMeasuredException} when a number is none: a report of it would say 0. */
    MedianOfRounds {
        if (!Double.isFinite(median) || !Double.isFinite(min) || !Double.isFinite(max)) {
            throw new NotMeasuredException("there was nothing to divide by");
        }
    }

    /** Fails with {@link NotMeasuredException} without rounds. */
    static MedianOfRounds of(List<Double> rounds) {
        if (rounds.isEmpty()) throw new NotMeasuredException("no round was finished");
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new MedianOfRounds(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    static MedianOfRounds single(double value) {
        return new MedianOfRounds(value, value, value);
    }
}
