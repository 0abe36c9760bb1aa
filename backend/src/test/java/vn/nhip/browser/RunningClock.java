package vn.nhip.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that runs as clocks do, from a fixed instant, and that a test can move on. */
final class RunningClock implements InstantSource {
    private final Instant begin;
    private final long startedAt = System.nanoTime();
    private final AtomicLong ahead = new AtomicLong();

    RunningClock(Instant begin) {
        this.begin = begin;
    }

    void skip(Duration span) {
        ahead.addAndGet(span.toNanos());
    }

    void skipTo(Instant instant) {
        skip(Duration.between(instant(), instant));
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(System.nanoTime() - startedAt + ahead.get());
    }
}
