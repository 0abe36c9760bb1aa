package vn.nhip.core.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.Cases.forAll;
import static vn.nhip.core.score.Known.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.catalogue.Shipped;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.score.ComponentScore.Origin;

/** Where each figure of a sheet comes from, and who may earn what: the portal's way, and the formula document's. */
class OriginTest {
    private static final Scorer PORTAL = new Scorer(Shipped.catalogue());
    /** The document's set with two choices of other origin. */
    private static final Catalogue DOCUMENT = document();

    private static final Scorer BY_DOCUMENT = new Scorer(DOCUMENT);
    private static final Measure SYNCHRONISED = Measure.count(Base.RECEIVED, Fact.SYNCHRONISED.bit());
    private static final Measure SYNCHRONISATION_KNOWN = Measure.count(Base.RECEIVED, Fact.SYNCHRONISATION_KNOWN.bit());
    private static final Provenance REPORT =
            new Provenance("Báo cáo 06", "Văn phòng UBND tỉnh", Instant.parse("2026-11-02T02:00:00Z"), null);

    private static Catalogue document() {
        String yaml = "extends: 766-van-ban.yaml\nid: x\nname: X\n"
                + "use: {\"3.1\": {don-vi-khong-thuoc: du-diem}, \"5.3\": {khong-co-pakn: chia-deu}}\n";
        try {
            Path file = Files.writeString(Files.createTempFile("document", ".yaml"), yaml);
            file.toFile().deleteOnExit();
            return CatalogueReader.read(file).catalogue();
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }

    @Test
    void givenAReportAndACount_whenScored_thenTheLargerTotalIsTaken() {
        Known counted = acknowledged(30).counted(Measure.RECEIVED, 50);
        assertFigure("1.4", counted, "30", "50", Origin.COUNTED);
        assertFigure("1.4", counted.given("1.4", null, new BigDecimal(60)), "30", "60", Origin.GIVEN);
        assertFigure("1.4", counted.given("1.4", null, new BigDecimal(40)), "30", "50", Origin.COUNTED);
        assertFigure("1.4", counted.given("1.4", 20, 40), "20", "50", Origin.GIVEN);
    }

    private static Known acknowledged(long cases) {
        return known().counted(SYNCHRONISED, cases).counted(SYNCHRONISATION_KNOWN, Math.max(1, cases));
    }

    @Test
    void givenCasesOfWhichNobodySaysWhetherThePortalHasThem_thenThereIsNoFigureOf14_andNothingIsTakenOf33() {
        Measure online = Measure.count(Base.RECEIVED, Fact.mask(Fact.ONLINE, Fact.RESULT_SATISFIED));
        Known silent = known().counted(Measure.RECEIVED, 50).counted(online, 20);

        ComponentScore unknown = score(PORTAL, null, "1.4", silent);
        assertTrue(unknown.empty());
        assertEquals(Origin.NONE, unknown.origin());
        assertEquals(new BigDecimal("0.00"), unknown.points());
        assertFigure("3.3", silent, "20", "50", Origin.COUNTED);
        assertFigure("1.4", silent.given("1.4", 45, 50), "45", "50", Origin.GIVEN);
        assertFigure("1.4", acknowledged(0).counted(Measure.RECEIVED, 50), "0", "50", Origin.COUNTED);
    }

    @Test
    void givenNeitherReportNorCount_whenScored_thenLastYearsPartIsTheTotal() {
        assertFigure("1.4", acknowledged(0).lastYear("1.4", 100), "0", "100", Origin.LAST_YEAR);
        assertFigure("1.4", known().lastYear("1.4", 100).given("1.4", 25, 0), "25", "100", Origin.LAST_YEAR);
        assertFigure(
                "1.4", acknowledged(0).lastYear("1.4", 100).counted(Measure.RECEIVED, 1), "0", "1", Origin.COUNTED);
        assertFigure("1.4", acknowledged(0).lastYear("1.4", 0), "0", "0", Origin.NONE);
        assertTrue(score(PORTAL, null, "1.4", known()).empty());
    }

    @Test
    void givenALargerCountThatIsNotKnown_whenScored_thenTheReportOrLastYearIsTheTotal_orThereIsNone()
            throws IOException {
        String known = "{larger: [given, {count: received, known: {all: [synchronisationKnown]}}], orLastYear: true}";
        String yaml =
                Files.readString(Shipped.FILE).replace("{larger: [given, {count: received}], orLastYear: true}", known);
        Path file = Files.writeString(Files.createTempFile("known", ".yaml"), yaml);
        file.toFile().deleteOnExit();
        Scorer scorer = new Scorer(CatalogueReader.read(file).catalogue());
        Known silent = known().given("1.4", new BigDecimal(20), null);

        assertEquals(Origin.NONE, score(scorer, null, "1.4", silent).origin());
        assertEquals(
                new BigDecimal(60),
                score(scorer, null, "1.4", silent.given("1.4", 20, 60)).total());
        Known lastYear = known().given("1.4", new BigDecimal(20), null).lastYear("1.4", 100);
        assertEquals(Origin.LAST_YEAR, score(scorer, null, "1.4", lastYear).origin());
    }

    @Test
    void givenAProcedureAnnouncedLateOnce_whenScored_thenItIsLate() {
        Measure announced = new Measure(Base.ANNOUNCED, 0, 0, Measure.Form.DISTINCT_PROCEDURES);
        Measure late = new Measure(Base.ANNOUNCED, 0, Fact.ON_TIME.bit(), Measure.Form.DISTINCT_PROCEDURES);
        Known figures = known().counted(announced, 8).counted(late, 2);

        assertFigure("1.1", figures, "6", "8", Origin.COUNTED);
        assertEquals(new BigDecimal("4.50"), score(PORTAL, null, "1.1", figures).points());
    }

    @Test
    void givenAHandedInFigure_whenScored_thenItsProvenanceIsShown() {
        Known figures = known().given("4.6", new Figures.Given(BigDecimal.ONE, BigDecimal.TEN, REPORT));

        assertSame(REPORT, score(PORTAL, null, "4.6", figures).provenance());
        assertEquals(Origin.GIVEN, score(PORTAL, null, "4.6", figures).origin());
        ComponentScore inherited = of(PORTAL.sheet("commune", known(), figures), "4.6");
        assertEquals(Origin.INHERITED, inherited.origin());
        assertSame(REPORT, inherited.provenance());
        assertEquals(
                Origin.NONE,
                of(PORTAL.sheet("commune", figures, known()), "4.6").origin());
    }

    @Test
    void givenACountThatIsLarger_whenScored_thenNothingIsSaidOfTheReport() {
        Known figures =
                known().counted(Measure.RECEIVED, 50).given("1.4", new Figures.Given(null, BigDecimal.TEN, REPORT));

        assertNull(score(PORTAL, null, "1.4", figures).provenance());
    }

    @Test
    void givenACriterionForTheProvince_whenAnotherUnitIsScored_thenItDoesNotApply() {
        Known listed =
                known().listed(new Source.Procedures(Set.of("online")), 8).listed(new Source.Procedures(Set.of()), 10);

        ComponentScore commune = score(PORTAL, "commune", "3.1", listed);
        assertEquals(Origin.NOT_APPLICABLE, commune.origin());
        assertTrue(commune.empty());
        assertEquals(new BigDecimal("0.00"), commune.points());
        assertEquals(
                new BigDecimal("2.00"), score(PORTAL, "province", "3.1", listed).points());
        assertEquals(new BigDecimal("2.00"), score(PORTAL, null, "3.1", listed).points());
        assertEquals(
                new BigDecimal("2.00"),
                score(BY_DOCUMENT, "commune", "3.1", listed).points());
        ComponentScore given = score(BY_DOCUMENT, "commune", "3.1", listed.given("3.1", 4, 10));
        assertEquals(new BigDecimal("1.00"), given.points());
        assertEquals(Origin.GIVEN, given.origin());
    }

    @Test
    void givenNoPetitions_whenScoredByTheDocument_thenTheirPointsAreShared() {
        Known figures = known().counted(Measure.HANDLED, 10).given("5.4", 45, 100);

        Sheet sheet = BY_DOCUMENT.sheet("department", figures, figures);

        assertEquals("9.00 of 9.00", shown(sheet, "5.2"));
        assertEquals("0.00 of 0", shown(sheet, "5.3"));
        assertEquals("4.50 of 9.00", shown(sheet, "5.4"));
        assertEquals("13.50 of 18", group(sheet, "MDHL"));
        assertEquals("15.00 of 18", group(PORTAL.sheet("department", figures, figures), "MDHL"));
    }

    @Test
    void givenPetitions_whenScoredByTheDocument_thenNothingIsShared() {
        Known figures = known().given("5.2", 1, 2).given("5.3", 1, 2).given("5.4", 45, 100);

        Sheet sheet = BY_DOCUMENT.sheet("department", figures, figures);

        assertEquals("3.00 of 6", shown(sheet, "5.2"));
        assertEquals("3.00 of 6", shown(sheet, "5.3"));
        assertEquals("3.00 of 6", shown(sheet, "5.4"));
    }

    /** What is shared is neither lost nor won, whatever there are figures for. */
    @Test
    void theMaximaOfAGroupAddUpToItWhateverIsShared() {
        forAll(OriginTest::any, figures -> {
            Sheet sheet = BY_DOCUMENT.sheet("commune", figures, figures);
            for (Group group : DOCUMENT.groups()) {
                BigDecimal max = DOCUMENT.componentsOf(group).stream()
                        .map(component -> of(sheet, component.id()).max())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertEquals(0, group.max().compareTo(max), group.code());
            }
            for (ComponentScore score : sheet.components()) {
                assertTrue(score.points().signum() >= 0 && score.points().compareTo(score.max()) <= 0, score.id());
            }
        });
    }

    private static Known any(RandomGenerator random) {
        Known figures = known();
        for (Component component : DOCUMENT.components()) {
            if (random.nextInt(3) == 0) continue;
            long total = random.nextLong(5);
            figures.given(component.id(), random.nextLong(total + 1), total);
        }
        return figures;
    }

    @Test
    void givenOddCases_whenScored_thenTheSheetSaysHowManyAndWhy() {
        Known figures = known().counted(Measure.ODD, 14)
                .counted(Measure.of(Finding.NO_DUE_DATE), 9)
                .counted(Measure.of(Finding.ZERO_LENGTH), 5);

        assertEquals(
                new Sheet.Quality(14, Map.of(Finding.NO_DUE_DATE, 9L, Finding.ZERO_LENGTH, 5L)),
                PORTAL.sheet("commune", figures, figures).quality());
        assertEquals(
                Sheet.Quality.NONE, PORTAL.sheet("commune", known(), known()).quality());
    }

    @Test
    void givenTheCalculator_whenAsked_thenItIsTheSheetsOwnArithmetic() {
        Component payments = Shipped.catalogue().component("3.6").orElseThrow();
        ComponentScore score = PORTAL.calculated(payments, new BigDecimal(1437), new BigDecimal(1541));

        assertEquals(new BigDecimal("5.59"), score.points());
        assertEquals(
                new BigDecimal("5.60"),
                BY_DOCUMENT
                        .calculated(payments, new BigDecimal(1437), new BigDecimal(1541))
                        .points());
        assertEquals(new BigDecimal("93.25"), score.ratio());
        assertTrue(PORTAL.calculated(payments, null, new BigDecimal(10)).empty());
        assertEquals(
                new BigDecimal("6.00"),
                PORTAL.calculated(Shipped.catalogue().component("5.2").orElseThrow(), BigDecimal.ZERO, BigDecimal.ZERO)
                        .points());
    }

    private static void assertFigure(String id, Known figures, String met, String total, Origin origin) {
        ComponentScore score = score(PORTAL, null, id, figures);
        assertEquals(
                List.of(met, total, origin),
                List.of(score.met().toPlainString(), score.total().toPlainString(), score.origin()));
    }

    private static ComponentScore score(Scorer scorer, String kind, String id, Known figures) {
        return of(scorer.sheet(kind, figures, figures), id);
    }

    private static ComponentScore of(Sheet sheet, String id) {
        return sheet.components().stream()
                .filter(score -> score.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(Sheet sheet, String id) {
        return of(sheet, id).points() + " of " + of(sheet, id).max();
    }

    private static String group(Sheet sheet, String code) {
        return sheet.groups().stream()
                .filter(group -> group.code().equals(code))
                .map(group -> group.points() + " of " + group.max())
                .findFirst()
                .orElseThrow();
    }
}
