package vn.nhip.server;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.api.Health;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.PgLedger;
import vn.nhip.ops.EventLoop;
import vn.nhip.ops.RepeatedTask;
import vn.nhip.score.Scores;
import vn.nhip.window.Checked;
import vn.nhip.wire.Now;

/**
 * Whether a screen could be wrong. Windows that follow a long stretch are behind and not wrong: every frame says of when
 * it is. They are wrong when they stand still.
 */
final class HealthCheck {
    private static final long LEDGER_MILLIS = 2_000;
    private static final long STILL_MILLIS = 15_000;
    private static final int STILL_TICKS = 3;

    private final Parts parts;
    private final LongSupplier nanos;
    private volatile long position = -1;
    private volatile long movedAt;

    /**
     * Whom it asks.
     *
     * @param follows succeeds when the windows have come to the ledger's newest position; of the windows' loop, as ticks
     * @param tickMillis how often both are asked to
     * @param others problems that other parts know of by themselves
     * @param checked what the standing check found
     * @param refolding how far cases have been folded again by lists that were corrected; null when all are
     */
    record Parts(
            String build,
            Instant startedAt,
            long tickMillis,
            LedgerReader reader,
            EventLoop windowLoop,
            RepeatedTask follows,
            RepeatedTask ticks,
            Supplier<Scores> newest,
            Supplier<Now> now,
            Supplier<Counts> counts,
            Supplier<List<String>> others,
            Supplier<Checked> checked,
            Supplier<PgLedger.@Nullable Refold> refolding) {}

    /** Updates that wait for the ledger; screens connected. */
    record Counts(int queued, int screens) {}

    /** @param nanos as {@link System#nanoTime} */
    HealthCheck(Parts parts, LongSupplier nanos) {
        this.parts = parts;
        this.nanos = nanos;
        this.movedAt = nanos.getAsLong();
    }

    /** Tells of new scores; of the windows' loop. */
    void scored(Scores scores) {
        if (scores.position() == position) return;
        position = scores.position();
        movedAt = nanos.getAsLong();
    }

    /**
     * What was seen.
     *
     * @param ledger its position; −1 when it does not answer
     * @param windows theirs; −1 before the first scores
     * @param tickAge milliseconds since the scores followed the windows; −1 before the first time
     * @param stillFor milliseconds since the windows moved or had nothing to follow
     */
    record Seen(long ledger, long windows, long tickAge, long stillFor) {
        /** −1 when it is not known. */
        long behind() {
            return ledger < 0 || windows < 0 ? -1 : Math.max(0, ledger - windows);
        }

        List<String> problems(long tickMillis) {
            long limit = Math.max(STILL_MILLIS, STILL_TICKS * tickMillis);
            List<String> problems = new ArrayList<>();
            if (ledger < 0) problems.add("PostgreSQL does not answer");
            if (windows < 0) problems.add("nothing is scored yet");
            if (tickAge > limit) problems.add("the scores stand still: the windows cannot be read");
            if (behind() > 0 && stillFor > limit) {
                problems.add("the windows stand still, " + behind() + " batches behind the ledger");
            }
            return problems;
        }
    }

    Future<Health> ask() {
        Future<Long> ledger = parts.reader()
                .head()
                .map(LedgerReader.Head::position)
                .timeout(LEDGER_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(-1L);
        return ledger.compose(at -> parts.windowLoop().call(() -> Future.succeededFuture(seen(at))))
                .map(this::health);
    }

    private Seen seen(long ledger) {
        Scores scores = parts.newest().get();
        long moved = (nanos.getAsLong() - movedAt) / 1_000_000;
        long followed = parts.follows().ageMillis();
        return new Seen(
                ledger,
                scores == null ? -1 : scores.position(),
                parts.ticks().ageMillis(),
                followed < 0 ? moved : Math.min(moved, followed));
    }

    private List<String> problems(Seen seen) {
        List<String> problems = new ArrayList<>(seen.problems(parts.tickMillis()));
        problems.addAll(parts.others().get());
        PgLedger.Refold refold = parts.refolding().get();
        if (refold != null) {
            problems.add("lists, calendar or rules were corrected: " + refold.done() + " of " + refold.total()
                    + " cases, petitions and procedures have been folded again");
        }
        return problems;
    }

    private Health health(Seen seen) {
        Scores scores = parts.newest().get();
        Now now = parts.now().get();
        Counts counts = parts.counts().get();
        return new Health(
                parts.build(),
                parts.startedAt(),
                now.now(),
                seen.ledger(),
                seen.windows(),
                seen.behind(),
                scores == null ? null : scores.asOf(),
                seen.tickAge(),
                counts.queued(),
                counts.screens(),
                now.sources(),
                now.loading(),
                parts.checked().get(),
                parts.refolding().get(),
                problems(seen));
    }
}
