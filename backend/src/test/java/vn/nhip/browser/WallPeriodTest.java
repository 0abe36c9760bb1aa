package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of which period a wall speaks, and what it says while its figures are young, incomplete or doubted. */
class WallPeriodTest {
    @RegisterExtension
    static final Screens screens = new Screens();

    private static final String YOUNG = "periodFirst: '2026-11-19', periodDay: 2, provisional: true";

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

    private static WallPage.Kind fed(String head) {
        return WallPage.Kind.wall()
                .fedByHand()
                .with("real")
                .saying("Object.assign(window.__hub.head, {" + head + "});");
    }

    private void open(WallPage.Kind kind, String query) {
        page = new WallPage(screens.browser(), kind).open(server.address() + "/man/thu?" + query);
        page.awaitFigures();
        page.await("document.fonts.status === 'loaded'");
    }

    private void tell(String head) {
        page.page.evaluate("Object.assign(window.__hub.head, {" + head + "}); window.__hub.beat()");
    }

    private List<String> listened() {
        return page.strings("window.__urls");
    }

    private static final String LISTENING = "(() => { const { WebSocket: Fed } = window; window.__urls = [];"
            + " window.WebSocket = class extends Fed { constructor(url) { super(url);"
            + " window.__urls.push(decodeURIComponent(new URL(url).search.replace(/^\\?board=(.*?)&period=(.*?)(&.*)?$/, '$1@$2'))); } }; })();";

    // ---- its own period

    @Test
    void givenNoPeriodInTheAddress_thenTheWallFollowsThirtyDaysAndSaysSo() {
        open(fed("").saying(LISTENING), "slides=so");

        assertEquals(List.of("province@30d", "ranking:department@30d"), listened());
        assertTrue(page.text(".sub").contains("30 ngày qua"), page.text(".sub"));
        page.assertNoComplaint();
    }

    @ParameterizedTest
    @CsvSource({"7d,'',7d,7 ngày qua", "month,2026-W47,2026-W47,tuần 47 (16/11–22/11)", "7d,year,year,năm 2026"})
    void givenAProvincesUsualPeriod_thenOnlyTheAddressOfTheScreenSaysOtherwise(
            String usual, String asked, String followed, String title) {
        server.change("about", about -> about.put("wallPeriod", usual));
        open(fed("").saying(LISTENING), "slides=so" + (asked.isEmpty() ? "" : "&ky=" + asked));

        assertEquals(List.of("province@" + followed, "ranking:department@" + followed), listened());
        assertTrue(page.text(".sub").contains(title), page.text(".sub"));
    }

    @Test
    void givenAWallThatHangs_whenTheProvinceChoosesAnotherPeriod_thenItIsTakenOver() {
        open(fed(""), "slides=so");
        server.change("about", about -> about.put("wallPeriod", "quarter"));
        page.page.evaluate("window.__before = true");

        page.age(61_000);
        page.await(
                "window.__before === undefined && /quý 4/.test((document.querySelector('.place') || {}).textContent)");
    }

    // ---- a period that has just begun

    @ParameterizedTest
    @CsvSource({
        "1080, 1920, so, ''",
        "1366, 768, so, &nen=sang",
        "1920, 1080, so, &d=5&inch=75",
        "1920, 1080, xa, &d=8&inch=75"
    })
    void givenTheSecondDayOfAMonth_thenItIsProvisionalAndRanksAreQuiet(int wide, int high, String slide, String room) {
        open(fed(YOUNG).sized(wide, high), "ky=month&slides=" + slide + room);

        // Far readers are told once that it is interim, beside the score.
        String words =
                room.contains("d=") ? "tháng 11/2026 · kỳ mới, ngày 2" : "tháng 11/2026 · tạm tính · kỳ mới, ngày 2";
        assertTrue(page.text(".place").endsWith(words), page.text(".place"));
        assertEquals(
                List.of(),
                page.strings("[...document.querySelectorAll('.mv, .verdict .arrow')]"
                        + ".filter((one) => one.getBoundingClientRect().width && getComputedStyle(one).visibility === 'visible'"
                        + " && getComputedStyle(one).display !== 'none').map((one) => one.outerHTML)"));
        assertEquals(
                List.of("500"),
                page.strings(
                        "[...new Set([...document.querySelectorAll('.row[data-unit] .rk')].map((one) => getComputedStyle(one).fontWeight))]"));
        assertTrue(page.page.isVisible(
                page.truth("document.getElementById('stage').classList.contains('wide')")
                        ? ".chip .interim"
                        : ".verdict .interim"));
        assertEquals(List.of(), page.overflows());
        page.photograph("young-" + slide + "-" + wide + "x" + high + room.replaceAll("[&=]", "-"));
        page.assertNoComplaint();
    }

    @Test
    void givenTheSixthWorkingDay_whenAFrameSaysSo_thenTheMarkGoes() {
        open(fed(YOUNG), "ky=month&slides=so");

        tell("provisional: false, periodDay: 8");
        page.age(2_500);
        page.page.evaluate("window.__hub.score({ 'H48.905': 88 })");

        page.await("!/tạm tính/.test(document.querySelector('.sub').textContent)");
        assertFalse(page.truth("document.getElementById('stage').hasAttribute('data-young')"));
        assertFalse(page.page.isVisible(".verdict .interim"));
    }

    @Test
    void givenPointsThatNoCaseEarned_thenTheyAreToldApart() {
        open(fed("").saying("window.__hub.province.defaultPoints = 16;"), "slides=so");

        assertEquals("16,00 điểm mặc định", page.text(".groups .unit"));
        assertEquals(List.of(), page.overflows());
        page.photograph("wall-default-points");
    }

    // ---- what reaches how far

    @Test
    void givenHistoryThatIsBeingLoaded_thenNoFigureIsShownAsLive() {
        open(fed("state: 'loading'"), "slides=so");

        // The page's own first state has the same name, and other words.
        page.awaitState("loading").await("document.getElementById('state-word').textContent === 'Đang nạp dữ liệu'");
        assertTrue(page.text("#age").startsWith("Mới nạp đến 14:3"), page.text("#age"));
        assertTrue(page.truth("document.getElementById('stage').hasAttribute('data-drained')"));
        assertEquals("Đang nạp dữ liệu, số liệu chưa đủ – không dùng để kết luận.", page.text(".banner"));
        assertEquals(List.of(), page.overflows());
        page.photograph("wall-taking");

        tell("state: 'live'");
        page.awaitState("live");
        assertFalse(page.truth("document.getElementById('stage').hasAttribute('data-drained')"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "'1970-01-01T00:00:00Z'"})
    void givenASourceThatWasNeverHeard_thenNothingIsThousandsOfDaysAgo(String sourceAt) {
        open(
                fed("sourceAt: " + sourceAt)
                        .saying("window.__hub.sources = [{ name: 'one-stop', sourceAt: " + sourceAt
                                + ", intervalSeconds: 60 }];"),
                "slides=so");

        page.awaitState("stale");
        assertEquals("Chưa có dữ liệu từ nguồn", page.text("#age"));
        assertFalse(page.text("#stage").matches("(?s).*\\d{3,} ngày.*"), page.text("#stage"));
    }

    @Test
    void givenACheckThatFoundADifference_thenTheMarkTurnsAmberUntilItIsRepaired() {
        open(fed(""), "slides=so");
        page.awaitState("live");
        server.change("about", about -> about.putObject("check").put("state", "differs"));

        page.age(61_000);
        page.awaitState("checking");

        assertEquals("Đang đối chiếu lại số liệu", page.text("#state-word"));
        assertEquals(
                page.page.evaluate(
                        "getComputedStyle(document.documentElement).getPropertyValue('--b2').trim().toLowerCase()"),
                page.page.evaluate(
                        "(() => { const [r, g, b] = getComputedStyle(document.querySelector('.state-icon')).fill.match(/\\d+/g);"
                                + " return '#' + [r, g, b].map((n) => Number(n).toString(16).padStart(2, '0')).join(''); })()"));
        assertEquals(List.of(), page.overflows());
        page.photograph("wall-checking");
        server.change("about", about -> about.putObject("check").put("state", "ok"));
        page.age(61_000);
        page.awaitState("live");
    }
}
