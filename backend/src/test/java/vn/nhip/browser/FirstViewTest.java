package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page shows first is read at once: it stays where it is when letters, figures and the script have come, and is whole without. */
class FirstViewTest extends AtAWall.Living {
    private static final double MOST_SHIFT = 0.05;
    private static final String WATCH = """
            window.__shift = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.__shift += one.value; }))
              .observe({ type: 'layout-shift', buffered: true });
            """;

    private void open(String path, int width, int height, boolean script) {
        page = new WallPage(
                screens.browser(),
                WallPage.Kind.wall().sized(width, height).saying(WATCH).before(opened -> {
                    if (!script) opened.route("**/*.js", route -> route.abort());
                }));
        page.open(wall.address() + path);
    }

    @ParameterizedTest
    @CsvSource({
        "/man/thu, li.row[data-unit]",
        "/xep-hang/so, .ranking tbody tr",
        "/xep-hang/xa, .ranking tbody tr",
        "/don-vi/H48.905, .line-area .way",
        "/cach-tinh, .method .num"
    })
    void givenAColdPage_thenNothingThatIsReadMovesWhileItComes(String path, String whole) {
        for (int[] size : List.of(new int[] {1366, 768}, new int[] {390, 844})) {
            open(path, size[0], size[1], true);
            page.await("document.querySelector('" + whole + "') && document.fonts.status === 'loaded'", 60_000);
            page.await("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");

            double shift = page.number("window.__shift");
            assertTrue(shift <= MOST_SHIFT, path + " at " + size[0] + ": " + shift);
            assertEquals(0L, page.number("document.querySelectorAll('section.first').length"), path);
            page.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "1920, 1080", "1080, 1920"})
    void givenNoScript_thenAllDepartmentsAreOnTheWall(int width, int height) {
        open("/man/thu", width, height, false);
        page.await("document.fonts.status === 'loaded'");

        assertEquals(
                15,
                page.strings("[...document.querySelectorAll('.first .name')].map((one) => one.textContent)")
                        .size());
        assertEquals(
                List.of(),
                page.strings("[...document.querySelectorAll('.first td')].filter((one) => {"
                        + " const { top, bottom, right } = one.getBoundingClientRect();"
                        + " return one.offsetParent && (top < 0 || bottom > innerHeight || right > innerWidth"
                        + " || one.scrollWidth > one.clientWidth + 1); }).map((one) => one.textContent)"));
    }

    @ParameterizedTest
    @CsvSource({
        "/xep-hang/so, 390, 'Xếp hạng sở, ban, ngành'",
        "/xep-hang/xa, 1366, 'Xếp hạng xã, phường, đặc khu'",
        "/don-vi/H48.905, 320, ",
        "/don-vi/H48.905, 1366, "
    })
    void givenNoScript_thenAReadingPageHasItsHeadAndItsWaysOn(String path, int width, String title) {
        open(path, width, 844, false);
        page.await("document.fonts.status === 'loaded'");

        String head = page.text("section.first h1");
        assertEquals(title == null ? wall.sheet("H48.905").path("name").asText() : title, head);
        assertTrue(page.text("section.first .place").startsWith("Tỉnh Quảng Ngãi · "), page.text(".first .place"));
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        List<String> links =
                page.strings("[...document.querySelectorAll('.first .links a')].map((one) => one.pathname)");
        assertEquals(List.of("/xep-hang/so", "/xep-hang/xa", "/man/thu", "/cach-tinh"), links);
    }
}
