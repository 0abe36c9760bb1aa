package vn.nhip.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.Shipped;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;

/** The shipped catalogue, component by component: a change of it has to be a change here too. */
class CatalogueTest {
    private static final Catalogue CATALOGUE = Shipped.catalogue();

    @Test
    void everyComponentIsHereByNumber() {
        assertEquals(
                List.of(
                        "1.1 CKMB 6",
                        "1.2 CKMB 4",
                        "1.3 CKMB 2",
                        "1.4 CKMB 6",
                        "2.1 TDGQ 20",
                        "2.2 TDGQ 0",
                        "3.1 CLGQ 2",
                        "3.2 CLGQ 4",
                        "3.3 CLGQ 6",
                        "3.4 TTTT 2",
                        "3.5 TTTT 2",
                        "3.6 TTTT 6",
                        "4.1 MDSH 6",
                        "4.2 MDSH 4",
                        "4.3 MDSH 2",
                        "4.4 MDSH 4",
                        "4.5a MDSH 2",
                        "4.5b MDSH 2",
                        "4.6 MDSH 2",
                        "5.1a MDHL 0",
                        "5.1b MDHL 0",
                        "5.2 MDHL 6",
                        "5.3 MDHL 6",
                        "5.4 MDHL 6"),
                CATALOGUE.components().stream()
                        .map(component -> component.id() + " " + component.group() + " " + component.max())
                        .toList());
    }

    @Test
    void thePointsAddUpToAHundred() {
        BigDecimal groups = CATALOGUE.groups().stream().map(Group::max).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal components =
                CATALOGUE.components().stream().map(Component::max).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertEquals(new BigDecimal(100), groups);
        assertEquals(new BigDecimal(100), components);
        assertEquals(
                21,
                CATALOGUE.components().stream()
                        .filter(component -> component.max().signum() > 0)
                        .count());
    }

    @Test
    void theGroupsStandInTheOrderOfTheScreens() {
        assertEquals(
                List.of("CKMB 18", "TDGQ 20", "MDSH 22", "CLGQ 12", "TTTT 10", "MDHL 18"),
                CATALOGUE.groups().stream()
                        .map(group -> group.code() + " " + group.max())
                        .toList());
        assertEquals(
                List.of("Công khai", "Tiến độ", "Số hóa", "Trực tuyến", "Thanh toán", "Hài lòng"),
                CATALOGUE.groups().stream().map(Group::shortName).toList());
    }

    @Test
    void everyComponentHasAVietnameseNameAndWordsAndAClause() {
        for (Component component : CATALOGUE.components()) {
            assertTrue(isVietnamese(component.name()), component.id());
            assertTrue(isVietnamese(component.words()), component.id());
            assertTrue(component.words().contains("÷"), component.id());
            assertTrue(component.clause().startsWith("766/QĐ-TTg"), component.id());
            assertFalse((component.name() + component.words() + component.clause()).contains("chính thức"));
        }
    }

    @Test
    void theFormulasAreThoseOfThePortal() {
        assertEquals(
                List.of("3.1 0.80", "3.3 0.50", "3.4 0.80", "3.5 0.80", "4.3 0.80", "5.4 0.90"),
                listed(component -> component.formula() instanceof Formula.Threshold threshold
                        ? component.id() + " " + threshold.at()
                        : null));
        assertEquals(
                List.of("2.2", "5.1a", "5.1b"),
                listed(component -> component.formula() instanceof Formula.Tracked ? component.id() : null));
    }

    @Test
    void whatAnEmptyComponentEarnsIsAsInTheIndex() {
        assertEquals(
                List.of("3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "5.1a", "5.1b", "5.4"),
                listed(component -> component.empty() == Component.Empty.ZERO ? component.id() : null));
        assertEquals(
                List.of("5.2", "5.3"),
                listed(component -> component.empty() == Component.Empty.FULL ? component.id() : null));
    }

    @Test
    void theOptionsOfTheRowsAreAsInTheIndex() {
        assertEquals(
                List.of("1.1", "1.2", "1.3", "4.6"),
                listed(component -> component.inherited() ? component.id() : null));
        assertEquals(
                List.of("1.1", "1.2", "1.3", "1.4", "3.4", "3.5", "3.6"),
                listed(component -> component.roundedRatio() ? component.id() : null));
        assertEquals(Arithmetic.PORTAL, CATALOGUE.arithmetic());
        assertEquals(
                List.of("3.3 1.4"),
                listed(component -> component.ratioOf() == null ? null : component.id() + " " + component.ratioOf()));
        assertEquals(
                List.of("4.6"), listed(component -> component.met() instanceof Source.Given ? component.id() : null));
    }

    /** Stores keep counts under these keys; a key that changes makes them forget. */
    @Test
    void theMeasuresAreTheseInThisOrder() {
        List<Measure> expected = new ArrayList<>(List.of(
                counted(Base.RECEIVED, 0, 0),
                counted(Base.HANDLED, 0, 0),
                counted(Base.COMPLETED, 0, 0),
                counted(Base.HANDLED, Fact.ON_TIME.bit(), 0),
                counted(Base.OPEN, 0, 0),
                counted(Base.OPEN, Fact.ON_TIME.bit(), 0),
                counted(Base.HANDLED, Fact.ODD.bit(), 0),
                counted(Base.RECEIVED, Fact.RECEIVED_LATE.bit(), 0),
                counted(Base.HANDLED, Fact.LATE_TOLD.bit(), 0),
                counted(Base.HANDLED, Fact.LATE_WAITING.bit(), 0),
                counted(Base.HANDLED, Fact.LATE_FEE.bit(), 0),
                counted(Base.HANDLED, Fact.LATE_RECEPTION.bit(), 0),
                counted(Base.HANDLED, Fact.LATE_WORK.bit(), 0)));
        for (Finding finding : Finding.values()) expected.add(counted(Base.HANDLED, finding.factBit(), 0));
        expected.addAll(List.of(
                distinct(Base.ANNOUNCED),
                new Measure(Base.ANNOUNCED, 0, Fact.ON_TIME.bit(), Measure.Form.DISTINCT_PROCEDURES),
                distinct(Base.PUBLISHED),
                new Measure(Base.PUBLISHED, 0, Fact.ON_TIME.bit(), Measure.Form.DISTINCT_PROCEDURES),
                counted(Base.PUBLIC, Fact.ALL_PARTS.bit(), 0),
                counted(Base.PUBLIC, 0, 0),
                counted(Base.RECEIVED, Fact.SYNCHRONISED.bit(), 0),
                counted(Base.RECEIVED, Fact.SYNCHRONISATION_KNOWN.bit(), 0),
                new Measure(Base.COMPLETED, 0, 0, Measure.Form.HANDLING_MINUTES),
                distinct(Base.RECEIVED, Fact.ONLINE),
                counted(Base.RECEIVED, Fact.mask(Fact.ONLINE, Fact.RESULT_SATISFIED), 0),
                distinct(Base.RECEIVED, Fact.PAID_ONLINE),
                distinct(Base.RECEIVED, Fact.FEE_PROCEDURE),
                distinct(Base.RECEIVED, Fact.FEE_DUE),
                counted(Base.RECEIVED, Fact.mask(Fact.PAID_ONLINE, Fact.FEE_PROCEDURE), Fact.FEES_ZERO.bit()),
                counted(Base.RECEIVED, Fact.FEE_PROCEDURE.bit(), Fact.FEES_ZERO.bit()),
                counted(Base.HANDLED, Fact.ELECTRONIC_RESULT.bit(), 0),
                counted(Base.HANDLED, Fact.mask(Fact.DIGITISED, Fact.RESULT_SATISFIED), 0),
                counted(Base.HANDLED, Fact.REUSED.bit(), 0),
                counted(Base.HANDLED, Fact.PERSONAL_STORE.bit(), 0),
                distinct(Base.HANDLED, Fact.POPULATION_DATA),
                counted(Base.HANDLED, Fact.POPULATION_DATA.bit(), 0),
                counted(Base.PETITIONS_HANDLED, Fact.ABOUT_RULES.bit(), 0),
                counted(Base.PETITIONS_HANDLED, 0, 0),
                counted(Base.PETITIONS_HANDLED, Fact.ABOUT_CONDUCT.bit(), 0),
                counted(Base.PETITIONS_HANDLED, Fact.ON_TIME.bit(), 0),
                counted(Base.PETITIONS_RECEIVED, Fact.ON_TIME.bit(), Fact.mask(Fact.DISLIKED, Fact.RECOMPLAINED)),
                counted(Base.PETITIONS_RECEIVED, 0, 0),
                counted(Base.HANDLED, Fact.ON_TIME.bit(), Fact.mask(Fact.DISLIKED, Fact.PETITIONED))));
        assertEquals(expected, new ArrayList<>(CATALOGUE.measures()));
    }

    @Test
    void givenTheEdgeOfABand_whenATotalReachesIt_thenItBelongsToTheBetterBand() {
        assertEquals("excellent", bandOf("100.00"));
        assertEquals("excellent", bandOf("90.00"));
        assertEquals("good", bandOf("89.99"));
        assertEquals("good", bandOf("80.00"));
        assertEquals("fair", bandOf("79.99"));
        assertEquals("average", bandOf("69.99"));
        assertEquals("average", bandOf("50.00"));
        assertEquals("weak", bandOf("49.99"));
        assertEquals("weak", bandOf("0.00"));
    }

    @Test
    void theBandsHaveTheirVietnameseNames() {
        assertEquals(
                List.of("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"),
                CATALOGUE.bands().stream().map(Band::name).toList());
    }

    private static String bandOf(String total) {
        return CATALOGUE.bandOf(new BigDecimal(total)).id();
    }

    private static Measure counted(Base base, long all, long none) {
        return new Measure(base, all, none, Measure.Form.COUNT);
    }

    private static Measure distinct(Base base, Fact... facts) {
        return new Measure(base, Fact.mask(facts), 0, Measure.Form.DISTINCT_PROCEDURES);
    }

    private static boolean isVietnamese(String text) {
        return text.chars().anyMatch(c -> c > 0x7f && Character.isLetter(c));
    }

    private static List<String> listed(java.util.function.Function<Component, String> text) {
        return CATALOGUE.components().stream()
                .map(text)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
