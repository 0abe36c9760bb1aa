package vn.nhip.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.Cases.forAll;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static final Formula LINEAR = new Formula.Linear();
    private static final Formula THRESHOLD = new Formula.Threshold(new BigDecimal("0.80"));

    @Test
    void givenARatioOnTheEdge_whenComputed_thenEachArithmeticByItsOwnRule() {
        assertEquals("0.11", points(Arithmetic.EXACT, of(LINEAR, true), 6, 1, 57));
        assertEquals("0.11", points(Arithmetic.PORTAL, of(LINEAR, false), 6, 1, 57));
        assertEquals("0.10", points(Arithmetic.PORTAL, of(LINEAR, true), 6, 1, 57));
        assertEquals("0.40", points(Arithmetic.PORTAL, of(THRESHOLD, true), 2, 105_840, 670_009));
        assertEquals("0.39", points(Arithmetic.PORTAL, of(THRESHOLD, false), 2, 105_840, 670_009));
    }

    @Test
    void givenMoreThanAllOrLessThanNothing_whenComputed_thenTheBounds() {
        for (Arithmetic arithmetic : Arithmetic.values()) {
            assertEquals("2.00", points(arithmetic, of(THRESHOLD, false), 2, 9, 10));
            assertEquals("6.00", points(arithmetic, of(LINEAR, false), 6, 11, 10));
            assertEquals("0.00", points(arithmetic, of(LINEAR, false), 6, -1, 10));
            assertEquals("0.00", points(arithmetic, of(new Formula.Tracked(), false), 0, 9, 10));
        }
    }

    @Test
    void givenAnyBinaryValue_whenRounded_thenAsItsWholeDecimalExpansionIs() {
        forAll(random -> new double[] {random.nextDouble(-1, 101), random.nextInt(20_000) / 100.0 + 0.005}, both -> {
            double edge = both[1];
            for (double value : new double[] {
                both[0], edge, Math.nextUp(edge), Math.nextDown(edge), edge + 1e-9, edge - 1e-9, -edge, edge * 1e9
            }) {
                assertEquals(
                        new BigDecimal(value).setScale(2, RoundingMode.HALF_UP),
                        Arithmetic.rounded(value),
                        "of " + value);
            }
        });
    }

    @Test
    void theTwoAreNeverMoreThanAHundredthApart() {
        forAll(
                random -> {
                    long total = random.nextLong(1, 1L << random.nextInt(1, 31));
                    return new long[] {random.nextLong(total + 1), total};
                },
                part -> {
                    for (Formula formula : new Formula[] {LINEAR, THRESHOLD}) {
                        Component component = of(formula, false);
                        BigDecimal exact = new BigDecimal(points(Arithmetic.EXACT, component, 6, part[0], part[1]));
                        BigDecimal portal = new BigDecimal(points(Arithmetic.PORTAL, component, 6, part[0], part[1]));
                        BigDecimal apart = exact.subtract(portal).abs();
                        assertTrue(apart.compareTo(new BigDecimal("0.01")) <= 0, exact + " and " + portal);
                    }
                });
    }

    private static String points(Arithmetic arithmetic, Component component, int max, long met, long total) {
        return arithmetic
                .points(component, BigDecimal.valueOf(met), BigDecimal.valueOf(total), BigDecimal.valueOf(max))
                .toPlainString();
    }

    private static Component of(Formula formula, boolean roundedRatio) {
        Source given = new Source.Given();
        Component.Empty none = Component.Empty.NO_FIGURE;
        return new Component("1", "", "", "A", BigDecimal.TEN, formula, given, given, null, none, false, roundedRatio);
    }
}
