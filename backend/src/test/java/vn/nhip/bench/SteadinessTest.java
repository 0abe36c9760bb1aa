package vn.nhip.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When rounds may be told as one number, and when a server is warm. */
class SteadinessTest {
    @Test
    void givenRounds_thenTheirSpreadIsMostAboveLeastByTheMedian() {
        assertEquals(0.5, Steadiness.spread(List.of(100.0, 80.0, 130.0)), 1e-9);
        assertEquals(0, Steadiness.spread(List.of(7.0, 7.0)));
        assertEquals(0, Steadiness.spread(List.of(0.0, 0.0)));
        assertEquals(Double.POSITIVE_INFINITY, Steadiness.spread(List.of(0.0, 0.0, 3.0)));
        assertThrows(NotMeasuredException.class, () -> Steadiness.spread(List.of()));
    }

    @Test
    void givenRoundsFifteenPerCentApart_thenTheyAreSettled_andNotBeyond() {
        assertTrue(Steadiness.settled(List.of(100.0, 93.0, 108.0)));
        assertFalse(Steadiness.settled(List.of(100.0, 92.0, 108.0)));
    }

    @Test
    void givenOneRound_thenNothingIsSettled() {
        assertFalse(Steadiness.settled(List.of(100.0)));
    }

    @Test
    void givenAServerThatBecomesQuicker_thenItIsNotWarm_untilThreeSlicesAreAsTheThreeBefore() {
        assertFalse(Steadiness.standsStill(List.of(100.0, 200.0, 300.0, 400.0, 500.0, 600.0)));
        assertFalse(Steadiness.standsStill(List.of(600.0, 600.0, 600.0, 600.0, 600.0)));
        assertTrue(Steadiness.standsStill(List.of(100.0, 590.0, 600.0, 610.0, 600.0, 620.0, 610.0)));
    }

    @Test
    void givenOneSliceInWhichTheMachineDidOtherThings_thenAWarmServerIsStillWarm() {
        assertTrue(Steadiness.standsStill(List.of(600.0, 610.0, 605.0, 600.0, 130.0, 604.0)));
    }

    @Test
    void givenAServerThatBecomesSlower_thenItIsNotWarmEither() {
        assertFalse(Steadiness.standsStill(List.of(600.0, 600.0, 600.0, 500.0, 500.0, 500.0)));
    }
}
