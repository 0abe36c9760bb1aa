package vn.nhip.whole;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.nhip.config.Config;
import vn.nhip.config.Lists;
import vn.nhip.ops.ClockGuard;
import vn.nhip.ops.EventLoop;
import vn.nhip.server.App;
import vn.nhip.server.Environment;

/** The whole server in this JVM, on a free port and real stores, with a clock of the test's. */
final class RunningServer implements AutoCloseable {
    private static final String BUILD = "test-build";

    private final Vertx vertx;
    private final App app;
    private final Caller caller;
    private boolean stopped;

    private RunningServer(Vertx vertx, App app) {
        this.vertx = vertx;
        this.app = app;
        this.caller = new Caller(app.port());
    }

    static RunningServer start(Path configuration, InstantSource clock) {
        return start(configuration, ClockGuard.believing(clock));
    }

    /** With a clock that is checked. */
    static RunningServer start(Path configuration, ClockGuard clock) {
        Config config = Config.load(configuration, Map.of());
        Vertx vertx = Vertx.vertx();
        App app = new App(
                        vertx,
                        config,
                        new Environment(
                                config.server().postgres().uri(),
                                config.server().redis().uri(),
                                clock,
                                1,
                                BUILD,
                                "webroot"))
                .guardedBy(clock)
                .reloadsFrom(running -> Lists.reload(configuration, config.province(), running))
                .openBlocking();
        wait(EventLoop.start(vertx).compose(loop -> loop.call(app::start)));
        RunningServer server = new RunningServer(vertx, app);
        server.caller.see(0);
        return server;
    }

    private static <T> T wait(io.vertx.core.Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    Caller caller() {
        return caller;
    }

    App app() {
        return app;
    }

    /** As on SIGTERM. */
    void stop() {
        if (stopped) return;
        stopped = true;
        wait(app.stop());
        wait(vertx.close());
    }

    @Override
    public void close() {
        stop();
    }
}
