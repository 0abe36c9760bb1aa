package vn.nhip.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become true, with a deadline: the only way in which a test waits. */
public final class Until {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 5_000_000;

    private Until() {}

    /** Fails with {@code what} when it does not hold in time. */
    public static void holds(String what, BooleanSupplier condition) {
        holds(() -> what, PATIENCE, condition);
    }

    public static void holds(Supplier<String> what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not within " + patience + ": " + what.get());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** The first answer that is there. */
    public static <T> T present(String what, Supplier<T> ask) {
        Object[] found = {null};
        holds(what, () -> (found[0] = ask.get()) != null);
        @SuppressWarnings("unchecked")
        T there = (T) found[0];
        return there;
    }
}
