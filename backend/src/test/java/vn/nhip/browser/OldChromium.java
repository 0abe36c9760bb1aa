package vn.nhip.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import vn.nhip.testing.Servers;

/** Chromium 80 with one page: the oldest browser that a wall may have. */
final class OldChromium implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";

    /** Errors and warnings of the page, as the browser words them. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private final Path profile;
    private final Process process;
    private final Cdp page;

    OldChromium() {
        Path executable = Screens.executable("NHIP_CHROMIUM_80", "target/chromium80/chromium80");
        try {
            profile = Files.createTempDirectory("nhip-chromium80-");
            process = new ProcessBuilder(
                            executable.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--single-process",
                            "--no-zygote",
                            "--hide-scrollbars",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .start();
            // A test that is killed, or a browser that does not answer, leaves nothing running.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "chromium80-stop"));
            page = new Cdp(firstPage(address(process.inputReader())), this::note);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        for (String domain : List.of("Page", "Runtime", "Log")) page.ask(domain + ".enable");
    }

    private static URI address(BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (!line.startsWith(LISTENING)) continue;
            Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}), "chromium80-output");
            rest.setDaemon(true);
            rest.start();
            return URI.create(line.substring(LISTENING.length()).strip());
        }
        throw new IllegalStateException("Chromium 80 did not start:\n" + said);
    }

    /** The browser answers a moment before its page is there. */
    private static URI firstPage(URI browser) {
        URI list = URI.create("http://127.0.0.1:" + browser.getPort() + "/json/list");
        String[] page = {""};
        Until.within(Duration.ofSeconds(10), () -> {
            try (InputStream pages = list.toURL().openStream()) {
                page[0] = News.JSON
                        .readTree(pages)
                        .path(0)
                        .path("webSocketDebuggerUrl")
                        .asText();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            return !page[0].isEmpty();
        });
        return URI.create(page[0]);
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
            page.ask("Page.addScriptToEvaluateOnNewDocument", one("source", script));
        }
        page.ask("Page.navigate", one("url", address));
        return this;
    }

    private static ObjectNode one(String name, String value) {
        return News.JSON.createObjectNode().put(name, value);
    }

    JsonNode evaluate(String expression) {
        return page.evaluate(expression);
    }

    /** Waits in the page until a condition holds. */
    void await(String condition, int millis) {
        boolean held = page.evaluate(
                        "new Promise((done) => { const since = Date.now(); const look = setInterval(() => {"
                                + " let held = false; try { held = !!(" + condition
                                + "); } catch (notYet) { held = false; }"
                                + " if (held || Date.now() - since > " + millis
                                + ") { clearInterval(look); done(held); } }, 50); })")
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
        page.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Servers.delete(profile);
    }
}
