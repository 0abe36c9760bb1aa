package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window in which an operator keeps walls as they are for a meeting: by keyboard, on any screen, with each answer said. */
class HoldDialogTest extends AtAWall.Living {
    private static final String SETTINGS = "{\"slides\":[\"so\"],\"inch\":75,\"metres\":4.5}";
    private static final String LONG = "Phòng họp giao ban tầng 3, khu nhà B, bên phải cửa ra vào";

    private Hall hall;

    /** The operator's page, unlocked, with these walls. */
    private void open(int width, int height, String... names) {
        hall = new Hall(wall.address());
        hall.empty();
        for (String name : names) hall.let(name, "", SETTINGS);
        page = new WallPage(screens.browser(), WallPage.Kind.wall().sized(width, height));
        page.open(wall.address() + "/quan-tri/man-hinh");
        page.page.getByLabel("Khóa vận hành").fill(Hall.KEY);
        press("Enter");
        page.await("document.querySelectorAll('.screen').length === " + names.length);
    }

    private void press(String key) {
        page.page.keyboard().press(key);
    }

    private Locator button(String name) {
        return page.page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator words(String name) {
        return page.page.getByText(name, new Page.GetByTextOptions().setExact(true));
    }

    private void ask(Locator button) {
        button.focus();
        press("Enter");
        page.await("document.querySelector('dialog[open]')");
    }

    private String focused() {
        return (String) page.page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent");
    }

    private String heldUntil(String name) {
        return hall.listed(name).path("heldUntil").asText("null");
    }

    @Test
    void givenAKeyboard_whenAWallIsHeldAndReleased_thenItSaysUntilWhen_andTheFocusStaysWhereItWas() {
        open(1366, 768, "Sảnh A");

        ask(button("Giữ nguyên bản màn Sảnh A"));
        assertEquals("time", page.page.evaluate("document.activeElement.type"), "what is to be answered has the focus");
        assertTrue(page.page.locator("dialog input").inputValue().startsWith("16:0"), "an hour and a half from now");
        page.page.locator("dialog input").fill("17:30");
        press("Enter");
        page.await("!document.querySelector('dialog')");

        assertEquals("2026-11-20T10:30:00Z", heldUntil("Sảnh A"));
        assertTrue(page.text(".said").contains("không tự cập nhật đến 17:30"), page.text(".said"));
        assertTrue(page.text(".screen").contains("Không tự cập nhật đến 17:30."), page.text(".screen"));
        assertEquals("Thôi giữ bản màn Sảnh A", focused());
        press("Enter");
        page.await("document.querySelector('.said').textContent.includes('lại tự cập nhật')");
        assertEquals("null", heldUntil("Sảnh A"));
        assertEquals("Giữ nguyên bản màn Sảnh A", focused());
    }

    @Test
    void givenTheWindow_whenItIsLeftWithEscape_thenNothingHasChanged_andTheFocusIsBack() {
        open(1366, 768, "Sảnh A");
        ask(button("Giữ nguyên bản màn Sảnh A"));
        for (int i = 0; i < 7; i++) {
            press("Tab");
            assertTrue(
                    page.truth("document.activeElement === document.body"
                            + " || Boolean(document.activeElement.closest('dialog'))"),
                    "what lies behind cannot be reached: " + focused());
        }

        press("Escape");
        page.await("!document.querySelector('dialog')");

        assertEquals("null", heldUntil("Sảnh A"));
        assertEquals("Giữ nguyên bản màn Sảnh A", focused());
    }

    @Test
    void givenNoTimeOrAServerThatIsAwayOrAWallThatIsGone_thenTheWindowStaysAndSaysWhy() {
        open(390, 844, "Sảnh A");
        String trouble = "document.querySelector('dialog [role=alert]').textContent";
        ask(button("Giữ nguyên bản màn Sảnh A"));

        page.page.locator("dialog input").fill("");
        press("Enter");
        page.await(trouble + " !== ''");
        String noTime = page.text("dialog [role=alert]");
        assertTrue(noTime.contains("không tự cập nhật đến"), noTime);

        page.page.locator("dialog input").fill("17:30");
        wall.network().refuse();
        press("Enter");
        page.await(trouble + " !== '' && " + trouble + " !== '" + noTime + "'");
        String away = page.text("dialog [role=alert]");
        assertEquals(List.of(), page.violations());
        wall.network().mend();
        hall.empty();
        press("Enter");
        page.await(trouble + " !== '' && " + trouble + " !== '" + away + "'");

        assertTrue(page.truth("document.querySelector('dialog[open]') !== null"));
        page.photograph("hold-gone");
        press("Escape");
        page.await("!document.querySelector('dialog') && !document.querySelector('.screen')", 20_000);
    }

    @Test
    void givenSeveralWalls_whenAllAreHeldAndReleased_thenEachIs() {
        open(1366, 768, "Sảnh A", "Sảnh B");
        ask(words("Giữ nguyên bản mọi màn"));
        page.page.locator("dialog input").fill("09:00");
        press("Enter");
        page.await("!document.querySelector('dialog')");

        for (String name : List.of("Sảnh A", "Sảnh B"))
            assertEquals("2026-11-21T02:00:00Z", heldUntil(name), "tomorrow");
        words("Thôi giữ bản mọi màn").focus();
        press("Enter");
        page.await("document.querySelector('.said').textContent.includes('lại tự cập nhật')");
        for (String name : List.of("Sảnh A", "Sảnh B")) assertEquals("null", heldUntil(name));
        // With the next list of the server's.
        page.await("document.activeElement.textContent === 'Giữ nguyên bản mọi màn'");
    }

    /** The last is a laptop's screen at 200 %. */
    @ParameterizedTest
    @CsvSource({"320,640", "390,844", "768,1024", "1366,768", "1920,1080", "683,384"})
    void givenEachScreen_thenTheWindowIsWholeInIt_andAxeFindsNothing(int width, int height) {
        open(width, height, LONG);
        ask(button("Giữ nguyên bản màn " + LONG));
        page.await("document.fonts.status === 'loaded'");

        assertEquals(List.of(), page.violations());
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertEquals(
                List.of(),
                page.strings("(() => { const box = document.querySelector('dialog').getBoundingClientRect();"
                        + " return [...document.querySelectorAll('dialog, dialog *')].filter((one) => one.getClientRects().length).filter((one) => {"
                        + " const { left, right, height } = one.getBoundingClientRect();"
                        + " return left < box.left - 1 || right > box.right + 1 || box.left < 0 || box.right > innerWidth"
                        + " || box.top < 0 || box.bottom > innerHeight || one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0"
                        + " || one.matches('button, input') && height < 43.5;"
                        + " }).map((one) => one.outerHTML); })()"));
        page.photograph("hold-" + width);
    }
}
