package vn.nhip.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private final Vertx vertx = Vertx.vertx();
    private EventLoop first;
    private EventLoop second;

    @BeforeEach
    void start() {
        first = wait(EventLoop.start(vertx));
        second = wait(EventLoop.start(vertx));
    }

    @AfterEach
    void close() {
        wait(vertx.close());
    }

    private static <T> T wait(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static Future<Context> here() {
        return Future.succeededFuture(Vertx.currentContext());
    }

    @Test
    void givenTwoLoops_thenWorkRunsOnItsOwnAndTheAnswerComesHome() {
        List<Context> seen = new ArrayList<>();

        Context asked = wait(first.call(() -> second.call(EventLoopTest::here)
                .onSuccess(there -> seen.add(Vertx.currentContext()))
                .map(there -> {
                    seen.add(there);
                    return Vertx.currentContext();
                })));

        assertSame(seen.get(0), asked, "the answer came on the caller's loop");
        assertNotSame(seen.get(1), asked, "the work ran on the other");
        assertSame(wait(second.call(EventLoopTest::here)), seen.get(1), "always on the same");
    }

    @Test
    void givenWorkThatThrows_thenTheCallFails() {
        Future<Void> call = first.call(() -> {
            throw new IllegalStateException("broken");
        });

        CompletionException failed = Assertions.assertThrows(CompletionException.class, () -> wait(call));
        assertEquals("broken", failed.getCause().getMessage());
    }

    @Test
    void givenALoopThatCallsItself_thenItDoesNotWaitForItself() {
        String answer = wait(first.call(() -> first.call(() -> Future.succeededFuture("done"))));

        assertEquals("done", answer);
        assertNotEquals(first, second);
    }

    @Test
    void givenAnAnswerOfAnotherLoop_whenBroughtHome_thenItIsToldThereWhetherItSucceededOrNot() {
        Promise<Context> found = Promise.promise();
        Promise<Context> failed = Promise.promise();
        Context home = wait(first.call(EventLoopTest::here));
        Future<Context> told =
                first.call(() -> EventLoop.home(home, found.future()).map(there -> Vertx.currentContext()));
        Future<Context> toldOfFailure =
                first.call(() -> EventLoop.home(failed.future()).recover(cause -> here()));
        // Both wait by now; neither is answered before.
        wait(first.call(EventLoopTest::here));

        second.run(() -> found.complete(Vertx.currentContext()));
        second.run(() -> failed.fail("broken"));

        assertSame(home, wait(told));
        assertSame(home, wait(toldOfFailure));
        assertNotSame(home, wait(found.future()), "the answer was given elsewhere");
    }
}
