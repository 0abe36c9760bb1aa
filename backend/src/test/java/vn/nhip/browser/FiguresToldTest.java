package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rankings, units and the method say of a figure: compared with what, made of what, known until when. */
class FiguresToldTest {
    @RegisterExtension
    static final Screens screens = new Screens();

    private static final String RANKING = "/xep-hang/so";
    private static final String UNIT = "/don-vi/H48.905";
    private static final String COLUMN = "thead .delta";

    private static RecordedPages server;
    private WallPage page;

    @BeforeAll
    static void start() {
        server = new RecordedPages();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closePage() {
        page.close();
        server.asRecorded();
    }

    /** @param script that runs before the page's own, after the hub's */
    private void open(String address, int width, int height, String script) {
        page = new WallPage(
                        screens.browser(),
                        WallPage.Kind.wall().sized(width, height).fedByHand().saying(script))
                .open(server.address() + address);
        page.await("document.querySelector('.ranking tbody tr, .hero .score, .method .num')"
                + " && document.fonts.status === 'loaded'");
    }

    private void open(String address) {
        open(address, 1366, 768, "");
    }

    private static void firstRow(Consumer<ObjectNode> change) {
        server.change(
                "ranking",
                ranking -> change.accept((ObjectNode) ranking.path("rows").get(0)));
    }

    private static void component(ObjectNode sheet, String id, Consumer<ObjectNode> change) {
        for (JsonNode component : sheet.path("components")) {
            if (component.path("id").asText().equals(id)) change.accept((ObjectNode) component);
        }
    }

    private void assertWhole(int width) {
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertEquals(List.of(), page.violations());
        page.assertNoComplaint();
    }

    // ---- of which period

    private static final String PERIODS = ".choices .choice:first-child select";

    @Test
    void givenMonthsOfWhichThereIsSomething_thenTheyAndTheirQuartersAndYearsCanBeChosenAndNoOthers() {
        server.change("about", about -> about.put("now", "2026-11-30T03:00:00Z"));
        open(RANKING);
        page.await("document.querySelector('" + PERIODS + " optgroup')");

        assertEquals(
                List.of(
                        "Tháng đã qua: Tháng 10/2026, Tháng 09/2026, Tháng 12/2025",
                        "Quý đã qua: Quý 3/2026, Quý 4/2025",
                        "Năm đã qua: Năm 2025"),
                page.strings(
                        "[...document.querySelectorAll('" + PERIODS + " optgroup')].map((group) => group.label + ': '"
                                + " + [...group.children].map((one) => one.textContent).join(', '))"));
        page.page.selectOption(PERIODS, "2026-Q3");
        page.await("location.search === '?ky=2026-Q3'");
        assertTrue(server.asked.stream().anyMatch(asked -> asked.contains("period=2026-Q3")), server.asked.toString());
        assertWhole(1366);
    }

    @Test
    void givenPeriodsThatCannotBeTold_thenThoseThatGoOnAndTheOneAskedForRemain() {
        server.refuse("periods", 503);
        open(RANKING + "?ky=2024-05");

        assertEquals(
                List.of("month", "week", "quarter", "year", "7d", "30d", "2024-05"),
                page.strings("[...document.querySelectorAll('" + PERIODS + " option')].map((one) => one.value)"));
    }

    // ---- compared with what

    private List<String> impossible() {
        return page.strings("[...document.querySelectorAll('.ways .choice:last-child option:disabled')]"
                + ".map((one) => one.textContent)");
    }

    @Test
    void givenAMonthThatGoesOn_thenItsChoicesAreNamedAndTheSameDayOfTheMonthBeforeIsOneOfThem() {
        server.change("ranking", ranking -> {
            ranking.put("periodFirst", "2026-11-01").put("periodDay", 30).put("provisional", false);
        });
        open(RANKING);

        assertEquals("Từ 00:00", page.text(COLUMN));
        assertEquals(List.of("đầu tháng này (không có: kỳ không bắt đầu trước đó)"), impossible());
        assertTrue(page.text(".ways").contains("cùng ngày tháng trước"), page.text(".ways"));

        server.change("ranking", ranking -> ranking.put("baseline", "2026-10-29T20:00:00Z"));
        page.page.selectOption(".ways .choice:last-child select", "sameDay");
        page.await("document.querySelector('thead .delta').textContent === 'So với 30/10'");
        assertEquals(
                "So với tháng 10/2026 như đã hiển thị lúc 03:00 30/10/2026, cùng ngày của kỳ.", page.text(".compared"));
        assertTrue(
                server.asked.stream().anyMatch(asked -> asked.contains("baseline=sameDay")), server.asked.toString());

        server.change("ranking", ranking -> ranking.put("baseline", "2026-10-31T17:00:00Z"));
        page.page.selectOption(".ways .choice:last-child select", "previous");
        page.await("document.querySelector('thead .delta').textContent === 'So với kỳ trước'");
        assertTrue(page.text(".compared").contains("nên so với cùng ngày tháng trước"), page.text(".compared"));
        assertWhole(1366);
    }

    @ParameterizedTest
    @CsvSource({
        "ky=2026-10, Không có thay đổi để hiện: kỳ đã kết thúc., 3",
        "ky=month, Không có thay đổi để hiện: kỳ bắt đầu hôm nay., 2",
        "ky=30d, Không có thay đổi để hiện: chưa có mốc so sánh., 2",
        "ky=month&so-voi=sameDay, 'Không có thay đổi để hiện: mốc so sánh quá xa, máy chủ không dựng lại được.', 2"
    })
    void givenNothingToCompareWith_thenTheColumnSaysWhy(String query, String words, int impossible) {
        server.refuse("baseline=sameDay", 400);
        server.change("ranking", ranking -> {
            ranking.putNull("baseline").put("period", query.split("[=&]")[1].replace("month", "2026-11"));
            if (query.contains("2026-10"))
                ranking.put("periodFirst", "2026-10-01").putNull("periodDay");
            else if (query.contains("month"))
                ranking.put("periodFirst", "2026-11-30").put("periodDay", 1);
            else ranking.put("periodFirst", "2026-11-01").putNull("periodDay");
            ranking.path("rows")
                    .forEach(row -> ((ObjectNode) row).putNull("delta").putNull("move"));
        });
        open(RANKING + "?" + query);

        assertEquals(words, page.text(".compared"));
        assertEquals("Thay đổi", page.text(COLUMN));
        assertEquals(impossible, impossible().size(), impossible().toString());
        assertTrue(page.truth("document.querySelector('.ways option[value=\"change\"]').disabled"));
    }

    @Test
    void givenABaselineOfAnotherMethod_thenNoDifferenceIsShownWithoutItsMark() {
        server.change("ranking", ranking -> ranking.put("otherMethod", true));
        open(RANKING);

        assertEquals("Không có thay đổi để hiện: mốc so sánh được tính theo cách khác.", page.text(".compared"));
    }

    // ---- made of what

    @Test
    void givenNewsThatCameLate_thenItsPartOfTheChangeIsToldApart() {
        firstRow(row -> row.put("delta", -0.35)
                .put("lateDelta", -0.10)
                .put("listDelta", 0.05)
                .put("defaultPoints", 16));
        open(RANKING, 390, 844, "");

        String first = "tbody tr:first-child ";
        assertTrue(
                page.text(first + ".aside").startsWith("đến muộn −0,10 · danh mục +0,05"), page.text(first + ".aside"));
        assertEquals("mặc định 16,00", page.text(first + ".score small"));
        assertWhole(390);
        page.photograph("told-ranking-390");
    }

    /** A table is for rows: whatever is said of a unit has room in its line, and is explained once. */
    @ParameterizedTest
    @CsvSource({"1280, 720", "1366, 768", "1920, 1080"})
    void givenUnitsWithoutRankOrWithLateNews_thenEachHasOneLineAndItsWordsAreExplainedOnceBelowTheTable(
            int width, int height) {
        server.change("ranking", ranking -> {
            int i = 0;
            for (JsonNode row : ranking.path("rows")) {
                ObjectNode one = (ObjectNode) row;
                if (i % 3 == 0) one.putNull("rank").put("cases", false).putNull("delta");
                else if (i % 3 == 1) one.putNull("rank");
                else one.put("delta", -0.35).put("lateDelta", -0.10).put("defaultPoints", 16);
                i++;
            }
        });
        open(RANKING, width, height, "");

        assertTrue(page.number("Math.max(...[...document.querySelectorAll('.ranking tbody tr')]"
                        + ".map((row) => row.getBoundingClientRect().height))")
                <= 50);
        for (String meaning : List.of("Chưa có hồ sơ: ", "Chưa có số liệu: ", "Đến muộn: ", "Mặc định: ")) {
            assertEquals(2, page.text(".league").split(meaning, -1).length, meaning);
        }
        assertFalse(page.text(".signs").contains("Danh mục: "), "what does not stand there is not explained");
        assertWhole(width);
        page.photograph("told-ranking-lines-" + width);
    }

    @Test
    void givenAUnit_thenItsChangeItsCausesAndItsDefaultPointsAreTold() {
        server.change("sheet", sheet -> {
            sheet.put("defaultPoints", 6).put("periodDay", 30).put("provisional", false);
            sheet.putObject("lateReasons")
                    .put("told", 3)
                    .put("waiting", 0)
                    .put("fee", 0)
                    .put("reception", 1)
                    .put("work", 16)
                    .put("unknown", 1);
            ((ObjectNode) sheet.path("counts")).put("receivedLate", 7);
            component(sheet, "3.3", three -> three.put("met", 2.43).put("ratio", 2.43));
            component(
                    sheet,
                    "1.4",
                    four -> four.put("empty", true)
                            .put("origin", "counted")
                            .putNull("met")
                            .putNull("ratio"));
        });
        open(UNIT, 1366, 768, """
                window.__hub.unit = window.__hub.row('H48.905', 'Sở KHCN', 59.04, 14,
                  { delta: -0.35, move: -2, lateDelta: -0.1, listDelta: 0.05 });
                window.__hub.recent = [['4.2', -0.24, 2, 'case'], ['5.2', 0.04, 1, 'petition'], ['2.1', -0.04, 0, 'list'],
                  ['1.4', 0.02, 0, 'figure'], ['1.1', 0.01, 0, 'notice'], ['2.2', -0.01, 0, 'time'], ['3.3', 0.01, 0, 'method']]
                  .map(([component, points, count, kind], i) => (
                    { at: `2026-11-20T07:2${i}:00Z`, unit: 'H48.905', component, points, count, kind }));
                """);
        page.await("document.querySelector('.today').textContent !== ''");

        assertEquals("trong đó 6,00 điểm mặc định", page.text(".hero .unearned"));
        assertEquals(
                "−0,35 từ 20/11 · xuống 2 hạng · trong đó dữ liệu đến muộn −0,10 · do danh mục, lịch, cách tính đổi +0,05",
                page.text(".hero .today"));
        assertEquals(
                List.of(
                        "cách tính đã đổi",
                        "tự thay đổi theo thời gian",
                        "công bố TTHC",
                        "số liệu nhập",
                        "danh mục, lịch đã đổi",
                        "phản ánh",
                        "2 hồ sơ"),
                page.strings("[...document.querySelectorAll('.why-changed small')]"
                        + ".map((one) => one.textContent.split(' · ')[0])"));
        assertEquals(
                List.of("3", "1", "16", "1"),
                page.strings("[...document.querySelectorAll('.late-reasons b')].map((one) => one.textContent)"));
        assertTrue(page.text(".counts").contains("7") && page.text(".counts").contains("Hồ sơ tiếp nhận muộn"));
        assertEquals("2,43 / 100", met("3.3"));
        assertEquals("chưa rõ", met("1.4"));
        assertTrue(
                page.text(".line-words").matches("Lũy kế trong tháng: [\\d,]+ \\(đến \\d\\d/11\\), .*"),
                page.text(".line-words"));
        assertWhole(1366);
        page.photograph("told-unit");
    }

    private String met(String id) {
        return (String) page.page.evaluate("[...document.querySelectorAll('.part-table tr')]"
                + ".find((row) => (row.querySelector('.id') || {}).textContent === '" + id
                + "').querySelector('.met').textContent");
    }

    @Test
    void givenAUnitOfWhichNothingHasEarnedAPoint_thenItIsInNoBand() {
        server.change("sheet", sheet -> {
            sheet.put("total", 16).put("defaultPoints", 16).put("band", "weak").putNull("rank");
            sheet.path("counts")
                    .fieldNames()
                    .forEachRemaining(name -> ((ObjectNode) sheet.path("counts")).put(name, 0));
        });
        open(UNIT);

        assertEquals("toàn bộ là điểm mặc định, chưa hồ sơ hay số liệu nào tạo ra", page.text(".hero .unearned"));
        assertEquals("", page.text(".hero .band b"));
        assertEquals("chưa phát sinh hồ sơ, không xếp hạng", page.text(".hero .rank"));
    }

    // ---- known until when

    @ParameterizedTest
    @CsvSource({
        RANKING + ", 2026-11-29T07:05:00Z, Theo số liệu biết đến 14:05 29/11/2026",
        UNIT + ", 2026-11-29T07:05:00Z, Theo số liệu biết đến 14:05 29/11/2026",
        RANKING + ", 1970-01-01T00:00:00Z, Chưa rõ số liệu đến lúc nào"
    })
    void givenAClosedMonth_thenItIsNeverFinal(String address, String sourceAt, String words) {
        for (String answer : List.of("ranking", "sheet")) {
            server.change(
                    answer,
                    closed -> closed.put("sourceAt", sourceAt)
                            .put("period", "2026-10")
                            .put("asOf", "2026-10-31T17:00:00Z"));
        }
        open(address + "?ky=2026-10");

        page.await("document.querySelector('.now .state b').textContent === '" + words + "'");
        assertFalse(page.text("body").toLowerCase(java.util.Locale.ROOT).contains("chốt"));
    }

    @Test
    void givenHistoryThatIsBeingLoaded_thenNeitherAnOpenNorAClosedPeriodIsShownAsKnown() {
        server.change("ranking", ranking -> ranking.put("state", "loading"));
        open(RANKING, 1366, 768, "window.__hub.head.state = 'loading';");
        // The page's own first state has the same name, and other words.
        page.await("document.querySelector('.now .state').dataset.state === 'loading'"
                + " && document.querySelector('.now .state b').textContent === 'Đang nạp dữ liệu'");
        assertTrue(page.truth("document.body.hasAttribute('data-drained')"));

        page.page.selectOption(".choices .choice:first-child select", "2026-10");
        page.await("document.querySelector('.now .state').dataset.state === 'still'");
        page.await("document.querySelector('.now .state b').textContent === 'Đang nạp dữ liệu'");
        assertTrue(page.truth("document.body.hasAttribute('data-drained')"));
    }

    @ParameterizedTest
    @CsvSource({RANKING + ", ranking", UNIT + ", sheet"})
    void givenTheSecondDayOfAMonth_thenItIsProvisionalAndRanksAreQuiet(String address, String answer) {
        server.change(
                answer,
                young -> young.put("periodFirst", "2026-11-29")
                        .put("periodDay", 2)
                        .put("provisional", true));
        open(address, 390, 844, "");

        assertTrue(page.text(".place").endsWith("tháng 11/2026 · tạm tính · kỳ mới, ngày 2"), page.text(".place"));
        assertTrue(page.truth("Boolean(document.querySelector('[data-young]'))"));
        assertEquals(
                List.of(),
                page.strings("[...document.querySelectorAll('.mv')]"
                        + ".filter((one) => getComputedStyle(one).visibility === 'visible').map(String)"));
        assertWhole(390);
    }

    @Test
    void givenTheMethodsPage_thenTheLastCheckAndTheCalendarAreOnIt() {
        server.change("about", about -> {
            about.putObject("check")
                    .put("state", "ok")
                    .put("at", "2026-11-29T07:05:00Z")
                    .put("compared", 67212)
                    .put("differing", 0);
            about.putObject("calendar")
                    .put("to", "2027-12-31")
                    .putArray("provisional")
                    .add("2027-02-05");
        });
        open("/cach-tinh", 390, 844, "");

        page.await("document.querySelector('.slot-checked dd')");
        assertEquals(
                List.of(
                        "Khớp14:05 29/11/2026: so 67.212 số, khác 0",
                        "Có đến 31/12/2027Ngày còn có thể đổi: 05/02/2027"),
                page.strings("[...document.querySelectorAll('.slot-checked dd')].map((one) => one.textContent)"));
        assertWhole(390);
    }
}
