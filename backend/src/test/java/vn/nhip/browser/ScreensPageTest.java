package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.testing.Servers;

/** The operator's page about walls, and a wall's own identity, in a real browser against the real server. */
class ScreensPageTest {
    private static final String SETTINGS = "{\"slides\":[\"so\",\"dau-cuoi\",\"xa\",\"nhom\"],\"inch\":75,"
            + "\"metres\":4.5,\"orientation\":\"landscape\",\"safeArea\":2.5}";

    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static LiveWall server;
    private static Hall hall;
    private WallPage page;

    @BeforeAll
    static void start() {
        server = LiveWall.on(servers);
        hall = new Hall(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closePage() {
        page.close();
        hall.empty();
    }

    private WallPage show(int width, int height) {
        page = new WallPage(screens.browser(), WallPage.Kind.wall().sized(width, height));
        return page.open(server.address() + "/quan-tri/man-hinh");
    }

    private WallPage opened(int width, int height) {
        show(width, height);
        unlock(Hall.KEY);
        page.await("document.body.dataset.state === 'open'");
        return page;
    }

    private void unlock(String key) {
        page.page.getByLabel("Khóa vận hành").fill(key);
        page.page.keyboard().press("Enter");
    }

    private Locator button(String name) {
        return page.page.getByLabel(name, new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true));
    }

    /** Two that run, one that is covered, one that reports late, one that nobody has heard for long, one that waits. */
    private void fill() {
        Hall.Wall silent = hall.let("Sảnh C", "Tầng 3, phòng họp giao ban", "{\"inch\":43,\"metres\":8}");
        hall.beat(silent, "\"visible\":true");
        server.clock.skip(Duration.ofMinutes(12));
        Hall.Wall late = hall.let("Sảnh B", "Tầng 2", "{\"orientation\":\"portrait\",\"inch\":55,\"metres\":2.5}");
        hall.beat(late, "\"visible\":true");
        server.clock.skip(Duration.ofSeconds(100));
        hall.beat(hall.let("Sảnh A", "Tầng 1, Trung tâm phục vụ hành chính công", SETTINGS), "\"visible\":true");
        hall.beat(hall.let("Sảnh 10", "", SETTINGS), "\"visible\":false");
        hall.beat(hall.let("Sảnh 2", "Cổng phụ", SETTINGS), "\"visible\":true");
        hall.let("Hội trường", "Khu hội nghị tỉnh", "{}");
        hall.code();
    }

    // ---- the key

    @Test
    void givenAWrongKey_thenThePageStaysLockedAndSaysSo_andTheRightOneIsForgottenWithTheTab() {
        hall.let("Phòng kín", "", SETTINGS);
        show(1280, 800);
        unlock("not-the-key");
        page.await("document.querySelector('.gate [role=alert]').textContent === 'Khóa không đúng.'");
        assertFalse(page.text("body").contains("Phòng kín"));

        unlock(Hall.KEY);
        page.await("document.querySelector('.screen h3')");

        assertEquals("password", page.page.locator(".gate input").getAttribute("type"));
        assertEquals("off", page.page.locator(".gate input").getAttribute("autocomplete"));
        assertTrue(page.truth("sessionStorage.getItem('nhip.operator') !== null && localStorage.length === 0"));
        assertEquals("", page.page.evaluate("document.cookie"));
        assertTrue(page.requests.stream().noneMatch(url -> url.contains(Hall.KEY)), "never in an address");
        page.page.reload();
        page.await("document.querySelector('.screen h3')");
        page.page.getByText("Khóa trang").click();
        page.await("document.body.dataset.state === 'locked'");
        assertFalse(page.text("main").contains("Phòng kín"));
        assertTrue(page.truth("sessionStorage.length === 0"));
        assertEquals("", page.page.locator(".gate input").inputValue());
    }

    // ---- the fleet

    @Test
    void givenAFleet_thenEachWallSaysHowItIs_inOrder_andAgesRunOn() {
        fill();
        opened(1280, 900);
        page.await("document.querySelectorAll('.screen').length === 6");

        assertEquals(
                List.of("Hội trường", "Sảnh 2", "Sảnh 10", "Sảnh A", "Sảnh B", "Sảnh C"),
                page.strings("[...document.querySelectorAll('.screen h3')].map((name) => name.textContent)"));
        assertEquals(
                List.of("never", "live", "hidden", "live", "late", "silent"),
                page.strings("[...document.querySelectorAll('.screen')].map((card) => card.dataset.state)"));
        String silent = page.text(".screen[data-state=silent]");
        assertTrue(silent.contains("Mất liên lạc · 13 phút trước"), silent);
        assertTrue(silent.contains("Màn quá nhỏ cho khoảng cách này"), silent);
        String live = page.text(".screen:nth-child(4)");
        assertTrue(live.contains("75″, xem từ 4,5 m, ngang"), live);
        assertTrue(live.contains("Vừa: 10 dòng"), live);
        assertTrue(live.contains("bản 0.1.0-8f2c · bộ nhớ 41 MB · rớt 3 khung hình"), live);
        assertTrue(page.text(".summary").startsWith("6 màn · 3 đang chạy · 1 báo chậm · 1 mất liên lạc · 1 chưa báo"));
        assertTrue(page.text(".adding").contains("1 mã đang chờ nhập"), page.text(".adding"));
        String age = page.text(".screen:nth-child(4) .age");
        page.await("document.querySelector('.screen:nth-child(4) .age').textContent !== '" + age + "'");
        page.assertNoComplaint();
    }

    @Test
    void givenTheServerIsAway_thenTheListStaysAndSaysSo_andComesBack() {
        hall.beat(hall.let("Sảnh A", "", SETTINGS), "\"visible\":true");
        opened(1280, 800);
        page.await("document.querySelector('.screen')");

        server.network().refuse();
        page.await("document.querySelector('.trouble.band').textContent !== ''", 20_000);
        assertEquals("Sảnh A", page.text(".screen h3"));
        server.network().mend();

        page.await("document.querySelector('.trouble.band').textContent === ''", 20_000);
    }

    // ---- what is done

    @Test
    void givenACodeOnAWall_whenTypedWithAName_thenTheWallIsInTheList_andAWrongCodeIsExplained() {
        JsonNode code = hall.code();
        opened(1280, 800);
        page.page.getByLabel("Mã trên màn").fill("zzzz");
        page.page.getByLabel("Tên màn").fill("Sảnh A");
        page.page
                .getByText("Ghép màn", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        page.await("document.querySelector('.adding [role=alert]').textContent.startsWith('Không có màn nào')");

        page.page.getByLabel("Mã trên màn").fill(code.path("code").asText().toLowerCase());
        page.page.keyboard().press("Enter");

        page.await("document.querySelector('.screen h3') && document.querySelector('.said').textContent !== ''");
        assertEquals("Sảnh A", page.text(".screen h3"));
        assertEquals("unclaimed", page.page.locator(".screen").getAttribute("data-state"));
        assertEquals("", page.page.getByLabel("Mã trên màn").inputValue());
        assertFalse(hall.claim(code).isEmpty());
    }

    @Test
    void givenAWall_whenItsPlaylistAndRoomAreEditedByKeyboard_thenTheWallIsToldAndThePreviewFollows() {
        Hall.Wall wall = hall.let("Sảnh A", "Tầng 1", SETTINGS);
        opened(1280, 900);
        page.await("document.querySelector('.screen')");
        button("Sửa màn Sảnh A").focus();
        page.page.keyboard().press("Enter");
        page.await("document.querySelector('dialog[open] iframe[src]')");
        String address = page.page.locator("dialog iframe").getAttribute("src");
        assertTrue(address.startsWith("/man/thu?d=4.5&inch=75&huong=ngang&vien=2.5&slides=so%2Cdau-cuoi"), address);

        page.page.getByLabel("Người xem xa nhất").fill("20,5");
        page.await("document.querySelector('dialog .reading').textContent.startsWith('Màn quá nhỏ')");
        page.page.getByLabel("Người xem xa nhất").fill("5,5");
        page.await("document.querySelector('dialog .reading').textContent.startsWith('Xa: 7 dòng')");
        button("Đưa “Dẫn đầu và cần chú ý” lên trước").focus();
        page.page.keyboard().press("Enter");
        assertEquals("Đưa “Dẫn đầu và cần chú ý” xuống sau", page.page.evaluate("document.activeElement.ariaLabel"));
        page.page.getByLabel("Chiều treo").selectOption("portrait");
        page.await("document.querySelector('dialog iframe').src.includes('huong=doc')");
        page.page.getByLabel("Nền").selectOption("light");
        page.await("document.querySelectorAll('dialog select option[value=thiet-yeu]').length === 1");
        page.page.getByLabel("Phạm vi").selectOption("thiet-yeu");
        page.page.getByLabel("Bộ chỉ số").selectOption("766-van-ban");
        page.await(
                "/nen=sang&catalogue=766-van-ban&list=thiet-yeu$/.test(document.querySelector('dialog iframe').src)");
        page.page.getByText("Giảm sáng trong khoảng giờ này").click();
        page.page
                .getByText("Lưu", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        page.await("!document.querySelector('dialog')");

        JsonNode settings = hall.me(wall).path("settings");
        assertEquals(
                "[\"dau-cuoi\",\"so\",\"xa\",\"nhom\"]", settings.path("slides").toString());
        assertEquals(5.5, settings.path("metres").asDouble());
        assertEquals("portrait", settings.path("orientation").asText());
        assertEquals("light", settings.path("theme").asText());
        assertEquals("766-van-ban", settings.path("catalogue").asText());
        assertEquals("thiet-yeu", settings.path("list").asText());
        assertEquals(
                "{\"from\":\"19:00\",\"to\":\"06:30\"}", settings.path("night").toString());
        assertEquals("Sửa màn Sảnh A", page.page.evaluate("document.activeElement.ariaLabel"), "the focus is back");
        page.page.getByText("Nhật ký thay đổi").click();
        page.await("document.querySelector('.audit')");
        String line = page.text(".audit tbody tr");
        assertTrue(line.contains("khoảng cách: 4,5 → 5,5"), line);
        assertTrue(line.contains("phạm vi: ") && line.contains("thiet-yeu"), line);
        assertFalse(line.contains("đường chéo"), line);
    }

    @Test
    void givenAWall_whenAsked_thenItIsNamedPinnedReloadedAndTakenAway_eachAfterWords() {
        Hall.Wall wall = hall.let("Sảnh A", "", SETTINGS);
        opened(390, 844);
        page.await("document.querySelector('.screen')");

        button("Nhận diện màn Sảnh A").click();
        page.await("document.querySelector('.note').textContent.startsWith('Màn sẽ hiện tên')");
        button("Ghim trang màn Sảnh A").click();
        page.page.locator("dialog select").selectOption("communes");
        page.page.locator("dialog input").fill("20");
        page.page.locator("dialog button[type=submit]").click();
        page.await("document.querySelector('[aria-label=\"Bỏ ghim màn Sảnh A\"]').hidden === false");
        assertEquals("xa", hall.me(wall).path("pinned").path("slide").asText());
        button("Tải lại màn Sảnh A").click();
        assertEquals(0, hall.me(wall).path("reload").asInt(), "not before it was confirmed");
        page.page.locator("dialog button.danger").click();
        page.await("!document.querySelector('dialog')");
        assertEquals(1, hall.me(wall).path("reload").asInt());

        button("Gỡ màn Sảnh A").click();
        assertEquals("Gỡ màn Sảnh A", page.text("dialog button.danger"));
        page.page.keyboard().press("Escape");
        page.await("!document.querySelector('dialog')");
        assertEquals("Sảnh A", hall.listed("Sảnh A").path("name").asText());
        button("Gỡ màn Sảnh A").click();
        page.page.locator("dialog button.danger").click();

        page.await("!document.querySelector('.screen')");
        assertNull(hall.listed("Sảnh A"));
    }

    // ---- how it looks

    @ParameterizedTest
    @CsvSource({"390,844", "1280,800", "1920,1080"})
    void givenEachWidth_thenNothingIsCutOff_andAxeFindsNothing(int width, int height) {
        show(width, height);
        look("screens-locked-" + width);
        fill();
        unlock(Hall.KEY);
        page.await("document.querySelectorAll('.screen').length === 6");
        page.page.getByText("Nhật ký thay đổi").click();
        page.await("document.querySelector('.audit')");
        look("screens-" + width);
        button("Sửa màn Sảnh A").click();
        page.await("document.querySelector('dialog iframe[src]')");
        page.page
                .frameLocator("dialog iframe")
                .locator("li.row[data-unit]")
                .first()
                .waitFor();
        look("screens-editor-" + width);
        page.page.keyboard().press("Escape");
        button("Gỡ màn Sảnh A").click();
        look("screens-revoke-" + width);
        page.assertNoComplaint();
    }

    private void look(String picture) {
        page.await("document.fonts.status === 'loaded'");
        if (Screens.PICTURED) {
            page.page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                    .setPath(Screens.PICTURES.resolve(picture + ".png"))
                    .setFullPage(!picture.contains("editor") && !picture.contains("revoke")));
        }
        assertEquals(List.of(), Axe.violations(page.page), picture);
        double wide = page.number("document.documentElement.scrollWidth");
        assertTrue(wide <= page.number("innerWidth"), picture + " is " + wide + " wide");
        assertEquals(
                List.of(),
                page.strings("[...document.querySelectorAll('button, input, select, summary')]"
                        + ".filter((one) => one.getClientRects().length && one.type !== 'checkbox'"
                        + " && one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML)"),
                picture + ": targets");
    }

    // ---- a wall's own identity

    @Test
    void givenAStrangeWall_whenItsCodeIsTyped_thenItKnowsItsSettingsAndName_andShowsACodeAgainWhenTakenAway() {
        WallPage wall = new WallPage(screens.browser(), WallPage.Kind.wall()).open(server.address() + "/man/sanh-a");
        wall.await("document.querySelector('.device-card[data-kind=code]:not([hidden])')");
        wall.photograph("wall-code");
        assertEquals("Màn hình này chưa được ghép", wall.text(".device-title"));
        assertEquals(0, wall.number("document.querySelectorAll('form, input').length"), "no form on a wall");
        String code = wall.text(".device-large");
        opened(1280, 800);

        page.page.getByLabel("Mã trên màn").fill(code);
        page.page.getByLabel("Tên màn").fill("Sảnh A");
        page.page.keyboard().press("Enter");

        wall.await("document.querySelector('.device-card').hidden", 20_000);
        page.await(
                "document.querySelector('.screen') && document.querySelector('.screen').dataset.state === 'live'",
                20_000);
        assertTrue(wall.truth("document.querySelector('.device-card').hidden"));
        button("Nhận diện màn Sảnh A").click();
        page.await("document.querySelector('.note').textContent !== ''");
        wall.age(34_000);
        wall.await("document.querySelector('.device-card[data-kind=name]:not([hidden])')", 20_000);
        wall.photograph("wall-name");
        assertEquals("Sảnh A", wall.text(".device-large"));
        wall.age(20_500);
        wall.await("document.querySelector('.device-card').hidden");

        button("Sửa màn Sảnh A").click();
        page.page.getByLabel("Đường chéo").fill("55");
        page.page.getByLabel("Người xem xa nhất").fill("5");
        page.page.locator("dialog button[type=submit]").click();
        page.await("!document.querySelector('dialog')");
        wall.age(34_000);
        wall.await("document.querySelectorAll('li.row[data-unit]').length === 7", 20_000);
        wall.photograph("wall-far");
        page.await(
                "document.querySelector('.screen dd:last-child') && /bản test/.test(document.querySelector('.screen').textContent)",
                45_000);
        page.photograph("page-real");
        hall.empty();
        wall.age(34_000);
        wall.await("document.querySelector('.device-card[data-kind=code]:not([hidden])')", 20_000);
        assertTrue(wall.text(".device-note").startsWith("Màn hình này đã được gỡ"), wall.text(".device-note"));
        wall.close();
    }
}
