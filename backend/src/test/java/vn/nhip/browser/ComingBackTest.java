package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** A server that comes back is met by two hundred screens, but not in one second. */
class ComingBackTest {
    private static final int SCREENS = 200;
    /** Seconds of the screens' own time before the server stands again: within their first wait, and after several. */
    private static final List<Integer> OUTAGES = List.of(2, 60);

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
    void givenTwoHundredScreens_whenTheServerIsKilledAndStarted_thenNoSecondSeesMoreThanAQuarterOfThem() {
        try (WallPage page = new WallPage(screens.browser(), WallPage.Kind.wall())) {
            page.open(wall.address() + "/cach-tinh");
            page.page.evaluate(script(), SCREENS);
            page.page.evaluate("window.__crowd.until(() => window.__crowd.up() === " + SCREENS + ")");

            for (int outage : OUTAGES) {
                wall.kill();
                page.page.evaluate("window.__crowd.until(() => window.__crowd.up() === 0)");
                page.page.evaluate("window.__crowd.pass(" + outage + ")");
                wall.startAgain();
                page.page.evaluate("window.__crowd.startCounting()");
                page.page.evaluate("window.__crowd.until(() => window.__crowd.up() === " + SCREENS + ")");

                List<String> seconds = page.strings("window.__crowd.arrivals()");
                assertEquals(
                        SCREENS, seconds.stream().mapToInt(Integer::parseInt).sum(), "arrivals " + seconds);
                int most = seconds.stream().mapToInt(Integer::parseInt).max().orElseThrow();
                assertTrue(most <= SCREENS / 4, "after " + outage + " s, arrivals in each second: " + seconds);
            }
        }
    }

    private static String script() {
        try {
            return Files.readString(Path.of("src/test/resources/browser/crowd.js"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
