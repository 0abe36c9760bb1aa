package vn.nhip.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One look at one page, in a browser that has never seen it. Blocks. */
final class Visit implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Letters, lines and boards come after the figures, and may push them about. */
    private static final long SETTLES_NANOS = 1_500_000_000L;

    /**
     * Frames are counted from the address on: a figure counts in the frame that first has it, the script's own apart, and not
     * before anything was painted.
     */
    private static final String WATCH = """
            (() => {
              const own = '#province-score, .ranking td.score, .hero .score';
              const any = 'section.first .total b, section.first .units td.n, ' + own;
              const told = (where) => [...document.querySelectorAll(where)].some((one) => /\\d/.test(one.textContent));
              const seen = window.__seen = { figures: 0, own: 0, shift: 0 };
              const look = (now) => {
                if (!seen.figures && told(any)) seen.figures = now;
                if (!seen.own && told(own)) seen.own = now;
                if (!seen.own) requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
              new PerformanceObserver((list) => list.getEntries().forEach((one) => { seen.shift += one.value; }))
                .observe({ type: 'layout-shift', buffered: true });
            })()
            """;

    private static final String SEEN = """
            (() => { const paint = performance.getEntriesByName('first-contentful-paint')[0];
              return paint && window.__seen && window.__seen.own && document.fonts.status === 'loaded'
                ? { paint: paint.startTime, ...window.__seen, figures: Math.max(paint.startTime, window.__seen.figures),
                    own: Math.max(paint.startTime, window.__seen.own) } : null; })()
            """;

    private final Chromium chromium;
    /** Address and bytes on the wire of each request, by the browser's name for it. */
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    private record Asked(String address, long bytes) {}

    /** How slow the reader's machine and line are. @param cpu times slower than this one @param line null: as it is */
    record Slow(int cpu, @Nullable Line line) {
        static final Slow NOT = new Slow(1, null);
    }

    /** @param bytesPerSecond each way @param latencyMillis until an answer begins */
    record Line(int bytesPerSecond, int latencyMillis) {}

    /**
     * Milliseconds since the address was opened.
     *
     * @param paint the first with anything in it
     * @param figures the first, whoever wrote it
     * @param own the first that the script wrote
     * @param bytes on the wire, but letters
     */
    record Seen(double paint, double figures, double own, double shift, long bytes, int requests) {}

    Visit(Path browser, String size, Slow slow) {
        chromium = new Chromium(browser, List.of("--window-size=" + size), this::hear);
        Cdp page = chromium.page();
        page.ask("Network.enable");
        page.ask("Emulation.setCPUThrottlingRate", "rate", slow.cpu());
        if (slow.line() != null) {
            page.ask(
                    "Network.emulateNetworkConditions",
                    new ObjectMapper()
                            .createObjectNode()
                            .put("offline", false)
                            .put("latency", slow.line().latencyMillis())
                            .put("downloadThroughput", slow.line().bytesPerSecond())
                            .put("uploadThroughput", slow.line().bytesPerSecond()));
        }
        page.ask("Page.addScriptToEvaluateOnNewDocument", "source", WATCH);
    }

    private void hear(JsonNode event) {
        JsonNode about = event.path("params");
        String request = about.path("requestId").asText();
        switch (event.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                asked.put(request, new Asked(about.path("request").path("url").asText(), 0));
            case "Network.loadingFinished" ->
                asked.computeIfPresent(
                        request,
                        (name, one) -> new Asked(
                                one.address(), about.path("encodedDataLength").asLong()));
            default -> {}
        }
    }

    /** Comes back when the page has drawn its figures itself and stands. */
    Seen open(String address) {
        asked.clear();
        chromium.page().ask("Page.navigate", "url", address);
        return seen(address);
    }

    /** The same page again: what it has kept is there. */
    Seen again() {
        asked.clear();
        chromium.page().ask("Page.reload");
        return seen("the page that was opened again");
    }

    /** Waits until an expression holds. */
    void await(String condition) {
        awaited(condition, condition, JsonNode::asBoolean);
    }

    private Seen seen(String address) {
        awaited(address, SEEN, JsonNode::isObject);
        LockSupport.parkNanos(SETTLES_NANOS);
        JsonNode seen = chromium.page().evaluate(SEEN);
        List<Asked> all = asked.values().stream()
                .filter(one -> one.address().startsWith("http"))
                .toList();
        long bytes = all.stream()
                .filter(one -> !one.address().endsWith(".woff2"))
                .mapToLong(Asked::bytes)
                .sum();
        return new Seen(
                seen.path("paint").asDouble(),
                seen.path("figures").asDouble(),
                seen.path("own").asDouble(),
                seen.path("shift").asDouble(),
                bytes,
                all.size());
    }

    private JsonNode awaited(String what, String expression, java.util.function.Predicate<JsonNode> held) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        JsonNode value = chromium.page().evaluate(expression);
        while (!held.test(value)) {
            if (System.nanoTime() > deadline) throw new NotMeasuredException("not within a minute: " + what);
            LockSupport.parkNanos(50_000_000);
            value = chromium.page().evaluate(expression);
        }
        return value;
    }

    @Override
    public void close() {
        chromium.close();
    }
}
