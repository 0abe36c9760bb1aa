package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn: sizes, widths, room for the longest names, and what axe finds. */
class WallLooksTest extends AtAWall.Living {
    private WallPage show(WallPage.Kind kind) {
        page = new WallPage(screens.browser(), kind.fedByHand()).open(wall.page());
        return page.awaitFigures();
    }

    /** Computed sizes in CSS pixels: the least of all visible text, rank, name, score. */
    private Map<?, ?> sizes() {
        return (Map<?, ?>) page.page.evaluate("""
                () => {
                  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
                  const texts = [...document.querySelectorAll('#stage *')].filter((element) => element.getClientRects().length
                    && getComputedStyle(element).visibility === 'visible' && !element.closest('.spoken')
                    && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
                  const of = (selector) => size(document.querySelector(selector));
                  return { least: Math.min(...texts.map(size)), rank: of('.row .rk'), name: of('.row .nm'), score: of('.row .sc'),
                    hero: of('#province-score') };
                }
                """);
    }

    private static double size(Map<?, ?> sizes, String name) {
        return ((Number) sizes.get(name)).doubleValue();
    }

    @Test
    void givenAWallOf1080Lines_thenNoTextIsSmallerThanTheRoomNeeds() {
        show(WallPage.Kind.wall());

        Map<?, ?> sizes = sizes();
        assertTrue(size(sizes, "least") >= 24, sizes.toString());
        assertTrue(size(sizes, "rank") >= 38, sizes.toString());
        assertTrue(size(sizes, "name") >= 35, sizes.toString());
        assertTrue(size(sizes, "score") >= 41, sizes.toString());
    }

    @Test
    void givenAWallOf4K_thenTheSamePictureIsTwiceAsLarge() {
        show(WallPage.Kind.wall());
        Map<?, ?> usual = sizes();

        page.page.setViewportSize(3840, 2160);
        Map<?, ?> large = sizes();

        for (Object name : usual.keySet()) {
            double ratio = size(large, name.toString()) / size(usual, name.toString());
            assertEquals(2, ratio, 0.01, name.toString());
        }
    }

    @Test
    void givenFiguresOfOneLength_thenTheyAreOneWidthInEveryWeight() {
        show(WallPage.Kind.wall());

        List<String> widths = page.strings("""
                document.fonts.ready.then(() => [500, 600, 700].flatMap((weight) => {
                  const measured = ['1111111111', '8888888888', '0123456789', '7417417417'].map((text) => {
                    const probe = document.createElement('span');
                    probe.className = 'num';
                    probe.textContent = text;
                    probe.style.cssText = `position:absolute;font-size:100px;letter-spacing:0;font-weight:${weight}`;
                    document.body.append(probe);
                    const { width } = probe.getBoundingClientRect();
                    probe.remove();
                    return width;
                  });
                  return Math.max(...measured) - Math.min(...measured);
                }))
                """);

        assertEquals(3, widths.size());
        for (String difference : widths) assertTrue(Double.parseDouble(difference) < 0.1, widths.toString());
        assertTrue(page.truth("document.fonts.check('700 40px \"Be Vietnam Pro\"', '0ệ')"), "the letters are there");
    }

    @ParameterizedTest
    @CsvSource({"1920,1080,longest", "3840,2160,longest-4k", "1080,1920,longest-portrait", "390,844,longest-phone"})
    void givenTheLongestNames_thenNothingIsCutOffOrCovered(int width, int height, String picture) {
        show(WallPage.Kind.wall().sized(width, height).with("longest"));
        page.photograph(picture);

        assertNothingOverflows("first page");
        page.age(15_000);
        page.await("!document.querySelector('" + WallPage.row("H48.901") + "') || innerWidth < 700");
        assertNothingOverflows("second page");
        if (width == 390) assertEquals(390, page.number("document.documentElement.scrollWidth"));
    }

    @Test
    void givenRowsWithAndWithoutRank_thenTheirNamesStandAtOneHeight() {
        show(WallPage.Kind.wall().with("longest"));

        List<String> offsets = page.strings("[...document.querySelectorAll('li.row[data-unit]')].map((row) => {"
                + " const box = row.getBoundingClientRect(), name = row.querySelector('.nm').getBoundingClientRect();"
                + " return Math.round((name.top + name.bottom - box.top - box.bottom) / 2); })");

        assertEquals(10, offsets.size());
        for (String offset : offsets) assertTrue(Math.abs(Double.parseDouble(offset)) <= 1, offsets.toString());
    }

    @ParameterizedTest
    @CsvSource({"390,844"})
    void givenALiveAndAStaleWall_thenAxeFindsNothing(int width, int height) {
        show(WallPage.Kind.wall().sized(width, height).with("longest"));
        assertEquals(List.of(), Axe.violations(page.page), "live");

        page.page.evaluate("window.__hub.silentFor = 720; window.__hub.beat()");
        page.awaitState("stale");

        assertEquals(List.of(), Axe.violations(page.page), "stale");
    }

    @Test
    void givenTheRealServer_thenPicturesOfEachFormAreKept() {
        for (Map.Entry<String, int[]> form : Map.of(
                        "live", new int[] {1920, 1080}, "portrait", new int[] {1080, 1920}, "phone", new int[] {390, 844
                        })
                .entrySet()) {
            int[] size = form.getValue();
            if (page != null) page.close();
            page = new WallPage(screens.browser(), WallPage.Kind.wall().sized(size[0], size[1])).open(wall.page());
            page.awaitState("live").awaitFigures();
            wall.work();
            page.await("document.querySelector('.row.fresh')");

            assertNothingOverflows(form.getKey());
            page.photograph(form.getKey());
        }
    }

    private void assertNothingOverflows(String when) {
        page.awaitStillness();
        assertEquals(List.of(), page.overflows(), when);
    }
}
