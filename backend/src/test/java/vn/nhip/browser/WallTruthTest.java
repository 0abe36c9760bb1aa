package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The windows are lost, or the server's clock is set: no frame shows what was never true, nor an old figure as a new one. */
class WallTruthTest extends AtAWall.Living {
    private static final int LONG = 60_000;

    private void live() {
        wall.improve(wall.news.busy().get(5));
        page = new WallPage(screens.browser(), WallPage.Kind.wall().with("honest")).open(wall.page());
        page.awaitState("live").awaitFigures();
    }

    /** News has come, and what stands on the wall is what the API says. */
    private void assertCarriesOn() {
        wall.improve(wall.news.busy().get(4));
        page.await("['live', 'quiet'].includes(document.getElementById('stage').dataset.state)", LONG);
        String province = MovingWallTest.shown(wall.sheet("H48").path("total"));
        page.await("document.getElementById('province-score').textContent === '" + province + "'", LONG);
        int listed = 0;
        for (JsonNode row : wall.ranking()) {
            String unit = row.path("unit").asText();
            if (!page.units().contains(unit) || row.path("rank").isNull()) continue;
            page.awaitScore(unit, MovingWallTest.shown(row.path("total")), LONG);
            listed++;
        }
        assertTrue(listed >= 5, "rows: " + page.units());
        page.assertHonest();
        page.assertNoComplaint();
    }

    @Test
    void givenRedisForgetsEverything_thenThePictureStandsAndGoesOnWithTheSameFigures() {
        live();
        int rows = page.units().size();

        servers.flushRedis();
        assertCarriesOn();

        assertEquals(rows, page.units().size(), "no row has gone");
        assertEquals(15, wall.ranking().size());
    }

    @Test
    void givenTheServersClockIsPutForward_thenNoAgeIsWrongAndThePictureGoesOn() {
        live();

        wall.clock.skip(Duration.ofHours(2));
        page.await("document.getElementById('clock').textContent.startsWith('" + hour() + "')", LONG);

        assertCarriesOn();
        wall.clock.skip(Duration.ofHours(-2));
        page.await("document.getElementById('clock').textContent.startsWith('" + hour() + "')", LONG);
        assertCarriesOn();
    }

    @Test
    void givenTheServersClockIsPutBack_whenTheFeedIsSilent_thenItsLastContactIsNotTakenForFresh() {
        live();

        wall.fallSilent();
        wall.clock.skip(Duration.ofHours(-2));
        page.await("document.getElementById('clock').textContent.startsWith('" + hour() + "')", LONG);
        page.await("document.getElementById('stage').hasAttribute('data-drained')", LONG);

        assertEquals("stale", page.state());
        assertFalse(page.text("#age").contains("giây trước"), page.text("#age"));
        page.assertHonest();
        wall.speakAgain();
        assertCarriesOn();
        wall.clock.skip(Duration.ofHours(2));
    }

    @Test
    void givenAPictureThatIsTamperedWith_thenTheObserverOfTheseTestsNotesIt() {
        live();
        page.page.evaluate("document.getElementById('province-score').textContent = '12,34'");
        page.await("window.__lies.some((lie) => lie.startsWith('a figure that was never served'))", LONG);

        wall.fallSilent();
        wall.clock.skip(Duration.ofSeconds(LiveWall.PROMISED_SECONDS * 5));
        page.await("document.getElementById('stage').hasAttribute('data-drained')", LONG);
        page.page.evaluate(
                "(() => { const wash = () => { document.getElementById('stage').removeAttribute('data-drained'); requestAnimationFrame(wash); }; wash(); })()");
        page.await("window.__lies.some((lie) => lie.startsWith('stale'))", LONG);
    }

    /** Of the province's day, as the wall writes it. */
    private static String hour() {
        return "%02d:"
                .formatted(wall.clock
                        .instant()
                        .atZone(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
                        .getHour());
    }
}
