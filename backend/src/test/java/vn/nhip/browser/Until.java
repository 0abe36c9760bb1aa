package vn.nhip.browser;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes about by itself outside the browser; inside it the page is asked. */
final class Until {
    private static final long PAUSE_NANOS = 20_000_000;

    private Until() {}

    static void within(Duration span, BooleanSupplier condition) {
        long deadline = System.nanoTime() + span.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("did not come about within " + span);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
