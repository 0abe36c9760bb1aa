package vn.nhip.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.nhip.config.Config;
import vn.nhip.config.Lists;
import vn.nhip.config.ServerSettings;
import vn.nhip.embedded.EmbeddedServers;
import vn.nhip.ops.ClockGuard;
import vn.nhip.ops.EventLoop;
import vn.nhip.server.App;
import vn.nhip.server.Environment;

/** A configuration with its stores open: what every command but the demo begins with. */
public final class Opened implements AutoCloseable {
    private static final long CLOSE_MILLIS = 10_000;
    /** A folder of sources, for whoever works on the pages; else those that the build left in the jar. */
    private static final String PAGES = System.getProperty("nhip.modules", "webroot");
    /** What is left of a stop for Vert.x itself. */
    private static final long VERTX_MILLIS = 1_500;

    public final Config config;
    public final Vertx vertx;
    public final App app;
    private final @Nullable EmbeddedServers servers;

    private Opened(Config config, Vertx vertx, App app, @Nullable EmbeddedServers servers) {
        this.config = config;
        this.vertx = vertx;
        this.app = app;
        this.servers = servers;
    }

    /** @param alone the embedded servers must be ours; else those of a server that runs beside us will do */
    static Opened blocking(Path configDirectory, boolean alone) {
        return blocking(configDirectory, alone, config -> {});
    }

    /** @param ground looks at what the command needs besides, before anything is started */
    static Opened blocking(Path configDirectory, boolean alone, Consumer<Config> ground) {
        Config config = Config.load(configDirectory, System.getenv());
        ground.accept(config);
        ClockGuard guard = guard(config);
        Opened opened = blocking(config, alone, new Time(guard, guard, 1));
        opened.app.reloadsFrom(running -> Lists.reload(configDirectory, opened.config.province(), running));
        return opened;
    }

    /** This machine's clock, checked as it is configured. */
    static ClockGuard guard(Config config) {
        ServerSettings.Clock settings = config.server().clock();
        return ClockGuard.ofThisMachine(new ClockGuard.Settings(settings.tolerance(), settings.hold()));
    }

    /**
     * By which clock a server goes.
     *
     * @param clock the guard itself, or made of it
     * @param rate how fast the clock runs against real time
     */
    public record Time(ClockGuard guard, InstantSource clock, double rate) {}

    public static Opened blocking(Config config, boolean alone, Time time) {
        return blocking(config, alone, time, PAGES);
    }

    /** @param pages where they are: a folder on the class path, or of sources, which are served as modules */
    public static Opened blocking(Config config, boolean alone, Time time, String pages) {
        boolean postgres = config.server().postgres().embedded();
        boolean redis = config.server().redis().embedded();
        Path directory = config.server().dataDir();
        if (postgres || redis) Ground.requireFolder(directory, "dataDir");
        EmbeddedServers servers = !postgres && !redis
                ? null
                : alone
                        ? EmbeddedServers.start(directory, postgres, redis)
                        : EmbeddedServers.findOrStart(directory, postgres, redis);
        String postgresUri = postgres && servers != null
                ? servers.requirePostgres()
                : config.server().postgres().uri();
        String redisUri = redis && servers != null
                ? servers.requireRedis()
                : config.server().redis().uri();
        Vertx vertx = Vertx.vertx(new VertxOptions());
        try {
            App app = new App(
                            vertx,
                            config,
                            new Environment(postgresUri, redisUri, time.clock(), time.rate(), Build.name(), pages))
                    .guardedBy(time.guard());
            return new Opened(config, vertx, app.openBlocking(), servers);
        } catch (RuntimeException failure) {
            vertx.close();
            if (servers != null) servers.close();
            throw failure;
        }
    }

    /** Redis is embedded and nobody else's: it begins empty. */
    boolean windowsBeginEmpty() {
        return servers != null && servers.redis() != null;
    }

    /** Works on an event loop of its own and waits for the answer. */
    public <T> T await(java.util.function.Supplier<Future<T>> work) throws Exception {
        try {
            return EventLoop.start(vertx)
                    .compose(loop -> loop.call(work))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) throw Ground.named(cause, app.redisUri());
            throw failed;
        }
    }

    @Override
    public void close() {
        waitFor(app.close(), CLOSE_MILLIS);
        closeServers(CLOSE_MILLIS);
    }

    /** The order of a stop: the server's rooms, Vert.x, then what they stood on. */
    public void stopServer() {
        long begunAt = System.nanoTime();
        long millis = config.server().limits().stopMillis();
        waitFor(app.stop(), millis - VERTX_MILLIS);
        closeServers(millis - (System.nanoTime() - begunAt) / 1_000_000);
    }

    private void closeServers(long millis) {
        waitFor(vertx.close(), millis);
        if (servers != null) servers.close();
    }

    private static void waitFor(Future<?> future, long millis) {
        try {
            future.toCompletionStage().toCompletableFuture().get(Math.max(0, millis), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            org.slf4j.LoggerFactory.getLogger(Opened.class).warn("did not close cleanly, goes on closing", failed);
        }
    }
}
