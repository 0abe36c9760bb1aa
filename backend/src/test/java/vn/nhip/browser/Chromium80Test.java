package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.core.unit.Unit;
import vn.nhip.testing.Servers;

/** The same wall on a television of 2020. */
class Chromium80Test {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static LiveWall wall;
    private OldChromium screen;

    @BeforeAll
    static void start() {
        wall = LiveWall.on(servers);
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @BeforeEach
    void switchOn() {
        screen = new OldChromium();
    }

    private void open() throws IOException {
        screen.open(wall.page(), 1920, 1080, "listening");
        screen.await("document.getElementById('stage').dataset.state === 'live'");
        screen.await("document.querySelectorAll('li.row[data-unit]').length === 10");
    }

    @AfterEach
    void close() {
        screen.close();
        wall.repair();
    }

    private static String scoreOf(String unit) {
        return "document.querySelector('" + WallPage.row(unit) + " .sc').textContent";
    }

    private void assertFiguresOfTheApi() {
        screen.await(provinceIs(MovingWallTest.shown(wall.sheet("H48").path("total"))));
        int compared = 0;
        for (JsonNode row : wall.ranking()) {
            String unit = row.path("unit").asText();
            boolean here = screen.evaluate("!!document.querySelector('" + WallPage.row(unit) + "')")
                    .asBoolean();
            if (!here || row.path("rank").isNull()) continue;
            screen.await(scoreOf(unit) + " === '" + MovingWallTest.shown(row.path("total")) + "'");
            compared++;
        }
        assertTrue(compared >= 4, "rows compared: " + compared);
    }

    private static String provinceIs(String score) {
        return "document.getElementById('province-score').textContent === '" + score + "'";
    }

    @Test
    void givenChromium80_thenTheWallShowsWhatTheApiSaysAndFollowsAnEvent() throws IOException {
        open();
        assertTrue(screen.version().contains("Chrome/80."), screen.version());
        assertFiguresOfTheApi();

        String code = screen.evaluate("document.querySelectorAll('li.row[data-unit]')[2].dataset.unit")
                .asText();
        String before = screen.evaluate(scoreOf(code)).asText();
        wall.improve(unit(code));
        screen.await(scoreOf(code) + " !== '" + before + "'");

        assertEquals(
                MovingWallTest.shown(wall.sheet(code).path("total")),
                screen.evaluate(scoreOf(code)).asText());
        screen.await("document.getAnimations === undefined || !document.querySelector('.slot.swap')");
        screen.photograph("chromium80");
        assertEquals(List.of(), List.copyOf(screen.complaints));
    }

    private static Unit unit(String code) {
        return wall.news.busy().stream()
                .filter(unit -> unit.code().value().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givenChromium80_whenTheServerIsStartedAgain_thenItComesBackWithoutReload() throws IOException {
        open();
        double realm = screen.evaluate("window.__realm").asDouble();

        wall.stop();
        wall.startAgain();
        wall.improve(wall.news.busy().get(4));
        screen.await(provinceIs(MovingWallTest.shown(wall.sheet("H48").path("total"))), 45_000);

        assertEquals(realm, screen.evaluate("window.__realm").asDouble());
        screen.await("document.getElementById('stage').dataset.state === 'live'");
        assertFiguresOfTheApi();
    }

    @ParameterizedTest
    @CsvSource({"1920,1080", "1080,1920"})
    void givenChromium80AndTheLongestNames_thenNothingIsCutOffOrCovered(int width, int height) throws IOException {
        screen.open(wall.page(), width, height, "listening", "hub", "longest");
        screen.await("document.querySelectorAll('li.row[data-unit]').length === 10");
        screen.evaluate("document.fonts.ready.then(() => true)");
        screen.photograph("chromium80-" + width);
        String overflow = Files.readString(Path.of("src/test/resources/browser/overflow.js"));

        JsonNode problems = screen.evaluate("(" + overflow + ")()");

        assertEquals("[]", problems.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"so", "xa", "dau-cuoi", "nhom", "qua-han", "nhip", "muc-tieu", "ma"})
    void givenChromium80_thenEachSlideIsWholeAndItsCodeCanBeRead(String slide) throws Exception {
        String overflow = Files.readString(Path.of("src/test/resources/browser/overflow.js"));
        screen.open(wall.page("d=5&inch=86&slides=" + slide), 1920, 1080, "listening", "hub", "real");
        screen.await("document.querySelector('.main').dataset.kind === '" + WallPage.kindOf(slide)
                + "' && document.getElementById('stage').dataset.state === 'live'");
        screen.evaluate("document.fonts.ready.then(() => true)");
        screen.await("!document.querySelector('.slot.swap')");

        assertEquals("[]", screen.evaluate("(" + overflow + ")()").toString());
        String pictures = "[...document.querySelectorAll('.day-chart')].every((one) =>"
                + " one.getBoundingClientRect().bottom <= document.querySelector('.day-hours').getBoundingClientRect().top + 1)";
        assertTrue(screen.evaluate(pictures).asBoolean(), "the day's picture stays above its hours");
        String address = PhoneEye.read(() -> screen.photograph("chromium80-" + slide));
        assertTrue(address.toLowerCase().startsWith(wall.address() + "/x/"), address);
        assertEquals(List.of(), List.copyOf(screen.complaints));
    }
}
