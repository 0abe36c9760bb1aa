package vn.nhip.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A real browser without a window, with one page and a profile of its own; gone without a trace when closed. Blocks. */
public final class Chromium implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "chrome", "chromium-headless-shell");
    private static final List<String> USUAL = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--remote-debugging-port=0");
    private static final int PAGE_LOOKS = 500;

    private final Path profile;
    private final Process process;
    private final Thread stop;
    private final Cdp page;

    /**
     * @param more flags besides the usual ones
     * @param events what the page says unasked, on another thread
     * @throws IllegalStateException when it does not start
     */
    public Chromium(Path executable, List<String> more, Consumer<JsonNode> events) {
        try {
            profile = Files.createTempDirectory("nhip-chromium-");
            List<String> command = new ArrayList<>(List.of(executable.toString()));
            command.addAll(USUAL);
            command.addAll(more);
            command.addAll(List.of("--user-data-dir=" + profile, "about:blank"));
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            // Who is killed, or waits for a browser that does not answer, leaves nothing running.
            stop = new Thread(process::destroyForcibly, "chromium-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            page = new Cdp(firstPage(address(process.inputReader())), events);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        page.ask("Page.enable");
        page.ask("Runtime.enable");
    }

    /** The browser that {@code NHIP_CHROMIUM} names, else the first on the path. */
    static Optional<Path> installed() {
        String given = System.getenv("NHIP_CHROMIUM");
        if (given != null && !given.isEmpty())
            return Optional.of(Path.of(given)).filter(Files::isExecutable);
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static URI address(BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (!line.startsWith(LISTENING)) continue;
            Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}), "chromium-output");
            rest.setDaemon(true);
            rest.start();
            return URI.create(line.substring(LISTENING.length()).strip());
        }
        throw new IllegalStateException("the browser did not start:\n" + said);
    }

    /** The browser answers a moment before its page is there. */
    private static URI firstPage(URI browser) throws IOException {
        URI list = URI.create("http://127.0.0.1:" + browser.getPort() + "/json/list");
        for (int look = 0; look < PAGE_LOOKS; look++) {
            try (InputStream pages = list.toURL().openStream()) {
                for (JsonNode one : new ObjectMapper().readTree(pages)) {
                    boolean ready = one.path("type").asText().equals("page");
                    if (ready)
                        return URI.create(one.path("webSocketDebuggerUrl").asText());
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException("the browser opened no page");
    }

    public Cdp page() {
        return page;
    }

    @Override
    public void close() {
        page.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Runtime.getRuntime().removeShutdownHook(stop);
            remove();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException alreadyStopping) {
            // The hook does what is left to do.
        }
    }

    /** A child of the browser may write a last file while the folder is emptied. */
    private void remove() {
        for (int attempt = 0; attempt < 5 && Files.exists(profile); attempt++) {
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            } catch (IOException | UncheckedIOException busy) {
                LockSupport.parkNanos(100_000_000);
            }
        }
    }
}
