package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.testing.Servers;

/** The server as a folder of another site, behind a proxy that strips the folder and behind one that leaves it. */
class BelowAPathTest {
    private static final String FOLDER = "/tinh/nhip";

    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static LiveWall wall;
    private WallPage page;

    @BeforeAll
    static void start() {
        wall = LiveWall.on(servers, FOLDER);
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @AfterEach
    void nothingWasAskedOfTheOtherSite() {
        page.assertNoComplaint();
        page.close();
        assertEquals(List.of(), wall.network().strays(), "outside of the folder");
    }

    private void show(boolean strips, String path) {
        wall.network().below(FOLDER, strips);
        page = new WallPage(screens.browser(), WallPage.Kind.wall());
        page.open(wall.address() + path);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenAWall_thenItIsLive_keepsItsShell_andItsCodeLeadsIntoTheFolder(boolean strips) throws Exception {
        show(strips, "/man/thu?ky=month&slides=so");
        page.awaitState("live").awaitFigures();

        assertTrue(page.sockets.get(0).contains(FOLDER + "/api/v1/live?"), page.sockets.get(0));
        Until.within(
                Duration.ofSeconds(30),
                () -> page.truth("(async () => Boolean(await (await caches.open('nhip-shell" + FOLDER + "')).match('"
                        + FOLDER + "/man/')))()"));
        assertEquals(
                wall.address() + "/", page.page.evaluate("navigator.serviceWorker.ready.then((one) => one.scope)"));
        String code = PhoneEye.read(() -> page.page.screenshot());
        page.page.navigate(code);
        page.await("document.querySelector('.ranking tbody tr')");
        assertTrue(page.page.url().startsWith(wall.address() + "/xep-hang/so"), page.page.url());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenReadersPages_thenEachLeadsToTheNext(boolean strips) {
        show(strips, "/");
        page.await("document.querySelector('.ranking tbody tr') && document.querySelector('.links a')");
        page.page.click(".ranking tbody tr:nth-child(2) a");
        page.await("document.querySelector('.hero .score') && document.querySelector('.part-table .spark')");
        page.await("document.querySelector('.now .state').dataset.state === 'live'");
        page.page.click(".links a[href*='cach-tinh']");
        page.await("document.body.dataset.state !== 'loading' && document.querySelector('h1')");
        page.page.click("a[href='" + FOLDER + "/man/thu']");
        page.awaitFigures();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenThePlainPageAndTheOperators_thenTheyAreStyled(boolean strips) {
        show(strips, "/man/thu/don-gian");
        assertTrue(page.number("document.styleSheets.length") > 0);
        assertFalse(page.text(".total").isEmpty());
        page.page.navigate(wall.address() + "/quan-tri/man-hinh");
        page.page.fill("input[type=password]", Hall.KEY);
        page.page.keyboard().press("Enter");
        page.await("document.body.dataset.state === 'open'");
    }
}
