package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that tells how points are made: its looks, its addresses, its calculators, on paper and without a mouse. */
class MethodPageTest {
    @RegisterExtension
    static final Screens screens = new Screens();

    /** Elements that reach out of the window, or whose words do not fit into them. */
    private static final String TOO_WIDE = "[...document.querySelectorAll('body *')].filter((one) => {"
            + " const box = one.getBoundingClientRect(); return box.width && !one.closest('svg, .spoken, .skip')"
            + " && (box.right > innerWidth + 1 || (one.clientWidth && !one.matches('.head') && one.scrollWidth > one.clientWidth + 1)); })"
            + ".map((one) => `${one.className}: ${one.textContent.slice(0, 40)}`)";

    private static MethodServer server;
    private WallPage page;

    @BeforeAll
    static void start() {
        server = new MethodServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void usual() {
        server.asked.clear();
        server.pointsStatus = 200;
        server.points = answer("12.34", "5.67", false);
        server.down = false;
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    private static String answer(String ratio, String points, boolean empty) {
        return "{\"component\":\"2.1\",\"met\":9,\"total\":10,\"ratio\":" + ratio + ",\"points\":" + points
                + ",\"max\":20,\"empty\":" + empty + "}";
    }

    private WallPage show(WallPage.Kind kind, String query) {
        page = new WallPage(screens.browser(), kind).open(server.page() + query);
        page.await("document.body.dataset.state === 'ready' && document.fonts.status === 'loaded'");
        return page;
    }

    private WallPage show(String query) {
        return show(WallPage.Kind.wall().sized(1280, 800), query);
    }

    private static String part(String component, String selector) {
        return "article[id='" + component + "'] " + selector;
    }

    private List<String> texts(String selector) {
        return page.strings("[...document.querySelectorAll(\"" + selector + "\")].map((one) => one.textContent)");
    }

    private List<String> shownComponents() {
        return page.strings("[...document.querySelectorAll('article:not([hidden])')].map((one) => one.id)");
    }

    // ---- looks

    @ParameterizedTest
    @CsvSource({"320,640", "390,844", "1280,800", "1920,1080"})
    void givenAPhoneADeskOrAProjector_thenEverythingFitsAndAxeFindsNothing(int width, int height) {
        show(WallPage.Kind.wall().sized(width, height), "");
        page.page.fill(part("2.1", ".met input"), "9");
        page.page.fill(part("2.1", ".total input"), "10");
        page.await("document.querySelector(\"" + part("2.1", ".strong b") + "\").textContent.startsWith('5')");

        assertEquals(List.of(), page.strings(TOO_WIDE));
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertEquals(List.of(), page.violations());
        assertTrue(page.number("parseFloat(getComputedStyle(document.body).fontSize)") >= 16);
        photograph("method-" + width);
        page.assertNoComplaint();
    }

    private void photograph(String name) {
        page.page.evaluate("scrollTo(0, 0)");
        page.await("scrollY === 0");
        page.photograph(name);
        if (!Screens.PICTURED) return;
        page.page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Screens.PICTURES.resolve(name + "-whole.png")));
    }

    @Test
    void givenAPhone_thenWhatIsTouchedIsLargeEnough() {
        show(WallPage.Kind.wall().sized(390, 844), "");

        assertEquals(
                List.of(),
                page.strings(
                        "[...document.querySelectorAll('input, button, .set, .group, .links a, .contents > ul > li > a, .component .id')]"
                                + ".filter((one) => one.offsetParent && (one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44))"
                                + ".map((one) => one.outerHTML.slice(0, 80))"));
    }

    @Test
    void givenTheMethod_thenItsHeadLeadsToEveryOtherPageAndSaysWhichThisIs() {
        show("");

        assertEquals(
                List.of("/don-vi/H48", "/xep-hang/so", "/xep-hang/xa", "/man/thu", "/cach-tinh"),
                page.strings("[...document.querySelectorAll('.links a')].map((one) => one.getAttribute('href'))"));
        assertEquals("Cách tính điểm", page.text(".links [aria-current] .long"));
    }

    @Test
    void givenABrowserWithoutScripts_thenThePageSaysSoAndLeadsToWhatNeedsNone() {
        show("");
        try (BrowserContext bare =
                screens.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page plain = bare.newPage();
            plain.navigate(server.page());

            assertTrue(plain.innerText(".unscripted").contains("cần JavaScript"));
            URI first = URI.create(server.page()).resolve(plain.getAttribute(".unscripted a", "href"));
            assertEquals("/xep-hang/so", first.getPath());
        }
    }

    @Test
    void givenTheMethod_thenItsCodesBreakBehindTheirPartsOnly() {
        show(WallPage.Kind.wall().sized(320, 640), "");

        // A part is one box unless it was broken within.
        assertEquals(
                List.of(),
                page.strings("[...document.querySelectorAll('.facts .code')].flatMap((code) => [...code.childNodes])"
                        + ".filter((part) => part.nodeType === Node.TEXT_NODE && !part.data.includes(' ')).filter((part) => {"
                        + " const range = document.createRange(); range.selectNodeContents(part); return range.getClientRects().length > 1; })"
                        + ".map((part) => part.data)"));
    }

    @Test
    void givenTheMethod_thenWhatItIsAndEveryComponentAreTold() {
        show("");

        assertTrue(page.text(".claim").contains("ước tính, theo cách chấm của Cổng DVCQG 2026, không phải số công bố"));
        assertTrue(page.page.isVisible(".demo"), "invented figures are called invented");
        assertEquals(24, shownComponents().size());
        assertEquals(List.of("18 điểm", "20 điểm", "22 điểm", "12 điểm", "10 điểm", "18 điểm"), texts(".groups .max"));
        assertEquals(
                List.of("dưới 50", "50 – dưới 70", "70 – dưới 80", "80 – dưới 90", "90 – 100"), texts(".zones .num"));
        assertEquals(
                List.of("Được đủ 6 điểm", "Tính 0 điểm"),
                List.of(
                        page.text(part("5.2", ".facts div:nth-child(2) dd")),
                        page.text(part("5.4", ".facts div:nth-child(2) dd"))));
        assertEquals("Đơn vị dưới tỉnh lấy số của tỉnh", page.text(part("1.1", ".facts div:nth-child(3) dd")));
        assertEquals(
                "Chỉ áp dụng cho tỉnh; đơn vị khác tính 0 điểm", page.text(part("3.1", ".facts div:nth-child(3) dd")));
        assertEquals(
                List.of("đang dùngtính đến hết ngày đó", "cách khácchỉ so ngày với ngày"),
                texts(part("2.1", ".option:first-child li")));
        assertEquals(List.of("true"), page.strings("[" + reads("suy luận của chúng tôi") + "]"));
        assertFalse(page.page.isVisible(part("2.2", "input")), "what earns no points needs no calculator");
    }

    private static String reads(String words) {
        return "String(document.querySelector('#doc').textContent.includes('" + words + "'))";
    }

    @Test
    void givenRestatements_thenTheyStandInATableNewestFirst() {
        show("#tinh-lai");

        assertEquals(5, page.number("document.querySelectorAll('#tinh-lai tbody tr').length"));
        assertEquals(
                List.of(
                        "09:11 20/11",
                        "Phường Trương Quang Trọng",
                        "tháng 10/2026",
                        "4.1",
                        "4,66412 / 530",
                        "4,70415 / 530",
                        "3 hồ sơ"),
                texts("#tinh-lai tbody tr:first-child td"));
        assertEquals("hồ sơ …0099", texts("#tinh-lai tbody tr:nth-child(2) td").get(6));
    }

    // ---- addresses

    @Test
    void givenAnAddress_thenItsCatalogueItsSearchAndItsComponentAreShown() {
        show("?bo=61-2018");
        assertEquals(9, shownComponents().size());
        assertEquals("61-2018", page.text(".method .num"));
        page.close();

        show("?tim=SO%20hoa#4.2");
        assertTrue(shownComponents().contains("4.2") && !shownComponents().contains("2.1"));
        page.await("Math.abs(document.getElementById('4.2').getBoundingClientRect().top) < 60");
        page.close();

        show("?bo=nowhere");
        assertEquals("766-portal-2026", page.text(".method .num"));
        page.assertNoComplaint();
    }

    @Test
    void givenAReaderWithoutAMouse_whenAnotherCatalogueIsChosen_thenItHasAnAddressAndTheWayBackLeadsBack() {
        show("");
        page.page.focus(".set[data-id='766-formula-2026']");

        page.page.keyboard().press("Enter");
        page.await("document.querySelector('.method .num').textContent === '766-formula-2026'");

        assertTrue(page.page.url().endsWith("?bo=766-formula-2026"), page.page.url());
        assertEquals("766-formula-2026", page.page.evaluate("document.activeElement.dataset.id"), "focus stays");
        assertTrue(page.text(part("4.2", ".facts dd")).startsWith("Tỷ lệ đạt 80% được đủ 4 điểm"));
        page.page.goBack();
        page.await("document.querySelector('.method .num').textContent === '766-portal-2026'");
    }

    @Test
    void givenASearch_whenMarksAreLeftOut_thenComponentsAreFoundAndTheAddressKeepsIt() {
        show("");

        page.page.fill("#tim", "thanh toan truc tuyen");
        assertEquals(List.of("3.4", "3.6"), shownComponents());
        assertEquals("2 trong 24 chỉ số", page.text(".found"));
        assertTrue(page.page.url().contains("?tim="), page.page.url());

        page.page.fill("#tim", "không có gì như thế");
        assertEquals("Không có chỉ số nào khớp.", page.text(".found"));
        assertEquals(List.of(), shownComponents());

        page.page.fill("#tim", "");
        assertEquals(24, shownComponents().size());
    }

    // ---- calculators

    @Test
    void givenTwoFigures_whenTyped_thenTheServerIsAskedOnceAndItsAnswerIsShown() {
        show("?bo=766-formula-2026");
        page.page.focus(part("2.1", ".met input"));

        page.page.keyboard().type("1.284,5");
        page.page.keyboard().press("Tab");
        page.page.keyboard().type("2000");
        page.await("document.querySelector(\"" + part("2.1", ".strong b") + "\").textContent === '5,67 / 20'");

        assertEquals(List.of("766-formula-2026?component=2.1&met=1284.5&total=2000"), server.asked);
        assertEquals("12,34%", page.text(part("2.1", ".value b")));
        assertEquals("visible", page.page.getAttribute(part("2.1", ".curve-dot"), "visibility"));
        page.page.fill(part("2.1", ".total input"), "");
        assertEquals("– / 20", page.text(part("2.1", ".strong b")), "no old answer beside other figures");
        assertEquals("Cần cả hai số.", page.text(part("2.1", ".note")));
    }

    @Test
    void givenFiguresThatCannotBeScored_thenItIsSaidInWords() {
        show("");
        type("-5", "10");
        assertEquals("Chỉ nhận số không âm, ví dụ 1.284 hoặc 97,5.", page.text(part("2.1", ".note")));
        assertEquals("true", page.page.getAttribute(part("2.1", ".met input"), "aria-invalid"));
        assertEquals(List.of(), server.asked);

        server.pointsStatus = 400;
        type("11", "10");
        awaitNote("Máy chủ không chấm được hai số này.");
        server.pointsStatus = 404;
        type("9", "10");
        awaitNote("Máy chủ không còn giữ bộ hoặc chỉ số này.");
        server.pointsStatus = 503;
        type("9", "11");
        awaitNote("Chưa hỏi được máy chủ.");

        server.pointsStatus = 200;
        server.points = answer("0", "0", true);
        type("0", "0");
        awaitNote("Không có số liệu.");
        assertEquals("–", page.text(part("2.1", ".value b")));
        assertEquals("0,00 / 20", page.text(part("2.1", ".strong b")));
    }

    private void type(String met, String total) {
        page.page.fill(part("2.1", ".met input"), met);
        page.page.fill(part("2.1", ".total input"), total);
    }

    private void awaitNote(String start) {
        page.await("document.querySelector(\"" + part("2.1", ".note") + "\").textContent.startsWith('" + start + "')");
    }

    // ---- keys, stillness, paper, failure

    @Test
    void givenAKeyboard_thenTheFirstStopLeadsPastTheHeadAndEveryStopIsSeen() {
        show("");

        page.page.keyboard().press("Tab");
        assertEquals("Tới nội dung", page.page.evaluate("document.activeElement.textContent"));
        assertTrue(page.truth("document.activeElement.getBoundingClientRect().top >= 0"));
        page.page.keyboard().press("Enter");
        page.page.keyboard().press("Tab");

        assertEquals("766-portal-2026", page.page.evaluate("document.activeElement.dataset.id"));
        assertEquals("solid", page.page.evaluate("getComputedStyle(document.activeElement).outlineStyle"));
    }

    @Test
    void givenAReaderWhoAsksForStillness_thenNothingMoves() {
        show(WallPage.Kind.wall().sized(1280, 800).still(), "");

        assertEquals("auto", page.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"));
        assertEquals(0, page.number("document.getAnimations().length"));
    }

    @Test
    void givenPaper_thenTheMethodStandsWithoutWhatOnlyAScreenCanDo() {
        show("");

        byte[] pdf = page.page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int pages = text.split("/Type\\s*/Page\\b", -1).length - 1;
        assertTrue(pages >= 5 && pages <= 20, "pages: " + pages);
        assertTrue(text.matches("(?s).*/MediaBox\\s*\\[0 0 59[45][.\\d]* 84[12].*"), "A4");

        page.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (String hidden : List.of("input", ".contents", ".outcome", ".sets", ".links")) {
            assertFalse(page.page.isVisible(hidden), hidden);
        }
        assertTrue(page.page.isVisible(part("2.1", ".fraction")));
        assertEquals(
                "table-header-group",
                page.page.evaluate("getComputedStyle(document.querySelector('thead')).display"),
                "the head of the table repeats on each page");
    }

    @Test
    void givenAServerThatIsAway_whenItIsBack_thenTheButtonBringsThePage() {
        server.down = true;
        page = new WallPage(screens.browser(), WallPage.Kind.wall().sized(1280, 800)).open(server.page());
        page.await("document.body.dataset.state === 'failed'");
        assertEquals("Chưa tải được cách tính từ máy chủ.", page.text(".status"));

        server.down = false;
        page.page.click(".again");
        page.await("document.body.dataset.state === 'ready'");

        assertEquals(24, shownComponents().size());
        page.await("document.querySelectorAll('#tinh-lai tbody tr').length === 5");
    }

    @Test
    void givenAColdLoad_thenNothingComesFromElsewhereAndTheFontsAreOurs() {
        show("");

        assertEquals(
                List.of(),
                page.requests.stream()
                        .filter(address -> !address.startsWith(server.page().replace("/cach-tinh", "/")))
                        .toList());
        assertTrue(page.truth("document.fonts.check('700 20px \"Be Vietnam Pro\"', '0')"));
        assertTrue(page.truth("document.fonts.check('400 16px \"Be Vietnam Pro\"', 'ệ')"));
    }
}
