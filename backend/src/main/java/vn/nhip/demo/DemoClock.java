package vn.nhip.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The demo's clock: starts at an origin and runs {@code speed} times as fast as the real one. */
public final class DemoClock implements InstantSource {
    private final InstantSource real;
    private final Instant started;
    private volatile Instant origin;
    private final double speed;

    /** @param speed 1 to 10 000 */
    public DemoClock(Instant origin, double speed, InstantSource real) {
        if (!(speed >= 1 && speed <= 10_000)) {
            throw new IllegalArgumentException("speed is outside 1..10000: " + speed);
        }
        this.real = real;
        this.started = real.instant();
        this.origin = origin;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        Duration passed = Duration.between(started, real.instant());
        if (speed == 1) return origin.plus(passed);
        return origin.plusMillis((long) (passed.toMillis() * speed));
    }

    /** Moves the clock on to an instant that has been already: a faster run may have left its data in the future. */
    public void notBefore(Instant instant) {
        Instant now = instant();
        if (now.isBefore(instant)) origin = origin.plus(Duration.between(now, instant));
    }

    /** How many seconds of the demo pass in one real second. */
    public double speed() {
        return speed;
    }
}
