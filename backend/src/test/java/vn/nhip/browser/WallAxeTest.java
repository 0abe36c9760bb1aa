package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every slide on both grounds, every state: whole, and axe finds nothing. Each leaves its picture. */
class WallAxeTest extends AtAWall.HandFed {
    private void open(String settings, WallPage.Kind kind) {
        page = new WallPage(screens.browser(), kind.fedByHand().with("real")).open(wall.page(settings));
    }

    private void assertClean(String picture) {
        page.await("document.fonts.status === 'loaded'");
        page.awaitStillness();
        page.photograph("axe-" + picture);
        assertEquals(List.of(), page.overflows(), picture);
        assertEquals(List.of(), page.violations(), picture);
        page.assertNoComplaint();
    }

    @ParameterizedTest
    @CsvSource({"dark,1920,1080", "light,1080,1920", "night,1920,1080", "dark,390,844"})
    void givenEverySlide_thenItIsWholeAndAxeFindsNothing(String ground, int width, int height) {
        String more = ground.equals("light") ? "&nen=sang" : ground.equals("night") ? "&dem=1" : "";
        open(
                "slides=" + String.join(",", WallPage.SLIDES) + more,
                WallPage.Kind.wall().sized(width, height));
        page.awaitState("live").awaitFigures();
        for (String kind : WallPage.SLIDES) {
            page.turnTo(kind);
            assertClean(ground + "-" + kind + "-" + width);
        }
    }

    @ParameterizedTest
    @CsvSource({"1920,1080", "1080,1920"})
    void givenEveryState_thenItIsWholeAndAxeFindsNothing(int width, int height) {
        open("slides=so", WallPage.Kind.wall().sized(width, height));
        page.awaitState("live").awaitFigures();
        // Its oldest contact, of which all news speaks, is the other source's.
        String two = "window.__hub.silentFor = 12708; window.__hub.sources ="
                + " [{ name: 'Cổng DVCQG', sourceAt: new Date(Date.parse('2026-11-20T07:31:48Z') + performance.now()).toISOString(), intervalSeconds: 60 },"
                + " { name: 'Số hóa', sourceAt: '2026-11-20T04:00:00Z', intervalSeconds: 60, groups: ['MDSH'] }]";
        becomes("partial", two, width);
        becomes("delayed", "window.__hub.sources = null; window.__hub.silentFor = 150", width);
        becomes("stale", "window.__hub.silentFor = 720", width);
        becomes("live", "window.__hub.silentFor = 1", width);
        page.page.evaluate("window.__hub.beat = () => {}");
        page.age(26_000);
        page.awaitState("offline");
        assertClean("offline-" + width);
    }

    private void becomes(String state, String how, int width) {
        page.page.evaluate(how + "; window.__hub.beat()");
        page.awaitState(state);
        assertClean(state + "-" + width);
    }

    @Test
    void givenNothingYet_thenTheBonesAreCleanToo() {
        List<Route> held = new ArrayList<>();
        open("slides=so", WallPage.Kind.wall().bare().before(before -> before.route("**/api/v1/about", held::add)));
        page.await("document.getElementById('stage').hasAttribute('data-bones')");
        assertClean("loading");
        held.forEach(Route::resume);
        page.awaitState("live");
    }

    @Test
    void givenAPictureTooSmallForItsRoom_thenTheRefusalIsClean() {
        open("d=8&inch=43", WallPage.Kind.wall());
        page.await("document.getElementById('stage').hasAttribute('data-refused')");
        assertClean("refusal");
    }
}
