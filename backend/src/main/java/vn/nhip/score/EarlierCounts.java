package vn.nhip.score;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import vn.nhip.core.calendar.Period;
import vn.nhip.window.RedisWindow.Earlier;

/**
 * The counts as they stood at earlier positions. What has been counted once never changes, so some are kept; few are
 * counted at the same time, others wait, and beyond a limit they are refused: the past must not slow the present.
 */
final class EarlierCounts {
    private static final int MOST_KEPT = 32;
    private static final int MOST_AT_ONCE = 2;
    static final int MOST_WAITING = 32;

    /** Counts a period as it stood at a position. */
    interface Counting {
        Future<Earlier> at(Period period, long position);
    }

    private record Key(Period period, long position) {}

    private final Counting counting;
    private final ScoreMeters meters;
    private final Map<Key, Future<Earlier>> running = new HashMap<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Map<Key, Earlier> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Earlier> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private int active;

    EarlierCounts(Counting counting, ScoreMeters meters) {
        this.counting = counting;
        this.meters = meters;
    }

    /** Fails with {@link BusyException} when too many wait already. */
    Future<Earlier> of(Period period, long position) {
        Key key = new Key(period, position);
        Earlier known = kept.get(key);
        if (known != null) return Future.succeededFuture(known);
        Future<Earlier> sharing = running.get(key);
        if (sharing != null) return sharing;
        if (waiting.size() >= MOST_WAITING) {
            meters.pastRefused();
            return Future.failedFuture(new BusyException("too many questions about the past wait"));
        }
        Future<Earlier> counted = inTurn(() -> counting.at(period, position));
        running.put(key, counted);
        return counted.onComplete(done -> running.remove(key)).onSuccess(earlier -> {
            // One that stands before the position asked for will know more when it is asked again.
            if (earlier.position() == position) kept.put(key, earlier);
        });
    }

    private Future<Earlier> inTurn(Supplier<Future<Earlier>> work) {
        Promise<Earlier> promise = Promise.promise();
        waiting.add(() -> {
            meters.pastComputed();
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
