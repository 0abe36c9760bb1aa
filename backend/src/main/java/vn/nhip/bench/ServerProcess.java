package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build as it is served, {@code nhip serve}, on fresh embedded stores and its own demo configuration: known only by what
 * it says over the wire, so that it may be any build. Gone without a trace when closed. Blocks throughout.
 */
final class ServerProcess implements AutoCloseable {
    private static final Duration STARTS = Duration.ofSeconds(120);
    private static final Duration FOLLOWS = Duration.ofSeconds(120);
    private static final Duration ANSWERS = Duration.ofSeconds(20);
    private static final long STOP_SECONDS = 20;
    /** How exactly it is known when the scores have followed. */
    private static final long LOOK_NANOS = 10_000_000;

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+:(\\d+)/");
    private static final Pattern TOKEN = Pattern.compile("kind: http,.*\\btoken: \"?([^\",}\\s]+)");

    final Side side;
    private final Path directory;
    private final Process process;
    private final String token;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    /** A benchmark that is broken off leaves no servers behind. */
    private final Thread atExit;

    /** Fails with {@link CannotException} when the build does not serve. */
    static ServerProcess start(ComparedBuild build) throws IOException, InterruptedException, CannotException {
        Path directory = Files.createTempDirectory("nhip-bench-served-");
        ServerProcess server = null;
        try {
            Path config = directory.resolve("config");
            build.copyConfiguration(config);
            ProcessBuilder made = build.process(List.of("serve", "--config=" + config));
            made.environment().put("NHIP_HTTP_HOST", "127.0.0.1");
            made.environment().put("NHIP_HTTP_PORT", "0");
            made.environment().put("NHIP_DATA_DIR", directory.resolve("data").toString());
            made.redirectError(directory.resolve("log").toFile());
            server = new ServerProcess(build.side(), directory, made.start(), token(config));
            server.untilFollowed();
            return server;
        } catch (IOException | RuntimeException refused) {
            if (server != null) server.close();
            else Folders.remove(directory);
            throw CannotException.of(build.side(), refused);
        }
    }

    private ServerProcess(Side side, Path directory, Process process, String token)
            throws IOException, InterruptedException {
        this.side = side;
        this.directory = directory;
        this.process = process;
        this.token = token;
        this.atExit = new Thread(this::clear, "stop");
        Runtime.getRuntime().addShutdownHook(atExit);
        CompletableFuture<Integer> told = new CompletableFuture<>();
        Thread ear = new Thread(() -> hear(told), "server-output");
        ear.setDaemon(true);
        ear.start();
        try {
            this.port = told.get(STARTS.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            String last = lastLine(directory.resolve("log"));
            close();
            throw new IllegalStateException("it does not serve; its last line was: " + last);
        }
    }

    private static String token(Path config) throws IOException {
        Matcher found = TOKEN.matcher(Files.readString(config.resolve("server.yaml")));
        if (!found.find()) throw new IOException("its demo has no feed over HTTP");
        return found.group(1);
    }

    private void hear(CompletableFuture<Integer> told) {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines()
                    .map(ADDRESS::matcher)
                    .filter(Matcher::find)
                    .forEach(address -> told.complete(Integer.valueOf(address.group(1))));
            told.completeExceptionally(new IOException("it ended"));
        } catch (IOException | UncheckedIOException gone) {
            told.completeExceptionally(gone);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "none" : lines.get(lines.size() - 1);
    }

    int port() {
        return port;
    }

    /** Of the feed that sends over HTTP. */
    String token() {
        return token;
    }

    /** Milliseconds until its scores have come to its ledger's newest position, as its health tells. */
    double untilFollowed() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!follows()) {
            if (System.nanoTime() - begin > FOLLOWS.toNanos()) throw new IOException("its windows do not follow");
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private boolean follows() throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/health");
        HttpRequest asked = HttpRequest.newBuilder(address).timeout(ANSWERS).build();
        JsonObject health = new JsonObject(
                client.send(asked, HttpResponse.BodyHandlers.ofString()).body());
        long windows = health.getLong("windowPosition", -1L);
        return windows >= 0 && windows >= health.getLong("ledgerPosition", Long.MAX_VALUE);
    }

    /** Seconds of processor time since it began, without its stores; 0 where the system does not tell. */
    double processorSeconds() {
        return process.toHandle()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    /** Resident memory in MB, without its stores; 0 where the system does not tell. */
    double resident() {
        return Usage.resident(Long.toString(process.pid()));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The process ends already, and the hook clears up.
            return;
        }
        clear();
    }

    /** Asked to stop first, for only then does it stop its stores. */
    private void clear() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
            Folders.remove(directory);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
