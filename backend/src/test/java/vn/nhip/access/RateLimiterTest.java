package vn.nhip.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");

    private final RateLimiter gate = new RateLimiter(2, Duration.ofMinutes(1), 3);

    @Test
    void givenAFullSpan_whenItEnds_thenTheCallerPassesAgain() {
        assertTrue(gate.pass("a", NOON));
        assertTrue(gate.pass("a", NOON.plusSeconds(30)));
        assertFalse(gate.pass("a", NOON.plusSeconds(59)));
        assertEquals(1, gate.waitSeconds("a", NOON.plusSeconds(59)));
        assertTrue(gate.pass("b", NOON.plusSeconds(59)), "another caller is another matter");

        assertTrue(gate.pass("a", NOON.plusSeconds(60)));
    }

    @Test
    void givenAClockThatIsSetBack_thenNobodyWaitsForThePast() {
        gate.pass("a", NOON);
        gate.pass("a", NOON);

        assertTrue(gate.pass("a", NOON.minusSeconds(3600)));
    }

    @Test
    void givenMoreCallersThanAreRemembered_thenTheOldestIsForgotten() {
        for (String caller : new String[] {"a", "a", "b", "b", "c", "c"}) gate.pass(caller, NOON);

        assertTrue(gate.pass("d", NOON));

        assertTrue(gate.pass("a", NOON));
        assertTrue(gate.shut("c", NOON));
    }
}
