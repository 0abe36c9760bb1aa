package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wall that hangs on one month outlives it: no link brings what is over, and it stays on the screen. */
class WallEndedTest extends AtAWall.Living {
    private static final Instant NEXT_MONTH = Instant.parse("2026-11-30T17:10:00Z");

    @Test
    void givenAWallOfOneMonth_whenTheMonthEnds_thenItShowsWhatItCameToAndSaysThatItIsOver() {
        int rows;
        try (WallPage hung = new WallPage(screens.browser(), WallPage.Kind.wall())) {
            hung.open(wall.page("slides=so&ky=2026-11")).awaitState("live").awaitFigures();
            rows = hung.units().size();

            wall.clock.skipTo(NEXT_MONTH);
            hung.awaitState("frozen");
            assertOver(hung);
            assertEquals(rows, hung.units().size());
        }
        try (WallPage fresh = new WallPage(screens.browser(), WallPage.Kind.wall())) {
            fresh.open(wall.page("slides=so&ky=2026-11")).awaitState("frozen").awaitFigures();
            assertOver(fresh);
            assertEquals(rows, fresh.units().size());
            assertEquals(List.of(), fresh.overflows());
            fresh.photograph("ended");
        }
    }

    private static void assertOver(WallPage page) {
        page.await("document.querySelector('.place').textContent.endsWith('tháng 11/2026')");
        assertEquals("Kỳ đã kết thúc", page.text("#state-word"));
        assertTrue(page.text(".still").startsWith("Số liệu của kỳ đã kết thúc."), page.text(".still"));
        assertTrue(page.text("#age").startsWith("theo số liệu biết đến "), page.text("#age"));
        assertEquals(
                MovingWallTest.shown(
                        wall.get("/api/v1/units/H48/sheet?period=2026-11").path("total")),
                page.text("#province-score"));
    }
}
