package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** A wall that hangs on one month outlives it: no link brings what is over, and it stays on the screen. */
class WallEndedTest {
    private static final Instant NEXT_MONTH = Instant.parse("2026-11-30T17:10:00Z");
    private static final String PICTURE = "document.getElementById('province-score').textContent";

    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static LiveWall wall;

    @BeforeAll
    static void start() {
        wall = LiveWall.on(servers);
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @Test
    void givenAWallOfOneMonth_whenTheMonthEnds_thenItShowsWhatItCameToAndSaysThatItIsOver() {
        try (WallPage hung = new WallPage(screens.browser(), WallPage.Kind.wall())) {
            hung.open(wall.page("slides=so&ky=2026-11")).awaitState("live").awaitFigures();
            int rows = hung.units().size();

            wall.clock.skipTo(NEXT_MONTH);
            hung.awaitState("frozen");
            assertOver(hung);
            assertEquals(rows, hung.units().size());
            hung.assertHonest();
        }
        try (WallPage fresh = new WallPage(screens.browser(), WallPage.Kind.wall())) {
            fresh.open(wall.page("slides=so&ky=2026-11")).awaitState("frozen").awaitFigures();
            assertOver(fresh);
            assertEquals(List.of(), fresh.overflows());
            fresh.photograph("ended");
        }
    }

    private static void assertOver(WallPage page) {
        assertEquals("Kỳ đã kết thúc", page.text("#state-word"));
        assertTrue(page.text("#age").startsWith("theo số liệu biết đến "), page.text("#age"));
        assertEquals("tháng 11/2026", page.text(".place").replaceAll(".*(tháng .*)", "$1"));
        assertTrue(page.truth(PICTURE + ".length > 0"));
        assertEquals(wall.ranking("2026-11").size(), page.units().size());
    }
}
