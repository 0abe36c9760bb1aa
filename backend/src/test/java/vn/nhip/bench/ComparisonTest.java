package vn.nhip.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be said of two builds, and what may not. */
class ComparisonTest {
    private static final Measure RATE = Measure.high("intake", "to the commit", "updates/s");
    private static final Measure TIME = Measure.low("latency", "commit to frame", "ms");

    private static Comparison rates(List<Double> other, List<Double> mine) {
        return new Comparison(RATE, other, mine);
    }

    @Test
    void givenRounds_thenTheBuildsTakeTurnsAndEachGoesFirstInEverySecondPair() {
        assertEquals(List.of(), Side.turns(0));
        assertEquals(List.of(Side.OTHER, Side.THIS, Side.THIS, Side.OTHER, Side.OTHER, Side.THIS), Side.turns(3));
    }

    @Test
    void givenPairs_thenTheRatioIsTheMedianOfTheirRatios_notTheRatioOfTheMedians() {
        Comparison slowing = rates(List.of(100.0, 80.0, 60.0), List.of(110.0, 72.0, 66.0));

        assertEquals(1.1, slowing.ratio().median(), 1e-9);
        assertEquals(0.9, slowing.ratio().min(), 1e-9);
        assertEquals(1.1, slowing.ratio().max(), 1e-9);
    }

    @Test
    void givenRoundsOfEitherBuildThatAreFarApart_thenTheRatioIsNotSettled() {
        List<Double> steady = List.of(100.0, 101.0, 102.0);
        List<Double> restless = List.of(150.0, 180.0, 210.0);

        assertEquals(Comparison.Verdict.NOT_SETTLED, rates(steady, restless).verdict());
        assertEquals(Comparison.Verdict.NOT_SETTLED, rates(restless, steady).verdict());
        String told = ComparisonText.of(rates(steady, restless));
        assertTrue(told.contains("NOT SETTLED") && told.contains("15 %"), told);
    }

    @Test
    void givenPairsThatDoNotAgree_thenNoDifferenceWasSeen() {
        assertEquals(
                Comparison.Verdict.NO_DIFFERENCE,
                rates(List.of(100.0, 100.0), List.of(98.0, 104.0)).verdict());
    }

    @Test
    void givenEveryPairSaysTheSame_thenMoreIsBetterForARateAndWorseForATime() {
        List<Double> less = List.of(100.0, 100.0);
        List<Double> more = List.of(110.0, 112.0);

        assertEquals(Comparison.Verdict.BETTER, rates(less, more).verdict());
        assertEquals(Comparison.Verdict.WORSE, rates(more, less).verdict());
        assertEquals(Comparison.Verdict.WORSE, new Comparison(TIME, less, more).verdict());
        assertEquals(Comparison.Verdict.BETTER, new Comparison(TIME, more, less).verdict());
    }

    @Test
    void givenARoundOfNothing_thenThereIsNoRatioAndNoWordThatIsNoNumber() {
        Comparison nothing = rates(List.of(0.0, 5.0), List.of(4.0, 5.0));

        assertNull(nothing.ratio());
        assertEquals(Comparison.Verdict.NO_RATIO, nothing.verdict());
        for (String told : List.of(
                ComparisonText.of(nothing),
                ComparisonText.of(rates(List.of(0.0, 0.0), List.of(0.0, 1.0))),
                ComparisonText.json(nothing).encode())) {
            assertFalse(told.contains("NaN") || told.contains("Infinity"), told);
        }
    }

    @Test
    void givenOneLookAtEach_thenItSaysSo() {
        Comparison memory = new Comparison(Measure.low("intake", "memory", "MB"), List.of(300.0), List.of(330.0));

        assertEquals(Comparison.Verdict.ONE_LOOK, memory.verdict());
        assertTrue(ComparisonText.of(memory).contains("1.100, one look each"), ComparisonText.of(memory));
    }

    @Test
    void givenRounds_thenEveryOneOfBothBuildsIsTold() {
        String told = ComparisonText.of(rates(List.of(101.0, 102.0), List.of(103.0, 104.0)));

        for (String round : List.of("101", "102", "103", "104")) assertTrue(told.contains(round), told);
    }

    @Test
    void givenRoundsThatAreNotPairs_thenTheyAreNotCompared() {
        assertThrows(IllegalArgumentException.class, () -> rates(List.of(1.0), List.of(1.0, 2.0)));
        assertThrows(IllegalArgumentException.class, () -> rates(List.of(), List.of()));
    }
}
