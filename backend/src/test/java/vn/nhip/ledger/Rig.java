package vn.nhip.ledger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.count.Mark;
import vn.nhip.core.update.Update;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/** A ledger with its reader, for one test. */
final class Rig implements AutoCloseable {
    static final PgLedger.Limits LIMITS = new PgLedger.Limits(10_000, 500, 5_000);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final OnContext loop;
    final PgLedger ledger;
    final LedgerReader reader;
    private final Pool pool;

    Rig(Vertx vertx, Servers servers, HandClock clock) {
        this(vertx, servers, PgConnectOptions.fromUri(servers.postgresUri()), clock, LIMITS);
    }

    /** @param way to the database for the writer; the reader goes straight */
    Rig(Vertx vertx, Servers servers, PgConnectOptions way, HandClock clock, PgLedger.Limits limits) {
        loop = new OnContext(vertx);
        // What was just committed stays so, however slow the machine is.
        ledger = new PgLedger(vertx, way, Histories.FOLD, clock, limits, new LedgerMeters(meters), () -> 0);
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(servers.postgresUri())
                .using(vertx)
                .build();
        reader = new LedgerReader(pool, ledger.recent());
    }

    /** Empties the database; the servers' tables stay. */
    static void empty(Servers servers) {
        servers.sql("TRUNCATE ledger_batch, feed_update, case_file, case_change, figure, subject_file");
    }

    Pool pool() {
        return pool;
    }

    CompletableFuture<Ledger.Appended> start(List<Update> updates) {
        return loop.start(() -> ledger.append("feed", updates));
    }

    Ledger.Appended append(Update... updates) {
        return OnContext.await(start(List.of(updates)));
    }

    Ledger.Appended wake() {
        return loop.await(ledger::wake);
    }

    List<Change> changes() {
        return loop.await(() -> reader.changesAfter(0, 10_000)).changes();
    }

    LedgerReader.Head head() {
        return loop.await(reader::head);
    }

    Map<CaseNumber, CaseFile> cases() {
        Map<CaseNumber, CaseFile> cases = new HashMap<>();
        for (LedgerReader.Counted one : counted()) {
            if (one.subject() == Subject.CASE) cases.put(one.file().number(), one.file());
        }
        return cases;
    }

    List<LedgerReader.Counted> counted() {
        List<LedgerReader.Counted> all = new ArrayList<>();
        loop.await(() -> reader.readAll((head, page) -> {
            all.addAll(page);
            return io.vertx.core.Future.succeededFuture();
        }));
        return all;
    }

    /** All that the changes add up to; equal to {@link #marksOfCases} at any position. */
    Map<Mark, Integer> marksOfChanges() {
        Map<Mark, Integer> sum = new HashMap<>();
        for (Change change : changes()) change.marks().forEach(mark -> add(sum, mark));
        sum.values().removeIf(times -> times == 0);
        return sum;
    }

    Map<Mark, Integer> marksOfCases() {
        Map<Mark, Integer> sum = new HashMap<>();
        for (LedgerReader.Counted one : counted()) one.marks().forEach(mark -> add(sum, mark));
        sum.values().removeIf(times -> times == 0);
        return sum;
    }

    private static void add(Map<Mark, Integer> sum, Mark mark) {
        sum.merge(mark.sign() > 0 ? mark : mark.negated(), mark.sign(), Integer::sum);
    }

    static Instant now() {
        return vn.nhip.testing.ACase.at("03-02 10:00");
    }

    @Override
    public void close() {
        loop.await(() -> ledger.close().compose(closed -> pool.close()));
    }
}
