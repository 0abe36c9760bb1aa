package vn.nhip.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DemoClockTest {
    private final Instant origin = Instant.parse("2026-11-20T00:00:00Z");
    private Instant real = Instant.parse("2030-01-01T00:00:00Z");
    private final InstantSource watch = () -> real;

    @Test
    void givenASpeedOfSixty_whenASecondPasses_thenTheDemoIsAMinuteLater() {
        DemoClock clock = new DemoClock(origin, 60, watch);

        real = real.plusSeconds(1);

        assertEquals(origin.plusSeconds(60), clock.instant());
    }

    @Test
    void givenSpeedOne_whenTimePasses_thenItPassesAlike() {
        DemoClock clock = new DemoClock(origin, 1, watch);

        real = real.plusNanos(1_234_567);

        assertEquals(origin.plusNanos(1_234_567), clock.instant());
    }

    @Test
    void givenASpeedThatIsNone_thenItIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DemoClock(origin, 0, watch));
        assertThrows(IllegalArgumentException.class, () -> new DemoClock(origin, Double.NaN, watch));
    }
}
