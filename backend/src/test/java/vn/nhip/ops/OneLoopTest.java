package vn.nhip.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.nhip.access.RateLimiter;

class OneLoopTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void givenWhatOneLoopOwns_whenAnotherCalls_thenTheCallFailsAndSaysWhoseItIs() throws Exception {
        RateLimiter limiter = new RateLimiter(1, Duration.ofMinutes(1), 10);
        Instant now = Instant.parse("2026-11-20T07:00:00Z");
        EventLoop own = await(EventLoop.start(vertx));
        EventLoop other = await(EventLoop.start(vertx));
        assertTrue(await(own.call(() -> Future.succeededFuture(limiter.pass("a", now)))));

        Future<Boolean> foreign = other.call(() -> Future.succeededFuture(limiter.pass("b", now)));

        ExecutionException failed = Assertions.assertThrows(ExecutionException.class, () -> await(foreign));
        assertInstanceOf(IllegalStateException.class, failed.getCause());
        assertTrue(failed.getCause().getMessage().startsWith("of vert.x-eventloop-thread-"), failed.toString());
        assertEquals(false, await(own.call(() -> Future.succeededFuture(limiter.pass("a", now)))));
    }
}
