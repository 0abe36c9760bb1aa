package vn.nhip.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again until it works. Events have ids, so sending what may have arrived does no harm. */
final class Patience {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 10_000;
    private static final long WARN_FROM_MILLIS = 2_000;

    private final Vertx vertx;
    private boolean over;

    Patience(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Nothing is tried again from now on. */
    void end() {
        over = true;
    }

    /** @param worthwhile whether a failure may pass by itself */
    Future<Void> with(Supplier<Future<Void>> attempt, Predicate<Throwable> worthwhile) {
        return with(attempt, worthwhile, FIRST_MILLIS);
    }

    private Future<Void> with(Supplier<Future<Void>> attempt, Predicate<Throwable> worthwhile, long pause) {
        return attempt.get().recover(cause -> {
            if (over || !worthwhile.test(cause)) return Future.failedFuture(cause);
            long asked = cause instanceof HttpDoor.NotTaken answer ? answer.retryAfterMillis() : 0;
            long wait = asked > 0 ? asked : pause;
            if (pause >= WARN_FROM_MILLIS) {
                log.warn("delivery failed, it is tried again: afterMillis={} cause={}", wait, cause.getMessage());
            }
            return vertx.timer(wait).compose(passed -> with(attempt, worthwhile, Math.min(LONGEST_MILLIS, pause * 2)));
        });
    }
}
