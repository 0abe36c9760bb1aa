package vn.nhip.score;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lets few pieces of work run at a time: what is asked for while it runs is shared, other work waits, and beyond a limit it
 * is refused. The past must not slow the present.
 *
 * @param <K> by which the same work is known
 * @param <V> what comes of it
 */
final class WorkQueue<K, V> {
    private static final int MOST_AT_ONCE = 2;
    static final int MOST_WAITING = 32;

    private final String refusal;
    private final Runnable onBegun;
    private final Runnable onRefused;
    private final Map<K, Future<V>> running = new HashMap<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int active;

    /** @param refusal what a {@link BusyException} says */
    WorkQueue(String refusal, Runnable onBegun, Runnable onRefused) {
        this.refusal = refusal;
        this.onBegun = onBegun;
        this.onRefused = onRefused;
    }

    /** Fails with {@link BusyException} when too many wait already. */
    Future<V> of(K key, Supplier<Future<V>> work) {
        Future<V> sharing = running.get(key);
        if (sharing != null) return sharing;
        if (waiting.size() >= MOST_WAITING) {
            onRefused.run();
            return Future.failedFuture(new BusyException(refusal));
        }
        Future<V> mine = inTurn(work);
        running.put(key, mine);
        return mine.onComplete(done -> running.remove(key));
    }

    private Future<V> inTurn(Supplier<Future<V>> work) {
        Promise<V> promise = Promise.promise();
        waiting.add(() -> {
            onBegun.run();
            Future.succeededFuture()
                    .compose(go -> work.get())
                    .onComplete(done -> {
                        active--;
                        next();
                    })
                    .onComplete(promise);
        });
        next();
        return promise.future();
    }

    private void next() {
        if (active >= MOST_AT_ONCE || waiting.isEmpty()) return;
        active++;
        waiting.poll().run();
    }
}
