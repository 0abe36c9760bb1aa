package vn.nhip.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How soon a cold wall shows something, and its first figures, on a machine six times slower than this one. */
final class Paint implements Benchmark {
    private static final String NAME = "paint";
    private static final int SLOWER = 6;
    private static final int ROUNDS = 7;
    private static final double MOST_MILLIS = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String WATCH = """
            (() => { const look = () => { const score = document.querySelector('#province-score, .total b');
              if (score && /\\d/.test(score.textContent)) window.__figures = performance.now(); else requestAnimationFrame(look); };
              requestAnimationFrame(look); })()
            """;
    private static final String SEEN = """
            (() => { const paint = performance.getEntriesByName('first-contentful-paint')[0];
              return paint && window.__figures ? [paint.startTime, window.__figures] : null; })()
            """;

    private final Path browser;

    /** Milliseconds since the address was opened. */
    private record Seen(List<Double> first, List<Double> figures) {
        private static Seen none() {
            return new Seen(new ArrayList<>(), new ArrayList<>());
        }
    }

    Paint(Path browser) {
        this.browser = browser;
    }

    @Override
    public List<Result> run(Setting setting) throws Exception {
        try (Stage stage = Stage.open(setting.configDirectory())) {
            FilledStore.with(stage, setting.history());
            String address = "http://127.0.0.1:" + stage.app().port() + "/man/thu";
            open(address, Seen.none());
            Seen wall = Seen.none();
            Seen plain = Seen.none();
            for (int round = 0; round < ROUNDS; round++) {
                open(address, wall);
                open(address + "/don-gian", plain);
            }
            double limit = MedianOfRounds.of(plain.figures).median();
            return List.of(
                    result("first contentful paint", wall.first)
                            .beside(
                                    "page without script",
                                    MedianOfRounds.of(plain.first).median()),
                    result("first figures", wall.figures).beside("page without script", limit),
                    result("first figures, against a second", wall.figures).beside("most", MOST_MILLIS));
        }
    }

    private static Result result(String measure, List<Double> millis) {
        return Result.of(NAME, measure, "ms", Result.Better.LOWER, MedianOfRounds.of(millis));
    }

    /** In a browser that has never seen it. */
    private void open(String address, Seen into) {
        try (Chromium chromium = new Chromium(browser, List.of("--window-size=1920,1080"), event -> {})) {
            Cdp page = chromium.page();
            page.ask("Emulation.setCPUThrottlingRate", "rate", SLOWER);
            page.ask("Page.addScriptToEvaluateOnNewDocument", "source", WATCH);
            page.ask("Page.navigate", "url", address);
            long deadline = System.nanoTime() + LONGEST.toNanos();
            JsonNode seen = page.evaluate(SEEN);
            while (!seen.isArray()) {
                if (System.nanoTime() > deadline) throw new IllegalStateException("no figures at " + address);
                LockSupport.parkNanos(100_000_000);
                seen = page.evaluate(SEEN);
            }
            into.first.add(seen.path(0).asDouble());
            into.figures.add(seen.path(1).asDouble());
        }
    }
}
