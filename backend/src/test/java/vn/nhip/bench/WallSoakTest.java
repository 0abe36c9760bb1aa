package vn.nhip.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.command.Bundled;

/** What {@code nhip bench wall} watches for an hour, in a minute: the page believes that its slides turn faster. */
class WallSoakTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path directory;

    @Test
    void givenAWallWhoseScoresNeverStandStill_thenItNeitherGrowsNorJumps() throws Exception {
        Path config = directory.resolve("config");
        Bundled.copy("config/demo", config);
        Path browser = Chromium.installed()
                .orElseThrow(() -> new IllegalStateException("no Chromium: ./nhip test installs it"));
        try (Stage stage = Stage.open(config);
                Chromium chromium = new Chromium(browser, List.of("--window-size=1920,1080"), event -> {})) {
            Instant now = CLOCK.instant();
            LoadPattern restless = WallBench.restless(stage.config(), now);
            FeedSender door = new FeedSender(stage.app().port(), stage.token());
            for (String body : restless.first(now)) door.put(body);
            stage.untilFollowed();

            WallSoak.Seen seen = new WallSoak(
                            chromium.page(),
                            new WallSoak.Plan(
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(45),
                                    Duration.ofMillis(1_500),
                                    Duration.ofMillis(50),
                                    Duration.ofSeconds(9),
                                    () -> door.send(restless.next(CLOCK.instant())),
                                    sample -> {}))
                    .watch("http://127.0.0.1:" + stage.app().port() + "/man/thu");

            System.err.println("a wall in a minute: " + seen.busy() + "; heap "
                    + seen.samples().get(0).heap() + " to "
                    + seen.samples().get(seen.samples().size() - 1).heap() + " MB");
            assertTrue(seen.busy().changes() > 20, "frames came: " + seen.busy());
            assertTrue(seen.busy().shown() > 100, "figures changed: " + seen.busy());
            assertTrue(seen.heapGrowth() < 1, "megabytes more: " + seen.samples());
            assertTrue(seen.nodeShare() < 1.05, "nodes: " + seen.samples());
            assertTrue(
                    seen.busy().shift() <= 0.001, "layout shift: " + seen.busy().shift() + " of " + seen.shifted());
            assertEquals(0, seen.busy().errors(), "errors of the page");
        }
    }
}
