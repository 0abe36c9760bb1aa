package vn.nhip.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.nhip.bench.Cdp;
import vn.nhip.bench.Chromium;

/** Chromium 80 with one page: the oldest browser that a wall may have. */
final class OldChromium implements AutoCloseable {
    /** Errors and warnings of the page, as the browser words them. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private final Chromium browser;
    private final Cdp page;

    OldChromium() {
        Path executable = Screens.executable("NHIP_CHROMIUM_80", "target/chromium80/chromium80");
        browser = new Chromium(executable, List.of("--single-process", "--no-zygote"), this::note);
        page = browser.page();
        page.ask("Log.enable");
    }

    private void note(JsonNode event) {
        JsonNode about = event.path("params");
        switch (event.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                complaints.add(about.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning").contains(about.path("type").asText()))
                    complaints.add(about.path("args").toString());
            }
            case "Log.entryAdded" -> {
                if (List.of("error", "warning")
                        .contains(about.path("entry").path("level").asText()))
                    complaints.add(about.path("entry").path("text").asText());
            }
            default -> {}
        }
    }

    String version() {
        return evaluate("navigator.userAgent").asText();
    }

    /** @param files scripts that run before the page's own */
    OldChromium open(String address, int width, int height, String... files) throws IOException {
        page.ask(
                "Emulation.setDeviceMetricsOverride",
                News.JSON
                        .createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        for (String file : files) {
            String script = Files.readString(Path.of("src/test/resources/browser", file + ".js"));
            page.ask("Page.addScriptToEvaluateOnNewDocument", "source", script);
        }
        page.ask("Page.navigate", "url", address);
        return this;
    }

    JsonNode evaluate(String expression) {
        return page.evaluate(expression);
    }

    /** Waits in the page until a condition holds, as long as an event takes to reach a slow wall on a busy machine. */
    void await(String condition) {
        await(condition, 15_000);
    }

    /** Waits in the page until a condition holds. */
    void await(String condition, int millis) {
        boolean held = page.evaluate(
                        "new Promise((done) => { const since = Date.now(); const look = setInterval(() => {"
                                + " let held = false; try { held = !!(" + condition
                                + "); } catch (notYet) { held = false; }"
                                + " if (held || Date.now() - since > " + millis
                                + ") { clearInterval(look); done(held); } }, 20); })")
                .asBoolean();
        if (!held) {
            throw new AssertionError("after " + millis + " ms not yet: " + condition + "\nstates: "
                    + evaluate("JSON.stringify((window.__states || []).slice(-5))") + "\nconsole: " + complaints);
        }
    }

    byte[] photograph(String name) throws IOException {
        Files.createDirectories(Screens.PICTURES);
        String picture = page.ask("Page.captureScreenshot").path("data").asText();
        byte[] png = Base64.getDecoder().decode(picture);
        Files.write(Screens.PICTURES.resolve(name + ".png"), png);
        return png;
    }

    @Override
    public void close() {
        browser.close();
    }
}
