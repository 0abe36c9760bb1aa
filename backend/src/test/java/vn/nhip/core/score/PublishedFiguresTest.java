package vn.nhip.core.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static vn.nhip.core.score.Known.known;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.nhip.catalogue.Shipped;
import vn.nhip.core.catalogue.Arithmetic;
import vn.nhip.core.catalogue.Band;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Formula;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;

/**
 * Every figure that the portal published and that is at hand, against the shipped catalogue. What cannot be reproduced,
 * in full:
 *
 * <ul>
 *   <li>mean handling times (progress*.csv, columns avgDays and avgProcessingDays): published without the sums that
 *       they come from, and earning nothing;
 *   <li>the ranks in provinces.csv are those among 34 provinces and 20 are at hand: their order is checked;
 *   <li>certified copies (4.6) are published as a ratio without its two numbers: the ratio is taken as met of 100;
 *   <li>of 0 of 0 the portal shows a ratio of 0 here and none there; we have none, and the points agree.
 * </ul>
 */
class PublishedFiguresTest {
    private static final Catalogue CATALOGUE = Shipped.catalogue();
    private static final Scorer SCORER = new Scorer(CATALOGUE);

    @TestFactory
    Stream<DynamicTest> metrics() {
        return rows("metrics.csv", 71, row -> component(row, byCode(row.get("code")), "num", "den"));
    }

    @TestFactory
    Stream<DynamicTest> digitisation() {
        return rows(
                "digitised-2026Q3-phu-tho.csv",
                23,
                row -> component(row, byCode(row.get("metric")), "numerator", "denominator"));
    }

    @TestFactory
    Stream<DynamicTest> satisfaction() {
        return rows(
                "satisfaction-2026Q3-phu-tho.csv",
                14,
                row -> component(row, byCode(row.get("metric")), "numerator", "denominator"));
    }

    @TestFactory
    Stream<DynamicTest> progress() {
        return rows("progress.csv", 17, row -> {
            component(row, "2.1", "onTime", "received");
            if (!row.get("overdue").isEmpty()) assertRollUp(row, "received", "onTime", "overdue");
        });
    }

    @TestFactory
    Stream<DynamicTest> progressOfOneQuarter() {
        return rows("progress-2026Q3-phu-tho.csv", 83, row -> {
            component(row, "2.1", "totalOnTime", "totalReceived");
            if (!row.get("totalOverdue").isEmpty()) assertRollUp(row, "totalReceived", "totalOnTime", "totalOverdue");
        });
    }

    @TestFactory
    Stream<DynamicTest> onlineServices() {
        return rows("online.csv", 4, row -> {
            BigDecimal offered = number(row, "partial").add(number(row, "full"));
            Known figures = known().given("3.1", offered, number(row, "authority"))
                    .given("3.2", number(row, "svcWithOnline"), number(row, "svcTotal"))
                    .given("3.3", number(row, "online"), number(row, "totalCh"));

            assertEquals(two(row, "score"), group(figures, "CLGQ").points());
        });
    }

    @TestFactory
    Stream<DynamicTest> payment() {
        return rows("payment.csv", 20, row -> {
            Known figures = known().given("3.4", number(row, "tthcPaid"), number(row, "tthcFeeDistinct"))
                    .given("3.5", number(row, "tthcFeeSynced"), number(row, "tthcFee"))
                    .given("3.6", number(row, "paid"), number(row, "fin"));

            assertEquals(two(row, "score"), group(figures, "TTTT").points());
        });
    }

    @TestFactory
    Stream<DynamicTest> totalsOfProvinces() {
        return rows(
                "provinces.csv",
                20,
                row -> assertEquals(two(row, "total"), provinceSheet(row).total()));
    }

    @Test
    void provincesKeepTheirPublishedOrder() {
        List<Ranking.Peer<String>> peers = new ArrayList<>();
        List<Map<String, String>> published = read("provinces.csv");
        published.forEach(row -> peers.add(new Ranking.Peer<>(row.get("code"), row.get("name"), provinceSheet(row))));

        List<Ranking.Place<String>> places = Ranking.of(peers, new VietnameseOrder());

        assertEquals(
                published.stream().map(row -> row.get("code")).toList(),
                places.stream().map(Ranking.Place::key).toList());
    }

    /** Figures of the portal that tell one way of rounding from another (index-766 section 3). */
    @Test
    void givenTheCasesThatTellTheReadingsApart_whenScored_thenAsPublished() {
        assertEquals(new BigDecimal("0.12"), points("1.1", 1, 48), "Tây Ninh");
        assertEquals(new BigDecimal("0.10"), points("1.1", 1, 57), "Thái Nguyên");
        assertEquals(new BigDecimal("0.14"), points("1.1", 2, 89), "Thanh Hóa");
        assertEquals(new BigDecimal("0.39"), points("4.3", 105_840, 670_009), "Đồng Nai");
        // 3.5 of Phường Vân Phú; with HALF_EVEN it would be 0.62.
        assertEquals(new BigDecimal("0.63"), points("3.4", 1, 4), "Phường Vân Phú");
        assertEquals(new BigDecimal("5.59"), points("3.6", 1437, 1541), "Xã Chân Mộng");
    }

    /** Of both provinces 1.1 and the group are published; the rest of the group is put together here. */
    @Test
    void givenTheFirstGroupOfTwoProvinces_whenScored_thenTheRowThatIsShownIsTheOneThatWasAdded() {
        Known thaiNguyen = known().given("1.1", 1, 57).given("1.3", 1, 1).given("1.4", 1, 1);
        Known thanhHoa = known().given("1.1", 2, 89)
                .given("1.2", 35, 400)
                .given("1.3", 1, 1)
                .given("1.4", 1, 1);

        assertEquals(new BigDecimal("8.10"), group(thaiNguyen, "CKMB").points());
        assertEquals(new BigDecimal("8.49"), group(thanhHoa, "CKMB").points());
    }

    @Test
    void givenAMeanOnTheEdge_whenRounded_thenTheBinaryOneLiesBelowIt() {
        BigDecimal sum = new BigDecimal("12.77");

        assertEquals(new BigDecimal("6.38"), CATALOGUE.arithmetic().mean(sum, 2));
        assertEquals(new BigDecimal("6.39"), Arithmetic.EXACT.mean(sum, 2));
    }

    private static BigDecimal points(String id, long met, long total) {
        return SCORER.calculated(
                        CATALOGUE.component(id).orElseThrow(), BigDecimal.valueOf(met), BigDecimal.valueOf(total))
                .points();
    }

    private static void component(Map<String, String> row, String id, String met, String total) {
        boolean ratioOnly = row.get(met).isEmpty() && row.get(total).isEmpty();
        Known figures = ratioOnly
                ? known().given(id, number(row, "ratio"), new BigDecimal(100))
                : known().given(id, number(row, met), number(row, total));

        ComponentScore score = SCORER.sheet(figures, figures).components().stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .orElseThrow();

        String published = row.get("score");
        assertEquals(published.isEmpty() ? new BigDecimal("0.00") : two(row, "score"), score.points());
        String max = row.containsKey("max") ? row.get("max") : row.get("maxScore");
        if (max != null) assertEquals(0, new BigDecimal(max).compareTo(score.max()));
        boolean ofNothing = !ratioOnly && number(row, total).signum() == 0;
        if (ofNothing) assertTrue(score.empty());
        else assertEquals(two(row, "ratio"), score.ratio());
    }

    private static void assertRollUp(Map<String, String> row, String total, String onTime, String overdue) {
        assertEquals(number(row, total), number(row, onTime).add(number(row, overdue)));
    }

    private static GroupScore group(Figures figures, String code) {
        return SCORER.sheet(figures, figures).groups().stream()
                .filter(group -> group.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Groups are published without their components, so each group gets one that earns what was published. */
    private static Sheet provinceSheet(Map<String, String> row) {
        List<Component> components = CATALOGUE.groups().stream()
                .map(PublishedFiguresTest::wholeGroup)
                .toList();
        Known figures = known().counted(Measure.HANDLED, 1);
        for (Group group : CATALOGUE.groups()) figures.given(group.code(), number(row, group.code()), group.max());
        List<Band> bands = CATALOGUE.bands();
        Catalogue whole = new Catalogue("whole", "", LocalDate.EPOCH, null, CATALOGUE.groups(), components, bands);
        return new Scorer(whole).sheet(figures, figures);
    }

    private static Component wholeGroup(Group group) {
        return new Component(
                group.code(),
                "",
                group.name(),
                group.code(),
                group.max(),
                new Formula.Linear(),
                new Source.Given(),
                new Source.Given(),
                null,
                Component.Empty.NO_FIGURE,
                false,
                false);
    }

    private static String byCode(String code) {
        return CATALOGUE.components().stream()
                .filter(component -> component.code().equals(code))
                .map(Component::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no component has the code " + code));
    }

    private static Stream<DynamicTest> rows(String file, int count, Consumer<Map<String, String>> law) {
        List<Map<String, String>> rows = read(file);
        assertEquals(count, rows.size(), file);
        return rows.stream().map(row -> dynamicTest(file + " " + row.values(), () -> law.accept(row)));
    }

    private static List<Map<String, String>> read(String file) {
        try (InputStream csv = PublishedFiguresTest.class.getResourceAsStream("/published-766/" + file);
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(csv)) {
            return rows.readAll();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        return new BigDecimal(row.get(column));
    }

    private static BigDecimal two(Map<String, String> row, String column) {
        return number(row, column).setScale(2);
    }
}
