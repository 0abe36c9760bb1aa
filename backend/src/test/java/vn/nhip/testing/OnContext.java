package vn.nhip.testing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs work on one event loop, as the server does, and waits for it in the test's own thread. */
public final class OnContext {
    private static final int SECONDS = 30;

    private final Context context;

    public OnContext(Vertx vertx) {
        context = vertx.getOrCreateContext();
    }

    public <T> CompletableFuture<T> start(Supplier<Future<T>> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.runOnContext(now -> {
            try {
                work.get().onComplete(done::complete, done::completeExceptionally);
            } catch (RuntimeException broken) {
                done.completeExceptionally(broken);
            }
        });
        return done;
    }

    public <T> T await(Supplier<Future<T>> work) {
        return await(start(work));
    }

    public static <T> T await(CompletableFuture<T> work) {
        try {
            return work.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The cause of a failure; fails when the work succeeds. */
    public static Throwable failureOf(CompletableFuture<?> work) {
        try {
            Object result = work.get(SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("succeeded with " + result);
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
