package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.casefile.Update;

/**
 * The ledger on PostgreSQL: one writer, micro-batches. While one batch is being committed the next one gathers, so a busy
 * feed makes larger batches by itself. All state is touched on one event loop: use an instance only from its context.
 *
 * <p>Two writers cannot both commit: the next position is a primary key. A writer that loses the race reads the positions
 * anew and repeats its batch.
 */
public final class PgLedger implements Ledger {
    private static final Logger log = LoggerFactory.getLogger(PgLedger.class);
    private static final int PIPELINE = 64;
    private static final int ATTEMPTS = 2;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final CaseFold fold;
    private final InstantSource clock;
    private final Limits limits;
    private final LedgerMeters meters;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private LongConsumer onCommit = position -> {};
    private PgConnection connection;
    private int queued;
    private boolean writing;
    private boolean closed;
    private Promise<Void> idle;
    private long position = -1;
    private long nextSeq;
    private Instant lastAsOf;

    /**
     * @param queueRows updates that may wait for a batch
     * @param batchRows updates in one transaction
     * @param timeoutMillis for one transaction
     */
    public record Limits(int queueRows, int batchRows, long timeoutMillis) {}

    /** One caller's updates. A null feed is the clock: what came due by time. */
    private record Waiting(String feed, List<Update> updates, Promise<Appended> promise) {}

    public PgLedger(
            Vertx vertx,
            PgConnectOptions options,
            CaseFold fold,
            InstantSource clock,
            Limits limits,
            LedgerMeters meters) {
        this.vertx = vertx;
        this.options =
                new PgConnectOptions(options).setPipeliningLimit(PIPELINE).setCachePreparedStatements(true);
        this.fold = fold;
        this.clock = clock;
        this.limits = limits;
        this.meters = meters;
    }

    /** Tells the new position after each commit; the window room pulls from there. */
    public void onCommit(LongConsumer listener) {
        onCommit = listener;
    }

    @Override
    public Future<Appended> append(String feed, List<Update> updates) {
        if (closed) return Future.failedFuture(new LedgerAway(new IllegalStateException("closing")));
        if (queued + updates.size() > limits.queueRows()) {
            meters.queueFull().increment();
            return Future.failedFuture(new QueueFull(limits.queueRows()));
        }
        Promise<Appended> promise = Promise.promise();
        queue.add(new Waiting(feed, List.copyOf(updates), promise));
        queued += updates.size();
        pump();
        return promise.future();
    }

    /** Counts what came due by time alone; the answer's position is the ledger's newest. */
    public Future<Appended> wake() {
        if (closed) return Future.failedFuture(new LedgerAway(new IllegalStateException("closing")));
        Promise<Appended> promise = Promise.promise();
        queue.add(new Waiting(null, List.of(), promise));
        pump();
        return promise.future();
    }

    /** Finishes what was taken in, then closes. */
    public Future<Void> close() {
        closed = true;
        if (!writing && queue.isEmpty()) return disconnect();
        idle = Promise.promise();
        return idle.future().eventually(this::disconnect);
    }

    private Future<Void> disconnect() {
        PgConnection open = connection;
        connection = null;
        return open == null ? Future.succeededFuture() : open.close();
    }

    /** Updates that wait for a batch. */
    public int queued() {
        return queued;
    }

    private void pump() {
        if (writing) return;
        if (queue.isEmpty()) {
            if (idle != null) idle.tryComplete();
            return;
        }
        List<Waiting> taken = take();
        writing = true;
        long startedAt = System.nanoTime();
        write(taken, ATTEMPTS).onComplete(done -> {
            writing = false;
            meters.batch(System.nanoTime() - startedAt);
            pump();
        });
    }

    private List<Waiting> take() {
        List<Waiting> taken = new ArrayList<>();
        int rows = 0;
        while (!queue.isEmpty()
                && (taken.isEmpty() || rows + queue.peek().updates().size() <= limits.batchRows())) {
            Waiting next = queue.remove();
            taken.add(next);
            rows += next.updates().size();
        }
        queued -= rows;
        return taken;
    }

    private Future<Void> write(List<Waiting> taken, int attempts) {
        return connected()
                .compose(pg -> timed(commit(pg, taken)))
                .<Void>map(written -> {
                    answer(taken, written);
                    return null;
                })
                .recover(cause -> retryOrFail(taken, attempts, cause));
    }

    private <T> Future<T> timed(Future<T> work) {
        return work.timeout(limits.timeoutMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Void> retryOrFail(List<Waiting> taken, int attempts, Throwable cause) {
        position = -1;
        return disconnect().otherwiseEmpty().compose(gone -> {
            if (attempts > 1) return write(taken, attempts - 1);
            meters.failed().increment();
            log.warn("batch not committed, its senders are told to try again: calls={}", taken.size(), cause);
            for (Waiting waiting : taken) waiting.promise().tryFail(new LedgerAway(cause));
            return Future.succeededFuture();
        });
    }

    /** What one transaction wrote. */
    private record Written(Batch batch, List<List<Outcome>> outcomes) {}

    private void answer(List<Waiting> taken, Written written) {
        long at = written.batch().position;
        for (int i = 0; i < taken.size(); i++) {
            List<Outcome> outcomes = written.outcomes().get(i);
            meters.outcomes(outcomes);
            taken.get(i)
                    .promise()
                    .tryComplete(new Appended(outcomes, written.batch().isEmpty() ? position : at));
        }
        if (!written.batch().isEmpty()) onCommit.accept(position);
    }

    private Future<Written> commit(PgConnection pg, List<Waiting> taken) {
        Set<String> ids = new HashSet<>();
        Set<CaseNumber> numbers = new LinkedHashSet<>();
        Set<String> figures = new HashSet<>();
        boolean clock = false;
        for (Waiting waiting : taken) {
            clock |= waiting.feed() == null;
            for (Update update : waiting.updates()) {
                if (update.id() != null) ids.add(update.id());
                if (update.body() instanceof CaseUpdate.OfCase ofCase) numbers.add(ofCase.number());
                if (update.body() instanceof CaseUpdate.Figure figure) figures.add(figure.key());
            }
        }
        Instant asOf = asOf();
        Future<Set<String>> seen = BatchTables.seen(pg, ids);
        Future<Map<CaseNumber, CaseRow>> known = CaseTable.find(pg, numbers);
        Future<Map<String, CaseState.Version>> versions = BatchTables.figureVersions(pg, figures);
        Future<List<CaseRow>> due =
                clock ? CaseTable.due(pg, asOf, limits.batchRows()) : Future.succeededFuture(List.of());
        return Future.all(seen, known, versions, due).compose(all -> {
            Batch batch =
                    new Batch(position + 1, asOf, nextSeq, fold, known.result(), versions.result(), seen.result());
            List<List<Outcome>> outcomes = fold(batch, taken);
            wakeDue(batch, due.result());
            if (batch.isEmpty()) return Future.succeededFuture(new Written(batch, outcomes));
            return transaction(pg, batch).map(committed -> {
                position = batch.position;
                nextSeq = batch.nextSeq();
                lastAsOf = batch.asOf;
                return new Written(batch, outcomes);
            });
        });
    }

    private static List<List<Outcome>> fold(Batch batch, List<Waiting> taken) {
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (Waiting waiting : taken) {
            List<Outcome> own = new ArrayList<>();
            for (Update update : waiting.updates()) own.add(batch.add(waiting.feed(), update));
            outcomes.add(own);
        }
        return outcomes;
    }

    private static void wakeDue(Batch batch, List<CaseRow> due) {
        for (CaseRow row : due) {
            CaseNumber number = row.state().number();
            // A case that an update of this batch touched has been judged at this instant already.
            if (!batch.cases.containsKey(number)) batch.wake(number, row);
        }
    }

    /** Never backwards, so that marks that were due stay due. */
    private Instant asOf() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(lastAsOf) ? lastAsOf : now;
    }

    private static Future<Void> transaction(SqlConnection pg, Batch batch) {
        return pg.begin()
                .compose(transaction -> BatchTables.write(pg, batch)
                        .compose(written -> transaction.commit())
                        .recover(cause -> rollback(transaction, cause)));
    }

    private static Future<Void> rollback(Transaction transaction, Throwable cause) {
        return transaction.rollback().transform(done -> Future.failedFuture(cause));
    }

    private Future<PgConnection> connected() {
        Future<PgConnection> open =
                connection != null ? Future.succeededFuture(connection) : PgConnection.connect(vertx, options);
        return timed(open).compose(pg -> {
            if (connection != pg) pg.closeHandler(gone -> forget(pg));
            connection = pg;
            return position >= 0
                    ? Future.succeededFuture(pg)
                    : readPositions(pg).map(pg);
        });
    }

    private void forget(PgConnection pg) {
        if (connection == pg) connection = null;
        position = -1;
    }

    private Future<Void> readPositions(PgConnection pg) {
        String newest = "SELECT coalesce(max(position), 0) AS position, coalesce(max(as_of), 'epoch') AS as_of,"
                + " (SELECT coalesce(max(seq), 0) FROM feed_update) AS seq FROM ledger_batch";
        return pg.preparedQuery(newest).execute(Tuple.tuple()).map(rows -> {
            var row = rows.iterator().next();
            position = row.getLong("position");
            nextSeq = row.getLong("seq") + 1;
            lastAsOf = PgTypes.instant(row, "as_of");
            return null;
        });
    }
}
