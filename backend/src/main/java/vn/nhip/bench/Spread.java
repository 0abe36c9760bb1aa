package vn.nhip.bench;

import java.util.List;

/** The median of several rounds, with the least and the most. */
record Spread(double median, double min, double max) {
    static Spread of(List<Double> rounds) {
        if (rounds.isEmpty()) throw new IllegalArgumentException("no rounds were measured");
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    static Spread single(double value) {
        return new Spread(value, value, value);
    }
}
