package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that are read, by night: as legible as by day, and light on paper whatever the screen is. */
class DarkPagesTest extends AtAWall.Living {
    private static final String GROUND = "getComputedStyle(document.body).backgroundColor";

    private WallPage show(String path, int width) {
        WallPage.Kind kind = WallPage.Kind.wall()
                .sized(width, 844)
                .before(page -> page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK)));
        page = new WallPage(screens.browser(), kind).open(wall.address() + path);
        page.await("document.querySelector('.ranking tbody tr, .hero .score, .component, .gate, .simple')"
                + " && document.fonts.status === 'loaded'");
        return page;
    }

    @ParameterizedTest
    @CsvSource({
        "/xep-hang/so, 1366",
        "/xep-hang/so, 390",
        "/don-vi/H48.905, 1366",
        "/don-vi/H48.905, 390",
        "/cach-tinh, 1366",
        "/cach-tinh, 320",
        "/quan-tri/man-hinh, 1366",
        "/suc-khoe, 390"
    })
    void givenAReaderWhoHasAskedForDark_thenThePageIsDarkAndAxeFindsNothing(String path, int width) {
        show(path, width);

        assertEquals("rgb(10, 19, 34)", page.page.evaluate(GROUND));
        assertEquals(List.of(), page.violations());
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        page.photograph("dark" + path.replace('/', '-') + "-" + width);
    }

    @Test
    void givenADarkScreen_whenThePageIsPrinted_thenInkIsDark() {
        show("/xep-hang/so", 1366);

        page.page.emulateMedia(new Page.EmulateMediaOptions()
                .setMedia(com.microsoft.playwright.options.Media.PRINT)
                .setColorScheme(ColorScheme.DARK));

        assertTrue(page.truth(
                "getComputedStyle(document.querySelector('.ranking td.score')).color === 'rgb(27, 36, 48)'"));
    }
}
