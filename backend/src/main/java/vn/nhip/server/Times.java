package vn.nhip.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Migrations;
import vn.nhip.ops.ClockGuard;
import vn.nhip.ops.RepeatedTask;

/** The time by which this server counts, and who looks after it. */
final class Times {
    private static final long LOOK_MILLIS = 1_000;
    private static final int LOOKS_BETWEEN_QUESTIONS = 10;
    private static final long ANSWER_MILLIS = 5_000;

    private final ClockGuard guard;
    private final InstantSource now;
    private final InstantSource standing;
    private @Nullable RepeatedTask asks;
    private int looks;

    /** @param now the guard itself, or made of it (a demo's sped-up clock) */
    Times(ClockGuard guard, InstantSource now) {
        this.guard = guard;
        this.now = now;
        this.standing = guard.standing(now);
    }

    ClockGuard guard() {
        return guard;
    }

    /** The believed time. */
    InstantSource now() {
        return now;
    }

    /** The same, which stands while the clock is doubted: for what time alone moves. */
    InstantSource standing() {
        return standing;
    }

    /** A clock that is not the machine's own may be anywhere; then the ledger's instants say nothing of it. */
    void begin(Migrations.Found found) {
        guard.begin(now == guard ? found.asOf() : null, found.clock());
    }

    /** On the ledger's loop. */
    void start(Vertx vertx, LedgerReader reader, MeterRegistry meters) {
        guard.counted(meters);
        RepeatedTask asking = new RepeatedTask("PostgreSQL's clock is asked", () -> ask(reader), meters);
        asks = asking;
        vertx.setPeriodic(LOOK_MILLIS, timer -> {
            guard.look();
            if (guard.isDoubted() || ++looks % LOOKS_BETWEEN_QUESTIONS == 0) asking.go();
        });
    }

    private Future<Void> ask(LedgerReader reader) {
        long askedAt = System.nanoTime();
        return reader.clock().timeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS).map(database -> {
            guard.database(database, Duration.ofNanos(System.nanoTime() - askedAt));
            return null;
        });
    }

    Future<Void> stop() {
        return asks == null ? Future.succeededFuture() : asks.stop();
    }
}
