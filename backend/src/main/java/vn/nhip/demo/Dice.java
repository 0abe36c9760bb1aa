package vn.nhip.demo;

/**
 * A small stream of random numbers that is the same on every machine and in every Java version. Each case throws dice of
 * its own, derived from the seed and the case's place, so the order in which cases are made does not matter.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, String purpose, long... place) {
        long state = mixed(seed + GOLDEN * purpose.hashCode());
        for (long part : place) state = mixed(state + GOLDEN * (part + 1));
        return new Dice(state);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mixed(state);
    }

    /** From 0 to below 1. */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** From low to below high. */
    double between(double low, double high) {
        return low + unit() * (high - low);
    }

    long whole(long low, long high) {
        return low + (long) (unit() * (high - low));
    }

    /** From low to high, most often near the mode. */
    double around(double low, double mode, double high) {
        double u = unit();
        double left = (mode - low) / (high - low);
        // sqrt is exact by the language, unlike the other functions of Math.
        return u < left
                ? low + Math.sqrt(u * (high - low) * (mode - low))
                : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
    }

    /** Waiting times: mostly short, now and then long. */
    double waiting(double mean, double most) {
        return Math.min(most, -mean * StrictMath.log(1 - unit()));
    }
}
