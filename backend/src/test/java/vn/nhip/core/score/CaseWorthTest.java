package vn.nhip.core.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.Cases.forAll;
import static vn.nhip.core.score.Known.known;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.Shipped;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;

class CaseWorthTest {
    private static final Catalogue CATALOGUE = Shipped.catalogue();
    private static final Scorer SCORER = new Scorer(CATALOGUE);
    /** The components that earn points by counting cases, as they stand in the catalogue. */
    private static final List<String> BY_CASE =
            List.of("1.4", "2.1", "3.3", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.4");

    @Test
    void theComponentsThatCountCasesAreThese() {
        assertEquals(
                BY_CASE,
                CATALOGUE.components().stream()
                        .filter(Component::countsCases)
                        .map(Component::id)
                        .toList());
    }

    @Test
    void givenTenCases_whenOneMoves_thenATenthOfThePoints() {
        assertEquals(new BigDecimal("2.00"), worth(known().given("2.1", 5, 10)));
        assertEquals(new BigDecimal("2.00"), worth(known().given("2.1", 10, 10)));
        assertEquals(new BigDecimal("0.67"), worth(known().given("5.4", 5, 10)));
        assertEquals(new BigDecimal("2.67"), worth(known().given("2.1", 5, 10).given("5.4", 5, 10)));
    }

    @Test
    void givenAThresholdThatIsPassedByFar_whenOneCaseMoves_thenNothingDoes() {
        assertEquals(new BigDecimal("0.00"), worth(known().given("5.4", 98, 100)));
    }

    @Test
    void givenPetitionsProceduresOrNothing_whenAsked_thenNoCaseMovesThem() {
        assertEquals(new BigDecimal("0.00"), worth(known()));
        assertEquals(
                new BigDecimal("0.00"),
                worth(known().given("5.2", 1, 2).given("3.4", 1, 2).given("1.1", 1, 2)));
    }

    @Test
    void givenARatioOfAnother_whenOneCaseMoves_thenItMovesByThatPart() {
        BigDecimal sync = worth(known().given("1.4", 50, 100));

        assertEquals(
                new BigDecimal("0.60"),
                worth(known().given("1.4", 50, 100).given("3.3", 2, 10)).subtract(sync));
    }

    /** Against doing it: score again with one case more and one case less in each component, and take the larger. */
    @Test
    void itIsWhatScoringAgainWithOneCaseMoreOrLessShows() {
        forAll(CaseWorthTest::any, parts -> {
            BigDecimal expected = BigDecimal.ZERO;
            BigDecimal now = SCORER.sheet(figures(parts, -1, 0), known()).total();
            for (int i = 0; i < parts.length; i++) {
                BigDecimal more = moved(parts, i, +1, now);
                expected = expected.add(more.max(moved(parts, i, -1, now)));
            }
            assertEquals(0, expected.compareTo(worth(figures(parts, -1, 0))), expected + " expected");
        });
    }

    private static BigDecimal moved(long[][] parts, int at, int by, BigDecimal now) {
        long met = parts[at][0] + by;
        if (met < 0 || met > parts[at][1]) return BigDecimal.ZERO;
        return SCORER.sheet(figures(parts, at, by), known())
                .total()
                .subtract(now)
                .abs();
    }

    /** Without 1.4, whose ratio moves 3.3 as well. */
    private static Known figures(long[][] parts, int at, int by) {
        Known figures = known();
        for (int i = 0; i < parts.length; i++) {
            long met = parts[i][0] + (i == at ? by : 0);
            figures.given(BY_CASE.get(i + 1), met, parts[i][1]);
        }
        return figures;
    }

    private static long[][] any(RandomGenerator random) {
        long[][] parts = new long[BY_CASE.size() - 1][];
        for (int i = 0; i < parts.length; i++) {
            long total = random.nextLong(1L << random.nextInt(1, 12));
            parts[i] = new long[] {random.nextLong(total + 1), total};
        }
        return parts;
    }

    private static BigDecimal worth(Known figures) {
        BigDecimal worth = SCORER.sheet(figures, figures).caseWorth();
        assertTrue(worth.signum() >= 0);
        return worth;
    }
}
