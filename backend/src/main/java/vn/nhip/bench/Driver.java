package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import vn.nhip.ops.EventLoop;

/**
 * The one client of two servers, in this process and on one event loop: its code is compiled for both alike. What a turn
 * opened, screens above all, is closed before the next. Blocks.
 */
final class Driver {
    private static final int MOST_SECONDS = 300;

    private Driver() {}

    /** Works as a client of that server; fails with {@link CannotException} when the server refuses. */
    static <T> T drive(ServerProcess server, Function<Vertx, Future<T>> work)
            throws CannotException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            return EventLoop.start(vertx)
                    .compose(loop -> loop.call(() -> work.apply(vertx)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw CannotException.of(server.side, failed);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** What every client is told of a server. */
    static ClientSettings settings(ServerProcess server) {
        ClientSettings settings = new ClientSettings();
        settings.port = server.port();
        settings.token = server.token();
        return settings;
    }
}
