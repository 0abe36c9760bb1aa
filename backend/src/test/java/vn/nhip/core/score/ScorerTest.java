package vn.nhip.core.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.Cases.forAll;
import static vn.nhip.core.score.Known.known;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.Shipped;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Formula;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.fact.Fact;

class ScorerTest {
    private static final Catalogue CATALOGUE = Shipped.catalogue();
    private static final Scorer SCORER = new Scorer(CATALOGUE);
    private static final BigDecimal ZERO = new BigDecimal("0.00");

    @Test
    void givenNineOfTenOnTime_whenScored_thenEarnsNineTenthsOfThePoints() {
        ComponentScore score = scored("2.1", known().given("2.1", 9, 10));

        assertEquals(new BigDecimal("18.00"), score.points());
        assertEquals(new BigDecimal("90.00"), score.ratio());
        assertFalse(score.empty());
    }

    @Test
    void givenCountsAndNothingHandedIn_whenScored_thenTheCountsAreTheFigure() {
        Known figures = known().counted(Measure.HANDLED, 4).counted(Measure.ON_TIME, 3);

        assertEquals(new BigDecimal("15.00"), scored("2.1", figures).points());
    }

    @Test
    void givenHalfAFigure_whenScored_thenTheOtherHalfIsCounted() {
        Known figures =
                known().counted(Measure.HANDLED, 4).counted(Measure.ON_TIME, 3).given("2.1", null, new BigDecimal(6));

        assertEquals(new BigDecimal("10.00"), scored("2.1", figures).points());
    }

    @Test
    void givenTwoThirds_whenScored_thenRoundedHalfUpOnce() {
        assertEquals(
                new BigDecimal("13.33"),
                scored("2.1", known().given("2.1", 2, 3)).points());
        assertEquals(
                new BigDecimal("0.01"),
                scored("2.1", known().given("2.1", 1, 4000)).points());
        assertEquals(ZERO, scored("2.1", known().given("2.1", 1, 4001)).points());
    }

    @Test
    void givenTheThreshold_whenReached_thenFullPointsAndNeverMore() {
        assertEquals(
                new BigDecimal("6.00"),
                scored("5.4", known().given("5.4", 90, 100)).points());
        assertEquals(
                new BigDecimal("6.00"),
                scored("5.4", known().given("5.4", 100, 100)).points());
        assertEquals(
                new BigDecimal("5.93"),
                scored("5.4", known().given("5.4", 89, 100)).points());
    }

    @Test
    void givenMoreMetThanTotal_whenScored_thenCappedAtTheMaximum() {
        assertEquals(
                new BigDecimal("4.00"),
                scored("3.2", known().given("3.2", 5, 4)).points());
    }

    @Test
    void givenAFigureBelowNothing_whenScored_thenNoPointsAreTakenAway() {
        assertEquals(ZERO, scored("2.1", known().given("2.1", -5, 10)).points());
    }

    @Test
    void givenPayments_whenScored_thenTheRatioIsRoundedFirst() {
        assertEquals(
                new BigDecimal("5.59"),
                scored("3.6", known().given("3.6", 1437, 1541)).points());
        assertEquals(
                new BigDecimal("0.01"),
                scored("3.6", known().given("3.6", 1, 1000)).points());
        assertEquals(ZERO, scored("3.6", known().given("3.6", 4, 100_000)).points());
    }

    @Test
    void givenARatioOfAnotherComponent_whenScored_thenItTakesItsExactPartOfMet() {
        Known figures = known().given("1.4", 1, 3).given("3.3", 3, 4);

        ComponentScore score = scored("3.3", figures);

        assertEquals(new BigDecimal("3.00"), score.points());
        assertEquals(new BigDecimal("25.00"), score.ratio());
        assertEquals(new BigDecimal("1.00"), score.met());
        assertEquals(new BigDecimal(4), score.total());
    }

    @Test
    void givenTheOtherRatioOverOneOrMissing_whenScored_thenMetStaysWhole() {
        assertEquals(
                new BigDecimal("3.00"),
                scored("3.3", known().given("3.3", 1, 4)).points());
        assertEquals(
                new BigDecimal("3.00"),
                scored("3.3", known().given("1.4", 7, 6).given("3.3", 1, 4)).points());
    }

    @Test
    void givenNoFigure_whenScored_thenEachComponentEarnsWhatItsRuleSays() {
        assertEmpty("2.1", ZERO, null);
        assertEmpty("3.1", ZERO, ZERO);
        assertEmpty("5.4", ZERO, ZERO);
        assertEmpty("5.2", new BigDecimal("6.00"), null);
        assertEmpty("5.3", new BigDecimal("6.00"), null);
    }

    @Test
    void givenNoCases_whenScored_thenOnlyThePetitionComponentsEarnPoints() {
        Sheet sheet = SCORER.sheet(known(), known());

        List<String> earning = sheet.components().stream()
                .filter(score -> score.points().signum() > 0)
                .map(ComponentScore::id)
                .toList();
        assertEquals(List.of("5.2", "5.3"), earning);
        assertTrue(sheet.components().stream().allMatch(ComponentScore::empty));
        assertTrue(sheet.groups().stream().allMatch(GroupScore::empty));
        assertFalse(sheet.hasCases());
    }

    @Test
    void givenAMeanOfMinutes_whenScored_thenItHasNoPercentage() {
        ComponentScore score = scored("2.2", known().given("2.2", 600, 4));

        assertNull(score.ratio());
        assertEquals(new BigDecimal(600), score.met());
        assertEquals(ZERO, score.points());
        assertFalse(score.empty());
    }

    @Test
    void givenAnInheritedComponent_whenAUnitIsScored_thenTheProvincesFigureIsTaken() {
        Known province = known().given("1.3", 1, 2).given("1.4", 1, 2);
        Known unit = known().given("1.3", 2, 2).given("1.4", 2, 2);

        Sheet sheet = SCORER.sheet(unit, province);

        assertEquals(new BigDecimal("1.00"), component(sheet, "1.3").points());
        assertEquals(new BigDecimal("6.00"), component(sheet, "1.4").points());
    }

    @Test
    void givenAListOfProcedures_whenScored_thenItsLengthIsTheTotal() {
        Measure distinctOnline = new Measure(Base.RECEIVED, Fact.ONLINE.bit(), 0, Measure.Form.DISTINCT_PROCEDURES);
        Known figures = known().counted(distinctOnline, 3).listed(new Source.Procedures(Set.of("online")), 12);

        assertEquals(new BigDecimal("1.00"), scored("3.2", figures).points());
    }

    @Test
    void givenATotalAtTheEdgeOfABand_whenRounded_thenTheRoundedOneDecides() {
        assertEquals("90.00 excellent", ofHundred(89_995));
        assertEquals("89.99 good", ofHundred(89_994));
        assertEquals("100.00 excellent", ofHundred(100_000));
        assertEquals("0.00 weak", ofHundred(4));
    }

    /** Total and band where one component has all hundred points and {@code met} of 100 000 are met. */
    private static String ofHundred(long met) {
        BigDecimal hundred = new BigDecimal(100);
        Component all = new Component(
                "all",
                "",
                "",
                "G",
                hundred,
                new Formula.Linear(),
                new Source.Given(),
                new Source.Given(),
                null,
                Component.Empty.NO_FIGURE,
                false,
                false);
        List<Group> groups = List.of(new Group("G", "", "", hundred));
        Catalogue one = new Catalogue("one", "", LocalDate.EPOCH, null, groups, List.of(all), CATALOGUE.bands());
        Known figures = known().given("all", met, 100_000);
        Sheet sheet = new Scorer(one).sheet(figures, figures);
        return sheet.total() + " " + sheet.band();
    }

    @Test
    void givenCounts_whenScored_thenHandledIsOnTimeAndLate() {
        Known figures = known().counted(Measure.RECEIVED, 7)
                .counted(Measure.HANDLED, 10)
                .counted(Measure.COMPLETED, 6)
                .counted(Measure.ON_TIME, 8)
                .counted(Measure.OPEN, 4)
                .counted(Measure.OPEN_ON_TIME, 3);

        assertEquals(
                new Sheet.Counts(7, 10, 6, 8, 2, 4, 1),
                SCORER.sheet(figures, figures).counts());
    }

    @Test
    void pointsLieWithinTheirMaximum() {
        forAll(ScorerTest::any, figures -> {
            for (ComponentScore score : SCORER.sheet(figures, figures).components()) {
                assertTrue(score.points().signum() >= 0, score.toString());
                assertTrue(score.points().compareTo(score.max()) <= 0, score.toString());
            }
        });
    }

    @Test
    void theTotalIsTheSumOfItsGroupsAndAGroupOfItsComponents() {
        forAll(ScorerTest::any, figures -> {
            Sheet sheet = SCORER.sheet(figures, figures);
            BigDecimal groups = sheet.groups().stream().map(GroupScore::points).reduce(ZERO, BigDecimal::add);
            BigDecimal components =
                    sheet.components().stream().map(ComponentScore::points).reduce(ZERO, BigDecimal::add);
            assertEquals(sheet.total(), groups);
            assertEquals(sheet.total(), components);
            assertEquals(2, sheet.total().scale());
        });
    }

    @Test
    void oneMoreCaseOnTimeNeverLowersTimeliness() {
        forAll(ScorerTest::anyPart, part -> {
            BigDecimal before =
                    scored("2.1", known().given("2.1", part[0], part[1])).points();
            BigDecimal after = scored("2.1", known().given("2.1", part[0] + 1, part[1] + 1))
                    .points();
            assertTrue(after.compareTo(before) >= 0, before + " -> " + after);
        });
    }

    @Test
    void withoutAFigureNothingIsFullButPetitions() {
        forAll(ScorerTest::any, figures -> {
            for (ComponentScore score : SCORER.sheet(figures, figures).components()) {
                boolean petitions = Set.of("5.2", "5.3").contains(score.id());
                BigDecimal expected = petitions ? new BigDecimal("6.00") : ZERO;
                if (score.empty()) assertEquals(expected, score.points(), score.id());
            }
        });
    }

    private static Known any(RandomGenerator random) {
        Known figures = known();
        for (Component component : CATALOGUE.components()) {
            if (random.nextInt(4) == 0) continue;
            long[] part = anyPart(random);
            figures.given(component.id(), part[0], random.nextInt(5) == 0 ? 0 : part[1]);
        }
        return figures;
    }

    /** Some of all, all of which may be few or very many. */
    private static long[] anyPart(RandomGenerator random) {
        long total = random.nextLong(1L << random.nextInt(1, 31));
        return new long[] {random.nextLong(total + 1), total};
    }

    private static ComponentScore scored(String id, Known figures) {
        return component(SCORER.sheet(figures, figures), id);
    }

    private static ComponentScore component(Sheet sheet, String id) {
        return sheet.components().stream()
                .filter(score -> score.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertEmpty(String id, BigDecimal points, BigDecimal ratio) {
        ComponentScore score = scored(id, known().given(id, 0, 0));
        assertTrue(score.empty(), id);
        assertEquals(points, score.points(), id);
        assertEquals(ratio, score.ratio(), id);
    }
}
