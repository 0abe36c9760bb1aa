package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import vn.nhip.command.Opened;
import vn.nhip.config.Config;
import vn.nhip.config.Feed;
import vn.nhip.core.unit.Units;
import vn.nhip.ops.ClockGuard;
import vn.nhip.server.App;

/** A server as it is served, on fresh stores of its own; gone without a trace when closed. Blocks throughout. */
final class Stage implements AutoCloseable {
    private static final Duration FOLLOWS = Duration.ofSeconds(60);

    final Opened opened;
    private final Path directory;
    /** A benchmark that is broken off leaves no servers behind. */
    private final Thread atExit;

    private Stage(Opened opened, Path directory) {
        this.opened = opened;
        this.directory = directory;
        this.atExit = new Thread(this::clear, "stop");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static Stage open(Path configDirectory) throws Exception {
        return open(configDirectory, "webroot");
    }

    /** @param pages a folder on the class path, or of sources, which are served as modules */
    static Stage open(Path configDirectory, String pages) throws Exception {
        Path directory = Files.createTempDirectory("nhip-bench-");
        Map<String, String> environment = new HashMap<>();
        environment.put("NHIP_HTTP_HOST", "127.0.0.1");
        environment.put("NHIP_HTTP_PORT", "0");
        environment.put("NHIP_DATA_DIR", directory.toString());
        Config config = Config.load(configDirectory, environment);
        ClockGuard guard = ClockGuard.ofThisMachine(ClockGuard.Settings.USUAL);
        Opened opened = Opened.blocking(config, true, new Opened.Time(guard, guard, 1), pages);
        Stage stage = new Stage(opened, directory);
        stage.await(opened.app::start);
        return stage;
    }

    App app() {
        return opened.app;
    }

    Config config() {
        return opened.config;
    }

    /** The units of today. */
    Units units() {
        ZoneId zone = config().province().zone();
        return config().history()
                .on(InstantSource.system().instant().atZone(zone).toLocalDate());
    }

    <T> T await(Supplier<Future<T>> work) throws Exception {
        return opened.await(work);
    }

    double tickMillis() {
        return config().server().limits().tickMillis();
    }

    /** Of the feed that sends over HTTP. */
    String token() {
        return config().server().feeds().stream()
                .filter(Feed.Http.class::isInstance)
                .map(Feed.Http.class::cast)
                .findFirst()
                .orElseThrow()
                .token()
                .value();
    }

    /** Runs a client in a process of its own. */
    JsonObject client(String mode, Object... options) throws Exception {
        return client(app().port(), mode, options);
    }

    JsonObject client(int port, String mode, Object... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(mode, "--port=" + port, "--token=" + token()));
        for (Object option : options) words.add(option.toString());
        return Child.run("bench-client", words);
    }

    /** Milliseconds until the scores have come to the ledger's newest position. */
    double untilFollowed() throws Exception {
        long begin = System.nanoTime();
        long position = await(app().reader()::head).position();
        while (app().newest() == null || app().newest().position() < position) {
            if (System.nanoTime() - begin > FOLLOWS.toNanos()) throw new IOException("the windows do not follow");
            LockSupport.parkNanos(5_000_000);
        }
        return (System.nanoTime() - begin) / 1e6;
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

    private void clear() {
        opened.stopServer();
        try {
            Folders.remove(directory);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
