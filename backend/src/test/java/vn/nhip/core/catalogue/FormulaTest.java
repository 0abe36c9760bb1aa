package vn.nhip.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class FormulaTest {
    @Test
    void givenALinearFormula_whenHalfIsMet_thenHalfOfThePoints() {
        assertPoints("10.0000", new Formula.Linear(), 1, 2, 20);
    }

    @Test
    void givenAThreshold_whenHalfOfItIsMet_thenHalfOfThePoints() {
        assertPoints("1.0000", new Formula.Threshold(new BigDecimal("0.80")), 40, 100, 2);
    }

    @Test
    void givenATrackedComponent_whenAllIsMet_thenNoPoints() {
        assertPoints("0.0000", new Formula.Tracked(), 5, 5, 0);
    }

    @Test
    void givenALongQuotient_whenComputed_thenItIsNotRoundedToTwoPlacesHere() {
        assertPoints("6.6667", new Formula.Linear(), 1, 3, 20);
    }

    @Test
    void givenAThresholdOutsideZeroToOne_whenMade_thenRefused() {
        for (String at : new String[] {"0", "-0.1", "1.01"}) {
            assertThrows(IllegalArgumentException.class, () -> new Formula.Threshold(new BigDecimal(at)));
        }
    }

    private static void assertPoints(String expected, Formula formula, long met, long total, long max) {
        BigDecimal points = formula.points(BigDecimal.valueOf(met), BigDecimal.valueOf(total), BigDecimal.valueOf(max));
        assertEquals(new BigDecimal(expected), points.setScale(4, RoundingMode.HALF_UP));
    }
}
