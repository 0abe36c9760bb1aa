package vn.nhip.ops;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One event loop that owns the mutable state of a room. Others ask it to work and get the answer on their own loop, so no
 * state is ever touched by two threads and nothing needs a lock.
 */
public final class EventLoop extends VerticleBase {
    private @Nullable Context own;

    private EventLoop() {}

    /** A new loop. */
    public static Future<EventLoop> start(Vertx vertx) {
        EventLoop loop = new EventLoop();
        return vertx.deployVerticle(loop).map(loop);
    }

    @Override
    public Future<?> start() {
        own = context;
        return Future.succeededFuture();
    }

    /** Works here; the future completes on the caller's loop. */
    public <T> Future<T> call(Supplier<Future<T>> work) {
        Context caller = Vertx.currentContext();
        if (caller == own) return work.get();
        Promise<T> promise = Promise.promise();
        own().runOnContext(here -> Future.succeededFuture()
                .compose(go -> work.get())
                .onComplete(result -> {
                    if (caller == null) promise.handle(result);
                    else caller.runOnContext(there -> promise.handle(result));
                }));
        return promise.future();
    }

    /** The same outcome, told on the loop that asks; to be called on one. */
    public static <T> Future<T> home(Future<T> answer) {
        return home(Vertx.currentContext(), answer);
    }

    /**
     * The same outcome, told on {@code home}: a ledger or a client may answer on an event loop of its own, and state belongs
     * to one.
     */
    public static <T> Future<T> home(Context home, Future<T> answer) {
        Promise<T> told = Promise.promise();
        answer.onComplete((value, failure) -> home.runOnContext(now -> told.complete(value, failure)));
        return told.future();
    }

    /** Works here, some time soon. */
    public void run(Runnable work) {
        own().runOnContext(here -> work.run());
    }

    private Context own() {
        if (own == null) throw new IllegalStateException("the loop is not deployed");
        return own;
    }
}
