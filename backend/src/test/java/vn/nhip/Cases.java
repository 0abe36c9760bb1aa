package vn.nhip;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Laws that hold for all cases: tries many, and says how to repeat the one that fails. */
public final class Cases {
    private static final int TRIES = 1000;

    private Cases() {}

    /** Fails with the first case that breaks the law, its number and the seed. */
    public static <T> void forAll(Function<RandomGenerator, T> any, Consumer<T> law) {
        long seed = Long.getLong("cases.seed", System.nanoTime());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 1; i <= TRIES; i++) {
            T value = any.apply(random);
            try {
                law.accept(value);
            } catch (AssertionError | RuntimeException broken) {
                String text = "case %d of seed %d fails for %s (repeat with -Dcases.seed=%d)";
                throw new AssertionError(text.formatted(i, seed, value, seed), broken);
            }
        }
    }
}
