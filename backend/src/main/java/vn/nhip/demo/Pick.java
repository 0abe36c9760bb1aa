package vn.nhip.demo;

import java.util.Arrays;

/** Draws by weight. */
final class Pick {
    private Pick() {}

    /** @param sums the weights, each added to those before it */
    static int from(double[] sums, Dice dice) {
        double at = dice.unit() * sums[sums.length - 1];
        int found = Arrays.binarySearch(sums, at);
        return Math.min(sums.length - 1, found >= 0 ? found + 1 : -found - 1);
    }
}
