package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.core.unit.Unit;
import vn.nhip.testing.Servers;

/** Rankings and units as leaders and officers read them, from the real server. */
class ReadingPagesTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static final String NAMES =
            "[...document.querySelectorAll('.ranking tbody th.unit a')].map((one) => one.textContent)";
    private static final String WIDER = "[...document.querySelectorAll('body *')].filter((one) => {"
            + " const box = one.getBoundingClientRect(); return box.width && box.right > innerWidth + 1 && !one.closest('.spoken, .skip'); })"
            + ".map((one) => `${one.className}: ${one.textContent.slice(0, 40)}`)";

    private static LiveWall server;
    private WallPage page;

    @BeforeAll
    static void start() {
        server = LiveWall.on(servers);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closePage() {
        page.close();
        server.repair();
    }

    private WallPage show(String path, int width, int height) {
        page = new WallPage(screens.browser(), WallPage.Kind.wall().sized(width, height)).read(server.address() + path);
        return page;
    }

    /** A unit's page with its line. */
    private WallPage showLine(String path, int width, int height) {
        show(path, width, height);
        page.await("document.querySelector('.line-area') && document.querySelector('.part-table .spark')");
        return page;
    }

    private static List<String> ranked(String field) {
        List<String> found = new ArrayList<>();
        for (JsonNode row : server.ranking()) found.add(row.path(field).asText());
        return found;
    }

    /** Of the units that can be improved, the one that is least behind the unit above it. */
    private static Unit nextToClimb() {
        Unit found = null;
        double least = Double.MAX_VALUE;
        double above = Double.NaN;
        for (JsonNode row : server.ranking()) {
            double behind = above - row.path("total").asDouble();
            above = row.path("total").asDouble();
            String code = row.path("unit").asText();
            Unit unit = server.news.busy().stream()
                    .filter(one -> one.code().value().equals(code))
                    .findFirst()
                    .orElse(null);
            if (unit == null || !(behind > 0) || behind >= least) continue;
            least = behind;
            found = unit;
        }
        return found;
    }

    private static String points(JsonNode number) {
        return String.format(Locale.ROOT, "%.2f", number.asDouble()).replace('.', ',');
    }

    @ParameterizedTest
    @CsvSource({
        "/xep-hang/so, 320, 640",
        "/xep-hang/so, 390, 844",
        "/xep-hang/xa, 1280, 800",
        "/xep-hang/so, 1920, 1080",
        "/don-vi/H48, 320, 640",
        "/don-vi/H48.905, 390, 844",
        "/don-vi/H48.905, 1280, 800",
        "/don-vi/H48, 1920, 1080"
    })
    void givenAPhoneADeskOrAProjector_thenEverythingFitsAndAxeFindsNothing(String path, int width, int height) {
        if (path.startsWith("/don-vi/")) showLine(path, width, height);
        else show(path, width, height);

        assertEquals(List.of(), page.strings(WIDER));
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertEquals(List.of(), page.violations());
        assertTrue(page.text(".now").contains("Số liệu đến"), page.text(".now"));
        page.photograph("reading" + path.replace('/', '-') + "-" + width);
        page.assertNoComplaint();
    }

    @Test
    void givenAPhone_thenTheFirstUnitsStandAboveTheFoldAndTheChoicesAreOneTouchAway() {
        show("/xep-hang/so", 390, 844);

        assertTrue(
                page.number("document.querySelectorAll('.ranking tbody tr')[1].getBoundingClientRect().bottom") <= 844,
                "two units in sight");
        assertFalse(page.page.isVisible(".ways select"), "folded");
        page.page.click(".tools .unfold");
        page.page.selectOption(".ways .choice:first-child select", "name");
        page.await("location.search.includes('sap=ten')");
        assertEquals("Sắp xếp, lọc: tên", page.text(".tools .unfold"));
        page.page.click(".top .unfold");
        page.page.selectOption(".choices .choice:first-child select", "year");
        page.await("/năm \\d{4}$/.test(document.querySelector('.place').textContent)");
        page.await(WallPage.LIVE);
        page.photograph("reading-phone-unfolded");
        assertEquals(List.of(), page.violations());
    }

    @Test
    void givenAnOldLinkToASetThatIsGone_thenTheUsualOneIsShownAndTheAddressSaysSo() {
        show("/xep-hang/so?bo=khong-con&ds=khong-con&sap=ten", 1280, 800);

        page.await("location.search === '?sap=ten'");
        assertEquals(ranked("name").size(), page.strings(NAMES).size());
        page.assertNoComplaint();
    }

    @Test
    void givenASetWithGroupsOfItsOwn_thenTheTableHasTheseGroupsAndTheFootNamesTheSet() {
        show("/xep-hang/so?bo=tinh-mau", 1280, 800);

        assertEquals(
                List.of("Đúng hạn", "Kênh nộp", "Hài lòng"),
                page.strings("[...document.querySelectorAll('thead .six span')].map((one) => one.textContent)"));
        assertEquals(3, page.number("document.querySelector('.ranking tbody .cells').childElementCount"));
        assertTrue(page.text(".note").contains("bộ chỉ số riêng của một tỉnh"), page.text(".note"));
    }

    @Test
    void givenASetOfWhichNothingIsKnown_thenTheUnitsPageSaysSoAndShowsNoNought() {
        show("/don-vi/H48.905?bo=nd61-2018", 1280, 800);

        assertEquals("–", page.text(".hero .score"));
        assertEquals("", page.text(".hero .band .quiet"));
        assertTrue(page.text(".bars").startsWith("NĐ 61/2018chưa có số liệu"), page.text(".bars"));
        assertEquals(9, page.number("document.querySelectorAll('.part-table .id').length"));
        assertEquals(1280, page.number("document.documentElement.scrollWidth"));
    }

    @Test
    void givenTheDepartments_thenRanksNamesAndPointsAreTheServersOwn() {
        show("/xep-hang/so", 1280, 800);

        assertEquals(ranked("shortName"), page.strings(NAMES));
        List<String> totals = new ArrayList<>();
        for (JsonNode row : server.ranking())
            totals.add(row.path("cases").asBoolean() ? points(row.path("total")) : "–");
        assertEquals(
                totals,
                page.strings("[...document.querySelectorAll('td.score > span')].map((one) => one.textContent)"));
    }

    @Test
    void givenAnAddress_whenOpenedElsewhere_thenTheSameRowsInTheSameOrder() {
        show("/xep-hang/so", 1280, 800);
        page.page.fill(".find input", "so");
        page.page.selectOption(".ways .choice:first-child select", "name");
        page.await("location.search.includes('tim=so') && location.search.includes('sap=ten')");
        List<String> shown = page.strings(NAMES);
        String address = page.page.url();
        page.close();

        page = new WallPage(screens.browser(), WallPage.Kind.wall()).open(address);
        page.await("document.querySelector('.ranking tbody tr')");

        assertEquals(shown, page.strings(NAMES));
        assertTrue(shown.size() > 3 && shown.stream().allMatch(name -> name.startsWith("Sở")), shown.toString());
        assertEquals("so", page.page.inputValue(".find input"));
    }

    @Test
    void givenAPointerOnTheTable_whenRanksChange_thenNoRowMovesUntilItIsAskedTo() {
        show("/xep-hang/so", 1280, 800);
        List<String> before = page.strings(NAMES);
        page.page.hover(".ranking tbody tr:nth-child(3)");

        Unit next = nextToClimb();
        boolean moved = false;
        for (int i = 0; i < 80 && !moved; i++) {
            server.improve(next);
            moved = !ranked("shortName").equals(before);
        }
        assertTrue(moved, "the ranking has changed on the server");
        page.await("!document.querySelector('.pending').hidden");

        assertEquals(before, page.strings(NAMES));
        page.page.click(".pending");
        page.await("document.querySelector('.pending').hidden");
        assertEquals(ranked("shortName"), page.strings(NAMES));
    }

    @Test
    void givenAUnit_thenItsSheetItsFormulasAndWhatIsOddAreShown() {
        show("/don-vi/H48.905", 1280, 800);
        JsonNode sheet = server.sheet("H48.905");

        assertEquals(points(sheet.path("total")), page.text(".hero .score"));
        List<String> ids = new ArrayList<>();
        for (JsonNode component : sheet.path("components"))
            ids.add(component.path("id").asText());
        assertEquals(
                ids.size(),
                page.strings("[...document.querySelectorAll('.part-table .id')].map((one) => one.textContent)")
                        .size());
        assertTrue(page.text(".components").contains("÷"), "formulas in words");
        assertTrue(page.text(".quality").contains("hồ sơ"), page.text(".quality"));
        assertTrue(page.text(".restated").contains("tính lại"), page.text(".restated"));
    }

    @Test
    void givenAUnitThatImproves_thenItsPageFollowsByItself() {
        show("/don-vi/" + server.news.busy().get(2).code(), 1280, 800);
        String before = page.text(".hero .score");

        for (int i = 0; i < 8; i++) server.improve(server.news.busy().get(2));

        page.await("document.querySelector('.hero .score').textContent !== '" + before + "'");
        String unit = server.news.busy().get(2).code().value();
        Until.within(
                Duration.ofSeconds(15),
                () -> points(server.sheet(unit).path("total")).equals(page.text(".hero .score")));
    }

    // ---- the last days

    private static final String EACH_DAY =
            "[...document.querySelectorAll('.each-day tbody tr')].map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent).join(' '))";

    @Test
    void givenAUnit_thenEachOfItsLastDaysIsTheServersAndTheLineEndsWithItsSheet() {
        showLine("/don-vi/H48.905?ky=quarter", 1280, 800);
        page.page.click(".line-days summary");
        List<String> days = new ArrayList<>();
        for (JsonNode day :
                server.get("/api/v1/units/H48.905/history?period=quarter").path("days")) {
            String date = day.path("day").asText();
            String total = day.path("total").isNull() ? "–" : points(day.path("total"));
            days.add(0, date.substring(8) + "/" + date.substring(5, 7) + " " + total);
        }

        assertEquals(30, days.size());
        assertEquals(days, page.strings(EACH_DAY));
        assertTrue(days.stream().anyMatch(day -> !day.endsWith("–")), days.toString());
        assertEquals(page.text(".hero .score"), page.text(".line-area .last"));
        assertTrue(page.text(".line-words").matches(".*\\d,\\d\\d.*"), page.text(".line-words"));
        assertEquals("true", page.page.evaluate("document.querySelector('.line-plot').getAttribute('aria-hidden')"));
        assertEquals(
                server.sheet("H48.905").path("components").size(),
                page.number("document.querySelectorAll('.part-table td.days').length"));
        assertTrue(page.truth(
                "[...document.querySelectorAll('.spark-box svg')].every((one) => one.closest('[aria-hidden]')"
                        + " && /lũy kế|giữ/.test(one.closest('.spark').textContent))"));
        assertEquals(List.of(), page.violations());
        page.assertNoComplaint();
    }

    @Test
    void givenAUnitThatImproves_thenItsLineEndsWhereTheSheetStands() {
        Unit unit = server.news.busy().get(1);
        showLine("/don-vi/" + unit.code(), 390, 844);
        String before = page.text(".line-area .last");

        for (int i = 0; i < 8; i++) server.improve(unit);

        page.await("document.querySelector('.line-area .last').textContent !== '" + before + "'");
        page.await("document.querySelector('.line-area .last').textContent"
                + " === document.querySelector('.hero .score').textContent");
    }

    @Test
    void givenALineThatCannotBeHad_thenItsPlaceSaysSoTheRestStandsAndTheReaderMayAskAgain() {
        page = new WallPage(screens.browser(), WallPage.Kind.wall());
        page.page.route("**/history?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.open(server.address() + "/don-vi/H48.905");
        page.await("document.querySelector('.line-part .notice button') && document.querySelector('.hero .score')");

        assertTrue(page.text(".line-part").contains("Chưa lấy được"), page.text(".line-part"));
        assertTrue(page.truth("document.querySelectorAll('.part-table .id').length > 20"));
        assertEquals(List.of(), page.violations());
        page.page.unroute("**/history?*");
        page.page.click(".line-part .notice button");
        page.await("document.querySelector('.line-area') && document.querySelector('.part-table .spark')");
    }

    @ParameterizedTest
    @CsvSource({"ky=7d, Kỳ 7 ngày", "ky=2026-01, kỳ đang diễn ra", "luc=2026-01-01T08:00:00Z, như đã hiển thị"})
    void givenAPeriodWithoutPastDays_thenItsPlaceSaysWhereTheLineIs(String question, String words) {
        show("/don-vi/H48?ky=month", 390, 844);
        page.page.navigate(server.address() + "/don-vi/H48?" + question);
        page.await("document.querySelector('.line-part .quiet')");

        assertTrue(page.text(".line-part").contains(words), page.text(".line-part"));
        assertTrue(
                page.truth("!performance.getEntriesByType('resource').some((one) => one.name.includes('/history'))"));
    }

    /** What a closed month held is of its end; when it was shown so is another moment. */
    @ParameterizedTest
    @ValueSource(strings = {"/don-vi/H48", "/xep-hang/so"})
    void givenAClosedPeriodAsItWasShown_thenTheMomentAskedForIsNamed(String path) {
        show(path, 390, 844);
        String asked =
                (String) page.page.evaluate("fetch('/api/v1/health').then((r) => r.json()).then((all) => all.now)");
        YearMonth before = YearMonth.from(Instant.parse(asked).atZone(ZoneId.of("Asia/Ho_Chi_Minh")))
                .minusMonths(1);
        page.page.navigate(server.address() + path + "?ky=" + before + "&luc=" + asked);
        page.await("document.body.innerText.includes('Như đã hiển thị lúc')");

        assertFalse(page.text("body").contains("Như đã hiển thị lúc 00:00"), page.text("body"));
    }

    @Test
    void givenPaper_thenTheLineOfAUnitIsOnIt() {
        showLine("/don-vi/H48", 1280, 800);
        page.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertTrue(page.truth("document.querySelector('.line-area .way').getBoundingClientRect().width > 100"));
        assertEquals("avoid", page.page.evaluate("getComputedStyle(document.querySelector('.line-part')).breakInside"));
        assertTrue(page.truth("getComputedStyle(document.querySelector('.line-days')).display === 'none'"));
        page.photograph("reading-unit-paper");
    }

    @Test
    void givenAnUnknownUnitOrPeriod_thenWordsAndAWayOutButNoBlankPage() {
        page = new WallPage(screens.browser(), WallPage.Kind.wall()).open(server.address() + "/don-vi/H48.99999");
        page.await("document.querySelector('.notice .ways-out a')");

        assertEquals(
                "Không tìm thấy đơn vị có mã như trong địa chỉ. Hãy tìm theo tên trong bảng xếp hạng:",
                page.text(".notice p"));
        assertTrue(page.truth("document.querySelectorAll('.links a').length > 2"), "and leads on");
    }

    @Test
    void givenNoMouse_thenEveryRowIsReachedAndOpened() {
        show("/xep-hang/so", 1280, 800);
        page.page.focus(".ranking tbody tr:nth-child(2) a");
        page.page.keyboard().press("Enter");

        page.await("location.pathname.startsWith('/don-vi/') && document.querySelector('.hero .score')");
        assertFalse(page.text("h1").isEmpty());
    }

    @Test
    void givenPaper_thenControlsAreLeftOutAndNoRowIsCut() {
        show("/xep-hang/xa", 1280, 800);
        page.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertTrue(page.truth("getComputedStyle(document.querySelector('.tools')).display === 'none'"));
        assertEquals(
                "avoid",
                page.page.evaluate("getComputedStyle(document.querySelector('.ranking tbody tr')).breakInside"));
        assertTrue(page.text(".now").contains("Số liệu đến"));
        assertTrue(page.page.pdf(new Page.PdfOptions().setFormat("A4")).length > 10_000);
    }
}
