package vn.nhip.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.core.score.Known.known;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.core.catalogue.Arithmetic;
import vn.nhip.core.catalogue.Band;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Option;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.fact.Fact;
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
    void theDocumentsSetDiffersInWhatTheDocumentSaysAndIsKnownAndNothingElse() {
        assertEquals("766-van-ban", DOCUMENT.set());
        assertEquals(PORTAL.groups(), DOCUMENT.groups());
        assertEquals(PORTAL.bands(), DOCUMENT.bands());
        assertEquals(
                List.of("2.1", "2.2", "4.1", "4.2", "5.4"),
                PORTAL.components().stream()
                        .filter(one -> !one.equals(DOCUMENT.component(one.id()).orElseThrow()))
                        .map(Component::id)
                        .toList());
    }

    @Test
    void everyOptionOfThePortalIsInForceAsThePortalDoes() {
        assertEquals(
                List.of(
                        "1.1 quyet-dinh moi-cong-bo of 2",
                        "2.1 gio-hen-tra cuoi-ngay of 2",
                        "2.1 bo-sung-lan-hai qua-han of 2",
                        "2.2 ho-so-cua-ky ket-thuc of 2",
                        "3.1 don-vi-khong-thuoc khong-diem of 2",
                        "3.1 nguon-so-lieu danh-muc of 2",
                        "3.2 don-vi-dem thu-tuc of 2",
                        "4.1 mau-so moi-ho-so of 2",
                        "4.2 cach-tinh tuyen-tinh of 2",
                        "4.2 the-nao-la-so-hoa du-thanh-phan of 2",
                        "4.3 nguon-tai-su-dung mot-trong-hai of 2",
                        "4.5a doi-tuong danh-cho-ca-nhan of 2",
                        "5.3 khong-co-pakn du-diem of 2",
                        "5.3 dang-cho-tiep-nhan co-tinh of 2",
                        "5.4 gio-hen-tra cuoi-ngay of 2",
                        "5.4 bo-sung-lan-hai qua-han of 2",
                        "5.4 bi-tru mot-lan of 2"),
                PORTAL.components().stream()
                        .flatMap(one -> one.options().stream().map(option -> one.id() + " " + shown(option)))
                        .toList());
    }

    /** What the document needs and no message tells is handed in or has no figure; the words of the choice say so. */
    @Test
    void givenAReadingWhoseFactsAreNotKnown_whenChosen_thenOnlyAFigureThatIsHandedInCounts() throws IOException {
        Map<String, String> use = Map.of(
                "1.1", "quyet-dinh: ca-bai-bo",
                "3.2", "don-vi-dem: dich-vu",
                "4.2", "the-nao-la-so-hoa: co-tep",
                "4.3", "nguon-tai-su-dung: theo-noi-nop",
                "4.5a", "doi-tuong: ba-doi-tuong",
                "5.3", "dang-cho-tiep-nhan: khong-tinh");
        StringBuilder yaml = new StringBuilder("extends: 766-portal-2026.yaml\nid: x\nname: X\nuse:\n");
        use.forEach((id, choice) ->
                yaml.append("  \"").append(id).append("\": {").append(choice).append("}\n"));
        Catalogue chosen = CatalogueReader.read(Files.writeString(dir.resolve("x.yaml"), yaml))
                .catalogue();

        for (String id : use.keySet()) {
            Component component = chosen.component(id).orElseThrow();
            assertTrue(component.met() instanceof Source.Given || component.total() instanceof Source.Given, id);
            assertTrue(score(chosen, known().counted(Measure.HANDLED, 10), id).empty(), id);
            assertFalse(score(chosen, known().given(id, 1, 2), id).empty(), id);
            String words = component.options().stream()
                    .flatMap(option -> option.choices().stream()
                            .filter(choice -> choice.id().equals(option.use())))
                    .map(Option.Choice::words)
                    .reduce("", String::concat);
            assertTrue(words.contains("chỉ có số khi được cung cấp"), words);
        }
    }

    /** 100 % less the late share less the disliked share: a case that is both counts twice, and never below 0. */
    @Test
    void givenCasesThatAreLateAndDisliked_whenScoredByTheDocument_thenTheyAreTakenAwayTwice() throws IOException {
        Catalogue twice = CatalogueReader.read(Files.writeString(
                        dir.resolve("x.yaml"),
                        "extends: 766-portal-2026.yaml\nid: x\nname: X\nuse: {\"5.4\": {bi-tru: hai-lan}}\n"))
                .catalogue();
        long displeased = Fact.mask(Fact.DISLIKED, Fact.PETITIONED);
        // Of 100 cases 10 are late, 20 displeased, 5 of them both.
        Known figures = known().counted(Measure.HANDLED, 100)
                .counted(new Measure(Base.HANDLED, 0, displeased, Measure.Form.COUNT), 80)
                .counted(new Measure(Base.HANDLED, 0, Fact.ON_TIME.bit(), Measure.Form.COUNT), 10)
                .counted(new Measure(Base.HANDLED, Fact.ON_TIME.bit(), displeased, Measure.Form.COUNT), 75);

        assertEquals(new BigDecimal(70), score(twice, figures, "5.4").met());
        assertEquals(new BigDecimal(75), score(PORTAL, figures, "5.4").met());
        figures.counted(new Measure(Base.HANDLED, 0, Fact.ON_TIME.bit(), Measure.Form.COUNT), 90);
        assertEquals(BigDecimal.ZERO, score(twice, figures, "5.4").met());
    }

    @Test
    void theSourcesOfTheOptionsAreNamedAsTheyAre() {
        assertEquals(
                "Được đủ điểm (nhận xét của một quản trị viên, không có trong tài liệu công thức)", wordsOf("3.1", 0));
        assertEquals(
                "Điểm của 5.3 chia đều cho 5.2 và 5.4 (bảng METRICS của Bộ, không có trong tài liệu công thức)",
                wordsOf("5.3", 0));
    }

    /** Of the second choice of an option. */
    private static String wordsOf(String id, int option) {
        Component component = PORTAL.component(id).orElseThrow();
        return component.options().get(option).choices().get(1).words();
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

    /** The notice of Hồ Chí Minh City, week 41 of 2025: group 1 is 15.01, though 1.2 is 63.1 %. */
    @Test
    void thePeriodsBefore2026HaveASetOfTheirOwnThatSaysWhatIsNotKnown() {
        Catalogue before = read("766-truoc-2026.yaml");
        Known notice = known().given("1.1", new BigDecimal("50.16"), new BigDecimal(100))
                .given("1.2", new BigDecimal("63.1"), new BigDecimal(100))
                .given("1.3", 1, 1)
                .given("1.4", 1, 1);

        assertEquals("766", before.set());
        assertEquals(PORTAL.validFrom(), before.validTo().plusDays(1));
        assertTrue(before.name().contains("chưa biết đủ"));
        assertTrue(before.notes().stream().anyMatch(note -> note.startsWith("Chưa biết")));
        assertEquals(Arithmetic.EXACT, before.arithmetic());
        assertEquals(new BigDecimal("11.01"), ofGroup(before, notice, "CKMB"), "no points of 1.2 are made up");
        assertEquals(new BigDecimal("15.01"), ofGroup(before, notice.given("1.2-diem", 4, 4), "CKMB"));
    }

    private static BigDecimal ofGroup(Catalogue catalogue, Known figures, String code) {
        return new Scorer(catalogue)
                .sheet(figures, figures).groups().stream()
                        .filter(group -> group.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .points();
    }

    @Test
    void theDecreesSetHasNineCriteriaOfTwoPointsAndTheBandsOfTheDecree() {
        Catalogue decree = read("nd61-2018.yaml");

        assertEquals(LocalDate.parse("2025-06-30"), decree.validTo());
        assertTrue(decree.notes().stream().anyMatch(note -> note.contains("118/2025/NĐ-CP")));
        for (Component component : decree.components()) {
            assertTrue(component.met() instanceof Source.Given, component.id());
            assertEquals(List.of(), component.options(), "no number stands in for a rule that is not known");
        }
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
