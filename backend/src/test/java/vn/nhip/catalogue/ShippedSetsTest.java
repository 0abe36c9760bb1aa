package vn.nhip.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.core.score.Known.known;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.core.casefile.Fact;
import vn.nhip.core.catalogue.Band;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Option;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Known;
import vn.nhip.core.score.Scorer;
import vn.nhip.core.score.Sheet;

/** The sets beside the portal's, and a component that an official adds without a line of code. */
class ShippedSetsTest {
    private static final Path FOLDER = Shipped.FILE.getParent();
    private static final Catalogue PORTAL = Shipped.catalogue();
    private static final Catalogue DOCUMENT = read("766-van-ban.yaml");

    @TempDir
    Path dir;

    @Test
    void theDocumentsSetDiffersInTheSevenRowsAndNothingElse() {
        assertEquals("766-van-ban", DOCUMENT.set());
        assertEquals(PORTAL.groups(), DOCUMENT.groups());
        assertEquals(PORTAL.bands(), DOCUMENT.bands());
        assertEquals(
                List.of("2.1", "2.2", "3.1", "4.1", "4.2", "5.3", "5.4"),
                PORTAL.components().stream()
                        .filter(one -> !one.equals(DOCUMENT.component(one.id()).orElseThrow()))
                        .map(Component::id)
                        .toList());
    }

    @Test
    void everyOptionOfThePortalIsInForceAsThePortalDoes() {
        assertEquals(
                List.of(
                        "2.1 gio-hen-tra cuoi-ngay of 2",
                        "2.1 bo-sung-lan-hai qua-han of 2",
                        "2.2 ho-so-cua-ky ket-thuc of 2",
                        "3.1 don-vi-khong-thuoc khong-diem of 2",
                        "3.1 nguon-so-lieu danh-muc of 2",
                        "4.1 mau-so moi-ho-so of 2",
                        "4.2 cach-tinh tuyen-tinh of 2",
                        "5.3 khong-co-pakn du-diem of 2",
                        "5.4 gio-hen-tra cuoi-ngay of 2",
                        "5.4 bo-sung-lan-hai qua-han of 2"),
                PORTAL.components().stream()
                        .flatMap(one -> one.options().stream().map(option -> one.id() + " " + shown(option)))
                        .toList());
    }

    private static String shown(Option option) {
        return option.name() + " " + option.use() + " of " + option.choices().size();
    }

    @Test
    void givenTheSameCases_whenScoredByBoth_thenEachByItsOwnReading() {
        Known figures = known().counted(Measure.HANDLED, 10)
                .counted(Measure.ON_TIME, 5)
                .counted(Measure.count(Base.HANDLED, Fact.ON_TIME_BY_DAY_PATIENT.bit()), 8)
                .counted(Measure.count(Base.HANDLED, Fact.ELECTRONIC_RESULT.bit()), 3)
                .counted(Measure.count(Base.HANDLED, Fact.mask(Fact.ELECTRONIC_RESULT, Fact.PAPER_RESULT_REQUIRED)), 2)
                .counted(Measure.count(Base.HANDLED, Fact.PAPER_RESULT_REQUIRED.bit()), 4)
                .counted(Measure.count(Base.HANDLED, Fact.mask(Fact.DIGITISED, Fact.RESULT_SATISFIED)), 4);

        assertEquals(List.of("10.00", "1.80", "1.60"), points(PORTAL, figures, "2.1", "4.1", "4.2"));
        assertEquals(List.of("16.00", "3.00", "2.00"), points(DOCUMENT, figures, "2.1", "4.1", "4.2"));
    }

    @Test
    void theDecreesSetHasNineCriteriaOfTwoPointsAndTheBandsOfTheDecree() {
        Catalogue decree = read("nd61-2018.yaml");

        assertEquals(9, decree.components().size());
        for (Component component : decree.components()) assertEquals(new BigDecimal(2), component.max());
        assertEquals(
                List.of("Xuất sắc 15", "Tốt 12", "Khá 9", "Trung bình 6", "Yếu 0"),
                decree.bands().stream()
                        .map(band -> band.name() + " " + band.from())
                        .toList());
        Known figures = known();
        for (int i = 1; i <= 9; i++) figures.given("61." + i, i == 1 ? 1 : 2, 2);
        Sheet sheet = new Scorer(decree).sheet(figures, figures);
        assertEquals(new BigDecimal("17.00"), sheet.total());
        assertEquals("excellent", sheet.band());
    }

    /** The same id in two catalogues is the same component: it shares given figures and targets. */
    @Test
    void anIdThatIsMetInTwoSetsHasTheSameNameInBoth() throws IOException {
        Map<String, String> nameOf = new HashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                for (Component one : CatalogueReader.read(file).catalogue().components()) {
                    String name = nameOf.putIfAbsent(one.id(), one.name());
                    assertTrue(name == null || name.equals(one.name()), file + " " + one.id());
                }
            }
        }
    }

    @Test
    void theExampleOfAProvinceSaysThatItIsOneAndScoresCases() {
        Catalogue example = read("tinh-mau.yaml");
        Known figures = known().counted(Measure.COMPLETED, 10)
                .counted(Measure.count(Base.COMPLETED, Fact.ON_TIME.bit()), 9)
                .counted(new Measure(Base.RECEIVED, 0, Fact.COUNTER.bit(), Measure.Form.COUNT), 7)
                .counted(Measure.RECEIVED, 10);

        assertTrue(example.name().startsWith("VÍ DỤ"));
        assertEquals(
                new BigDecimal(100),
                example.groups().stream().map(Group::max).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(5, example.bands().stream().map(Band::id).distinct().count());
        assertEquals(List.of("27.00", "20.00", "20.00"), points(example, figures, "T1", "T2", "T3"));
    }

    /** What docs/indicators.md tells an official to do, done to a copy of the file, and then scored by. */
    @Test
    void givenTheComponentOfTheDocumentation_whenAddedToACopy_thenItIsCountedWithoutCode() throws IOException {
        Path copy = Files.writeString(
                dir.resolve("766-portal-2026.yaml"), Files.readString(Shipped.FILE) + "\n" + documented(0));
        Measure byPost = Measure.count(Base.RECEIVED, Fact.POST.bit());

        Catalogue own = CatalogueReader.read(copy).catalogue();

        assertTrue(own.measures().contains(byPost));
        Known figures = known().counted(Measure.RECEIVED, 8).counted(byPost, 3);
        ComponentScore score = score(own, figures, "T.1");
        assertEquals(new BigDecimal("37.50"), score.ratio());
        assertEquals(new BigDecimal("0.00"), score.points());
    }

    @Test
    void givenTheShortFileOfTheDocumentation_whenRead_thenItChangesWhatItSays() throws IOException {
        String yaml = documented(1)
                .replace(
                        "    # … như trên\n",
                        documented(0).lines().skip(2).reduce("", (all, line) -> all + line + "\n"));
        Catalogue own = CatalogueReader.read(Files.writeString(dir.resolve("766-cua-tinh.yaml"), yaml))
                .catalogue();

        assertEquals(PORTAL.components().size() + 1, own.components().size());
        assertEquals(
                List.of("2.00", "1.00"),
                points(own, known().given("4.2", 40, 100).given("4.3", 45, 100), "4.2", "4.3"));
    }

    /** A block of YAML of the page. */
    private static String documented(int block) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "indicators.md"));
        String[] parts = page.split("```yaml\n|```\n?");
        String yaml = parts[block * 2 + 1];
        assertTrue(yaml.contains("\"T.1\""), yaml);
        return yaml;
    }

    private static Catalogue read(String name) {
        return CatalogueReader.read(FOLDER.resolve(name)).catalogue();
    }

    private static List<String> points(Catalogue catalogue, Known figures, String... ids) {
        return Stream.of(ids)
                .map(id -> score(catalogue, figures, id).points().toPlainString())
                .toList();
    }

    private static ComponentScore score(Catalogue catalogue, Known figures, String id) {
        return new Scorer(catalogue)
                .sheet("department", figures, figures).components().stream()
                        .filter(score -> score.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
