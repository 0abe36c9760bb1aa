package vn.nhip.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that comes again by itself, so that a failure is no answer to anybody: counted each time, told once when it begins
 * to fail and once when it has recovered. One that still runs is not started again.
 */
public final class RepeatedTask {
    private static final Logger log = LoggerFactory.getLogger(RepeatedTask.class);

    private final String what;
    private final Supplier<Future<?>> work;
    private final Counter failures;
    private final Rest rest;
    private final LongSupplier nanos;
    private @Nullable Promise<Void> running;
    private long restsUntil;
    private boolean stopped;
    private boolean failing;
    private long succeededAt = -1;

    /** @param what in words, for the log: "windows follow the ledger" */
    public RepeatedTask(String what, Supplier<Future<?>> work, MeterRegistry registry) {
        this(what, work, registry, Rest.NONE, System::nanoTime);
    }

    /**
     * How long work that had much to do does not begin again: what gathers meanwhile is cheaper done together, and others get
     * their share of the machine. What had little to do begins with the next call, or everything would come a call later.
     *
     * @param times as long as it worked
     * @param atMostMillis after a long catch-up nobody should wait for the news of a quiet minute
     * @param hadMuch asked when it has ended
     * @param over asked while it rests: nothing gathers any more, so there is nothing to wait for
     */
    public record Rest(int times, long atMostMillis, BooleanSupplier hadMuch, BooleanSupplier over) {
        static final Rest NONE = new Rest(0, 0, () -> false, () -> true);

        private long nanosAfter(long worked) {
            if (!hadMuch.getAsBoolean()) return 0;
            return Math.min(TimeUnit.MILLISECONDS.toNanos(atMostMillis), times * worked);
        }
    }

    /** @param nanos a clock for ages, as {@code System.nanoTime()} */
    public RepeatedTask(String what, Supplier<Future<?>> work, MeterRegistry registry, Rest rest, LongSupplier nanos) {
        this.what = what;
        this.work = work;
        this.rest = rest;
        this.nanos = nanos;
        this.restsUntil = nanos.getAsLong();
        this.failures = registry.counter("nhip.background.failures", "work", what);
    }

    /** Starts the work unless it still runs. */
    public void go() {
        if (stopped || running != null || rests()) return;
        Promise<Void> mine = Promise.promise();
        running = mine;
        long begunAt = nanos.getAsLong();
        Future.succeededFuture().compose(begin -> work.get()).onComplete(done -> {
            running = null;
            long endedAt = nanos.getAsLong();
            restsUntil = endedAt + rest.nanosAfter(endedAt - begunAt);
            if (done.succeeded()) succeeded();
            else failed(done.cause());
            mine.complete();
        });
    }

    private boolean rests() {
        return nanos.getAsLong() - restsUntil < 0 && !rest.over.getAsBoolean();
    }

    /** Begins no more; succeeds when what runs has ended, however it ended. */
    public Future<Void> stop() {
        stopped = true;
        return running == null ? Future.succeededFuture() : running.future();
    }

    private void succeeded() {
        succeededAt = System.nanoTime();
        if (failing) log.info("works again: {}", what);
        failing = false;
    }

    private void failed(Throwable cause) {
        failures.increment();
        if (!failing) log.warn("fails, tried again by itself until it works: {}", what, cause);
        failing = true;
    }

    /** Milliseconds since the last success; −1 before the first. */
    public long ageMillis() {
        return succeededAt < 0 ? -1 : (System.nanoTime() - succeededAt) / 1_000_000;
    }
}
