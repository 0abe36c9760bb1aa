package vn.nhip.bench;

import org.jspecify.annotations.Nullable;

/**
 * One number with its spread, beside the limit that was measured in the same run.
 *
 * @param better whether higher or lower is better
 * @param limit null where a number stands by itself
 */
record Result(
        String bench,
        String measure,
        String unit,
        Better better,
        MedianOfRounds value,
        @Nullable Limit limit) {
    /** Which way is good. */
    enum Better {
        HIGHER,
        LOWER
    }

    /** What bounds the number: physics, or the plainest program that does the same. */
    record Limit(String name, double value) {}

    static Result of(String bench, String measure, String unit, Better better, MedianOfRounds value) {
        return new Result(bench, measure, unit, better, value, null);
    }

    Result beside(String name, double limitValue) {
        return new Result(bench, measure, unit, better, value, new Limit(name, limitValue));
    }

    /** The number as a share of its limit; null without one. */
    @Nullable
    Double ratio() {
        return limit == null || limit.value() == 0 ? null : value.median() / limit.value();
    }
}
