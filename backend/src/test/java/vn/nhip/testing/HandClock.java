package vn.nhip.testing;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that only the test moves. */
public final class HandClock implements InstantSource {
    private volatile Instant now;

    public HandClock(Instant now) {
        this.now = now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
