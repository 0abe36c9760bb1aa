package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.core.version.Version;
import vn.nhip.ops.OneLoop;

/**
 * The ledger on PostgreSQL: one writer, micro-batches. While one batch is being committed the next one gathers, so a busy
 * feed makes larger batches by itself.
 *
 * <p>Two writers cannot both commit: the next position is a primary key. A writer that loses the race reads the positions
 * anew and repeats its batch.
 */
public final class PgLedger implements Ledger {
    private static final Logger log = LoggerFactory.getLogger(PgLedger.class);
    private static final int PIPELINE = 64;
    private static final int ATTEMPTS = 2;
    /**
     * The writer reads by key only. Its plans are made once, while the tables are empty and reading all of them looks cheap; they
     * must not stay so when the tables have grown.
     */
    private static final String BY_KEY = "SET enable_seqscan = off; SET jit = off";

    private final OneLoop loop = new OneLoop();

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final InstantSource clock;
    private final Limits limits;
    private final LedgerMeters meters;
    private final RecentChanges recent;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private CaseFold fold;
    private @Nullable Session session;
    private volatile Refolding.@Nullable Progress refolding;
    /** The last batch that was seen committed, through whatever connection. */
    private Lineage known = Lineage.NONE;

    private volatile @Nullable WentBack wentBack;
    private volatile int queued;
    private boolean writing;
    private boolean closed;
    private final Writes writes = new Writes();
    private final Promise<Void> idle = Promise.promise();

    /**
     * @param queueRows updates that may wait for a batch
     * @param batchRows updates in one transaction
     * @param timeoutMillis for one transaction
     */
    public record Limits(int queueRows, int batchRows, long timeoutMillis) {}

    /**
     * One connection and where the ledger stood when it was last seen through it. What is learnt through a connection that
     * was given up stays in its own session, so a late answer of the past cannot move the present.
     */
    private static final class Session {
        final PgConnection pg;

        /** Null until it is known by what the ledger was folded: no session is kept before. */
        private @Nullable Refolding refolding;

        long position;
        long mark;
        long nextSeq;

        Instant lastAsOf;
        /** Whether the ledger holds what was committed through the connection before. */
        boolean holdsKnown;

        Session(PgConnection pg, Instant lastAsOf) {
            this.pg = pg;
            this.lastAsOf = lastAsOf;
        }

        Refolding refolding() {
            if (refolding == null) throw new IllegalStateException("the session has not begun");
            return refolding;
        }

        Lineage lineage() {
            return new Lineage(position, mark);
        }

        void committed(Batch batch) {
            position = batch.position;
            mark = batch.mark;
            nextSeq = batch.nextSeq();
            lastAsOf = batch.asOf;
        }
    }

    /** Whose turn it is. */
    private enum Turn {
        FEED,
        /** What came due by time. */
        CLOCK,
        /** What was folded by lists that have been corrected since. */
        LISTS
    }

    /** One caller's updates; none but of a feed. */
    private record Waiting(Turn turn, @Nullable String feed, List<Update> updates, Promise<Appended> promise) {
        Waiting part(int from, int to) {
            return new Waiting(turn, feed, updates.subList(from, to), Promise.promise());
        }
    }

    /**
     * How far what was folded by former lists has been folded again.
     *
     * @param total of what there was when it began; {@code done} never goes beyond it
     */
    public record Refold(long done, long total) {}

    public PgLedger(
            Vertx vertx,
            PgConnectOptions options,
            CaseFold fold,
            InstantSource clock,
            Limits limits,
            LedgerMeters meters) {
        this(vertx, options, fold, clock, limits, meters, System::nanoTime);
    }

    /** @param nanos a clock for ages, as {@code System.nanoTime()} */
    PgLedger(
            Vertx vertx,
            PgConnectOptions options,
            CaseFold fold,
            InstantSource clock,
            Limits limits,
            LedgerMeters meters,
            LongSupplier nanos) {
        this.vertx = vertx;
        this.options =
                new PgConnectOptions(options).setPipeliningLimit(PIPELINE).setCachePreparedStatements(true);
        this.fold = fold;
        this.clock = clock;
        this.limits = limits;
        this.meters = meters;
        this.recent = new RecentChanges(meters, nanos);
    }

    @Override
    public Future<Appended> append(String feed, List<Update> updates) {
        loop.requireHere();
        if (closed) return Future.failedFuture(new LedgerAway(new IllegalStateException("closing")));
        if (queued + updates.size() > limits.queueRows()) {
            meters.queueFull().increment();
            return Future.failedFuture(new QueueFull(limits.queueRows()));
        }
        Promise<Appended> promise = Promise.promise();
        queue.add(new Waiting(Turn.FEED, feed, List.copyOf(updates), promise));
        queued += updates.size();
        pump();
        return promise.future();
    }

    /** Counts what came due by time alone; the answer's position is the ledger's newest. */
    public Future<Appended> wake() {
        loop.requireHere();
        return turn(Turn.CLOCK);
    }

    /**
     * Folds again what was folded by other lists, calendar or rules than this ledger's, until nothing is left; what is told
     * meanwhile comes in between. Costs next to nothing where nothing is to be done.
     */
    public Future<Appended> refold() {
        loop.requireHere();
        if (session != null
                && session.refolding().isOf(fold)
                && session.refolding().isWhole()) {
            return Future.succeededFuture(new Appended(List.of(), session.position));
        }
        return turn(Turn.LISTS);
    }

    /** Folds by these lists, this calendar and these rules from the next batch on; {@link #refold()} does the rest. */
    public void foldBy(CaseFold corrected) {
        loop.requireHere();
        fold = corrected;
    }

    /** Null while all is folded by the lists in force, as far as is known; from any thread. */
    public @Nullable Refold refolding() {
        Refolding.Progress progress = refolding;
        return progress == null ? null : new Refold(progress.done(), progress.total());
    }

    private Future<Appended> turn(Turn turn) {
        if (closed) return Future.failedFuture(new LedgerAway(new IllegalStateException("closing")));
        Promise<Appended> promise = Promise.promise();
        queue.add(new Waiting(turn, null, List.of(), promise));
        pump();
        return promise.future();
    }

    /** Finishes what was taken in, then closes. */
    public Future<Void> close() {
        loop.requireHere();
        closed = true;
        pump();
        return idle.future().compose(finished -> disconnect());
    }

    /** Succeeds in any case: a connection that does not even close is left to the operating system. */
    private Future<Void> disconnect() {
        Session open = session;
        session = null;
        recent.forget();
        return open == null ? Future.succeededFuture() : timed(open.pg.close()).otherwiseEmpty();
    }

    /** Why what is sent is not kept; empty when it is. Any thread may ask. */
    public List<String> problems() {
        return writes.problems();
    }

    /** What was committed last, for a {@link LedgerReader} in this process. */
    public RecentChanges recent() {
        return recent;
    }

    /** Updates that wait for a batch. Any thread may ask. */
    public int queued() {
        return queued;
    }

    /** The last time that the ledger was found without what had been committed to it; null for never. Any thread may ask. */
    public @Nullable WentBack wentBack() {
        return wentBack;
    }

    private void pump() {
        if (writing) return;
        if (queue.isEmpty()) {
            if (closed) idle.tryComplete();
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
        return opened().compose(open -> timed(commit(open, taken)))
                .compose(written -> answer(taken, written), cause -> retryOrFail(taken, attempts, cause));
    }

    private <T> Future<T> timed(Future<T> work) {
        return work.timeout(limits.timeoutMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Void> retryOrFail(List<Waiting> taken, int attempts, Throwable cause) {
        if (Unkeepable.isFaultOfARow(cause) && rows(taken) > 0) return apart(taken, cause);
        return disconnect().compose(gone -> {
            if (attempts > 1) return write(taken, attempts - 1);
            meters.failed().increment();
            writes.failed(taken.stream().anyMatch(waiting -> waiting.feed() != null), cause);
            log.warn("batch not committed, its senders are told to try again: calls={}", taken.size(), cause);
            for (Waiting waiting : taken) waiting.promise().tryFail(new LedgerAway(cause));
            return Future.succeededFuture();
        });
    }

    private static int rows(List<Waiting> taken) {
        return taken.stream().mapToInt(waiting -> waiting.updates().size()).sum();
    }

    /** One row that the database cannot keep must not stop its neighbours: halves are tried until it stands alone. */
    private Future<Void> apart(List<Waiting> taken, Throwable cause) {
        if (taken.size() > 1) {
            int half = taken.size() / 2;
            return write(taken.subList(0, half), ATTEMPTS)
                    .compose(first -> write(taken.subList(half, taken.size()), ATTEMPTS));
        }
        Waiting whole = taken.get(0);
        List<Update> updates = whole.updates();
        if (updates.size() > 1) {
            Waiting one = whole.part(0, updates.size() / 2);
            Waiting other = whole.part(updates.size() / 2, updates.size());
            Future.all(one.promise().future(), other.promise().future())
                    .onSuccess(both -> whole.promise().tryComplete(joined(both.resultAt(0), both.resultAt(1))))
                    .onFailure(away -> whole.promise().tryFail(away));
            return write(List.of(one), ATTEMPTS).compose(first -> write(List.of(other), ATTEMPTS));
        }
        Outcome refused = Unkeepable.refused(updates.get(0), cause);
        log.warn("a row was set aside, the database cannot keep it: feed={} {}", whole.feed(), refused);
        meters.outcomes(List.of(refused));
        whole.promise().tryComplete(new Appended(List.of(refused), session == null ? 0 : session.position));
        return Future.succeededFuture();
    }

    private static Appended joined(Appended one, Appended other) {
        List<Outcome> outcomes = new ArrayList<>(one.outcomes());
        outcomes.addAll(other.outcomes());
        return new Appended(outcomes, Math.max(one.position(), other.position()));
    }

    /**
     * What one transaction wrote.
     *
     * @param goOn whose turn has to come again, since it could not take all
     * @param probe it was written although it is empty
     */
    private record Written(Batch batch, List<List<Outcome>> outcomes, Set<Turn> goOn, boolean probe) {
        boolean isNothing() {
            return batch.isEmpty() && !probe;
        }

        /** The ledger's newest position after it. */
        long position() {
            return isNothing() ? batch.position - 1 : batch.position;
        }
    }

    private Future<Void> answer(List<Waiting> taken, Written written) {
        meters.repeats(written.batch());
        for (int i = 0; i < taken.size(); i++) {
            Waiting waiting = taken.get(i);
            List<Outcome> outcomes = written.outcomes().get(i);
            meters.outcomes(outcomes);
            // A long way of folding again is gone on with at the next start.
            boolean ends = closed && waiting.turn() == Turn.LISTS;
            if (written.goOn().contains(waiting.turn()) && !ends) queue.add(waiting);
            else waiting.promise().tryComplete(new Appended(outcomes, written.position()));
        }
        return Future.succeededFuture();
    }

    private Future<Written> commit(Session open, List<Waiting> taken) {
        Named named = new Named(taken);
        Instant asOf = asOf(open);
        // Which case a petition was about is known only from the petition, so those are read first; mostly there are
        // none.
        // A quiet feed writes nothing that the fence could stop, so the clock's turn looks.
        Future<Void> stands = named.turns.contains(Turn.CLOCK)
                ? BatchTables.stands(open.pg, open.lineage())
                : Future.succeededFuture();
        return Future.all(stands, SubjectTable.find(open.pg, named.subjects)).compose(both -> {
            Map<SubjectRow.Key, SubjectRow> subjects = both.resultAt(1);
            named.addCasesOf(subjects.values());
            Future<Set<String>> seen = BatchTables.seen(open.pg, named.ids);
            Future<Map<CaseNumber, CaseRow>> known = CaseTable.find(open.pg, named.cases);
            Future<Map<String, Version>> figures = BatchTables.figureVersions(open.pg, named.figures);
            Future<Due> due =
                    named.turns.contains(Turn.CLOCK) ? due(open.pg, asOf) : Future.succeededFuture(Due.NOTHING);
            Future<Refolding.Unlike> unlike = named.turns.contains(Turn.LISTS)
                    ? open.refolding().next(open.pg, limits.batchRows())
                    : Future.succeededFuture(Refolding.Unlike.NONE);
            return Future.all(seen, known, figures, due, unlike).compose(all -> {
                Batch.Known before = new Batch.Known(known.result(), subjects, figures.result(), seen.result());
                Batch batch = new Batch(open.position + 1, asOf, open.nextSeq, fold, before);
                List<List<Outcome>> outcomes = fold(batch, taken);
                due.result().wake(batch);
                unlike.result().refold(batch);
                Set<Turn> goOn = EnumSet.noneOf(Turn.class);
                if (due.result().reaches(limits.batchRows())) goOn.add(Turn.CLOCK);
                // Nobody may send for hours; whether writing works again is found out by writing.
                boolean probe = named.turns.contains(Turn.CLOCK) && writes.isRefusing();
                return written(open, new Written(batch, outcomes, goOn, probe))
                        .compose(written -> refolded(open, named, unlike.result(), written));
            });
        });
    }

    private Future<Written> written(Session open, Written written) {
        if (written.isNothing()) return Future.succeededFuture(written);
        return transaction(open, written.batch()).map(committed -> {
            Lineage before = open.lineage();
            open.committed(written.batch());
            if (session == open) {
                known = open.lineage();
                recent.committed(before, written.batch());
            }
            writes.committed(written.batch().asOf);
            return written;
        });
    }

    private Future<Written> refolded(Session open, Named named, Refolding.Unlike unlike, Written written) {
        if (!named.turns.contains(Turn.LISTS) || open.refolding().isWhole()) return Future.succeededFuture(written);
        return open.refolding().taken(open.pg, unlike, limits.batchRows()).map(noted -> {
            meters.refolded(unlike.size());
            refolding = open.refolding().progress();
            if (refolding != null) written.goOn().add(Turn.LISTS);
            else log.info("all is folded by the lists in force: position={}", open.position);
            return written;
        });
    }

    /** What the updates of a batch name. */
    private static final class Named {
        final Set<String> ids = new HashSet<>();
        final Set<CaseNumber> cases = new LinkedHashSet<>();
        final Set<SubjectRow.Key> subjects = new LinkedHashSet<>();
        final Set<String> figures = new HashSet<>();
        final Set<Turn> turns = EnumSet.noneOf(Turn.class);

        Named(List<Waiting> taken) {
            for (Waiting waiting : taken) {
                turns.add(waiting.turn());
                for (Update update : waiting.updates()) {
                    if (update.id() != null) ids.add(update.id());
                    add(update.body());
                }
            }
        }

        private void add(CaseUpdate body) {
            if (body instanceof CaseUpdate.OfCase ofCase) {
                cases.add(ofCase.number());
            } else if (body instanceof CaseUpdate.Figure figure) {
                figures.add(figure.key());
            } else if (body instanceof CaseUpdate.PetitionTold told) {
                subjects.add(
                        new SubjectRow.Key(Subject.PETITION, told.petition().number()));
                if (told.petition().about() != null) cases.add(told.petition().about());
            } else if (body instanceof CaseUpdate.ProcedureTold told) {
                subjects.add(new SubjectRow.Key(
                        Subject.PROCEDURE, told.notice().procedure().value()));
            }
        }

        void addCasesOf(Collection<SubjectRow> known) {
            for (SubjectRow row : known) {
                if (row.state() instanceof SubjectRow.OfPetition petition
                        && petition.known().petition().about() != null) {
                    cases.add(petition.known().petition().about());
                }
            }
        }
    }

    /** What came due by time alone. */
    private record Due(List<CaseRow> cases, List<SubjectRow> subjects) {
        static final Due NOTHING = new Due(List.of(), List.of());

        boolean reaches(int limit) {
            return cases.size() >= limit || subjects.size() >= limit;
        }

        /** What an update of this batch touched has been judged at this instant already. */
        void wake(Batch batch) {
            for (CaseRow row : cases) if (!batch.cases.containsKey(row.state().number())) batch.wake(row);
            for (SubjectRow row : subjects) if (!batch.subjects.containsKey(row.key())) batch.wake(row);
        }
    }

    private Future<Due> due(PgConnection pg, Instant asOf) {
        Future<List<CaseRow>> cases = CaseTable.due(pg, asOf, limits.batchRows());
        Future<List<SubjectRow>> subjects = SubjectTable.due(pg, asOf, limits.batchRows());
        return Future.all(cases, subjects).map(all -> new Due(cases.result(), subjects.result()));
    }

    private static List<List<Outcome>> fold(Batch batch, List<Waiting> taken) {
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (Waiting waiting : taken) {
            List<Outcome> own = new ArrayList<>();
            for (Update update : waiting.updates()) {
                String feed = Objects.requireNonNull(waiting.feed(), "updates are of a feed");
                own.add(batch.add(feed, update));
            }
            outcomes.add(own);
        }
        return outcomes;
    }

    /** Never backwards, so that marks that were due stay due. */
    private Instant asOf(Session open) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(open.lastAsOf) ? open.lastAsOf : now;
    }

    private static Future<Void> transaction(Session open, Batch batch) {
        return open.pg
                .begin()
                .compose(transaction -> BatchTables.write(open.pg, batch, open.lineage())
                        .compose(written -> transaction.commit())
                        .recover(cause -> rollback(transaction, cause)));
    }

    private static Future<Void> rollback(Transaction transaction, Throwable cause) {
        return transaction.rollback().transform(done -> Future.failedFuture(cause));
    }

    private Future<Session> opened() {
        if (session != null && session.refolding().isOf(fold)) return Future.succeededFuture(session);
        if (session != null) return timed(begin(session));
        Future<Session> opening = PgConnection.connect(vertx, options)
                .compose(pg -> pg.query(BY_KEY)
                        .execute()
                        .compose(set -> readPositions(pg, known))
                        .compose(this::begin)
                        .onFailure(unread -> pg.close()));
        return timed(opening)
                .onSuccess(this::keep)
                .onFailure(late -> opening.onSuccess(unwanted -> unwanted.pg.close()));
    }

    /** Notes the fold before anything is written by it. */
    private Future<Session> begin(Session open) {
        return Refolding.begin(open.pg, fold).map(begun -> {
            open.refolding = begun;
            refolding = begun.progress();
            if (refolding != null)
                log.info("lists, calendar or rules have changed: what was folded by others is folded again");
            return open;
        });
    }

    private void keep(Session open) {
        session = open;
        if (!open.holdsKnown) {
            wentBack = new WentBack(known.position(), open.position, System.nanoTime());
            meters.wentBack().increment();
            log.error(
                    "the ledger went back, what was answered since must be sent again: from={} to={}",
                    known.position(),
                    open.position);
        }
        known = open.lineage();
        open.pg.closeHandler(gone -> {
            if (session != open) return;
            session = null;
            recent.forget();
        });
    }

    /** @param known the batch that must be there */
    private static Future<Session> readPositions(PgConnection pg, Lineage known) {
        String newest = "SELECT coalesce(max(position), 0) AS position, coalesce(max(as_of), 'epoch') AS as_of,"
                + " (SELECT coalesce(max(seq), 0) FROM feed_update) AS seq,"
                + " coalesce((SELECT mark FROM ledger_batch ORDER BY position DESC LIMIT 1), 0) AS mark,"
                + " EXISTS (SELECT FROM ledger_batch WHERE position = $1 AND mark = $2) AS known FROM ledger_batch";
        return pg.preparedQuery(newest)
                .execute(Tuple.of(known.position(), known.mark()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    Session open = new Session(pg, PgTypes.instant(row, "as_of"));
                    open.position = row.getLong("position");
                    open.mark = row.getLong("mark");
                    open.holdsKnown = known.position() == 0 || row.getBoolean("known");
                    open.nextSeq = row.getLong("seq") + 1;
                    return open;
                });
    }
}
