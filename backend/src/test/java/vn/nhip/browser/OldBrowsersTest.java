package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages on a computer that nobody has renewed: as long as its browser can it shows them, then their text and a word. */
class OldBrowsersTest extends AtAWall.Living {
    private static final String WORD = "(document.getElementById('floor') || {}).offsetHeight > 0";
    private static final String LATE = "(() => { const real = Date.now; window.__later = 0; const Old = Date;"
            + " window.Date = class extends Old { getTime() { return super.getTime() + window.__later; } }; Date.now = real; })();";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/xep-hang/so | document.querySelectorAll('.ranking tbody tr').length > 9",
                "/xep-hang/xa | document.querySelectorAll('.ranking tbody tr').length > 9",
                "/don-vi/H48.902 | document.querySelector('.hero .score') && document.querySelector('.part-table .spark')",
                "/cach-tinh | document.querySelectorAll('.component').length > 9",
                "/quan-tri/man-hinh | document.querySelector('main input')"
            })
    void givenChromium80_thenEachPageRunsThere(String path, String whole) throws IOException {
        try (OldChromium screen = new OldChromium()) {
            screen.open(wall.address() + path, 1280, 800);
            screen.await(whole, 15_000);
            assertTrue(screen.version().contains("Chrome/80."), screen.version());
            assertFalse(screen.evaluate(WORD).asBoolean(), "no word where it is not needed");
            screen.photograph("chromium80" + path.replace('/', '-'));
            assertEquals(List.of(), List.copyOf(screen.complaints));
        }
    }

    private void showWith(String script, String body) {
        page = new WallPage(
                screens.browser(),
                WallPage.Kind.wall()
                        .saying(LATE)
                        .before(before -> before.route("**/js/" + script + ".*.js", route -> {
                            if (body == null) route.abort();
                            else
                                route.fulfill(new Route.FulfillOptions()
                                        .setContentType("text/javascript")
                                        .setBody(body));
                        })));
    }

    @ParameterizedTest
    @CsvSource({
        "/xep-hang/so, ranking",
        "/don-vi/H48.902, unit",
        "/cach-tinh, method",
        "/quan-tri/man-hinh, screens/main"
    })
    void givenAScriptThatTheBrowserCannotRead_thenThereIsAWordAndAWayOut_andTheTextStays(String path, String script) {
        showWith(script, "const a = b ?? ??= #c;");
        page.open(wall.address() + path);
        page.await(WORD);

        assertTrue(page.text("#floor").startsWith("Trình duyệt này cũ"), page.text("#floor"));
        if (List.of("ranking", "unit").contains(script))
            assertFalse(page.text(".first .total b").isEmpty());
        page.photograph("too-old" + path.replace('/', '-'));
        page.page.click("#floor a");
        page.page.waitForURL("**/man/thu/don-gian");
        assertEquals(MovingWallTest.shown(wall.sheet("H48").path("total")), page.text(".total b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/xep-hang/so"})
    void givenAScriptThatOnlyTakesLong_thenTheWordGoesWhenItRuns(String path) {
        showWith("ranking", null);
        page.open(wall.address() + path);
        page.await("document.readyState === 'complete'");
        assertFalse(page.truth(WORD));
        page.page.evaluate("window.__later = 13000");
        page.await(WORD);

        page.page.evaluate("document.body.append(document.createElement('main'))");

        page.await("!(" + WORD + ")");
    }

    @Test
    void givenTheUsualBrowser_thenNoWordIsShown() {
        page = new WallPage(screens.browser(), WallPage.Kind.wall()).open(wall.address() + "/xep-hang/so");
        page.await("document.querySelector('.ranking tbody tr')");

        assertFalse(page.truth(WORD));
        page.assertNoComplaint();
    }
}
