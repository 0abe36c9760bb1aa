package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgConnectOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.count.Mark;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger.Outcome;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

@ExtendWith(VertxExtension.class)
class PgLedgerHardDaysTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final int CASES = 5;
    private static final PgLedger.Limits SHORT = new PgLedger.Limits(10_000, 500, 400);

    private final HandClock clock = new HandClock(at("11-20 10:00"));

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void begin() {
        Rig.empty(servers);
    }

    private static CaseNumber number(int serial) {
        return new CaseNumber("case-" + serial % CASES);
    }

    private static Update opened(int serial) {
        var snapshot = aCase().received("11-02 08:00").due("12-10 17:00").snapshot();
        return new Update("open-" + serial, at("11-02 09:00"), new CaseUpdate.Snapshot(number(serial), snapshot, true));
    }

    /** Two dislikes counted once make a case disliked as often as one; so ratings are told apart by their number. */
    private static Update disliked(String id, int serial) {
        return new Update(id, null, new CaseUpdate.Rating(number(serial), false));
    }

    private static Update finished(int serial) {
        return new Update(
                "end-" + serial,
                at("11-19 09:00"),
                new CaseUpdate.Progress(number(serial), new Step(at("11-19 09:00"), Status.RESULT_READY)));
    }

    private PgConnectOptions through(int port) {
        return PgConnectOptions.fromUri(servers.postgresUri()).setPort(port);
    }

    /** The laws that no hard day may break. */
    private static void assertSound(Rig rig) {
        assertEquals(rig.marksOfCases(), rig.marksOfChanges());
        long newest = rig.head().position();
        long known = rig.loop.await(() -> rig.reader.changesAfter(0, 100_000)).to();
        assertEquals(newest, known);
        try (var connection = java.sql.DriverManager.getConnection(servers.jdbcUrl());
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT (SELECT count(*) FROM ledger_batch), (SELECT min(position) FROM ledger_batch),"
                                        + " (SELECT count(*) FROM feed_update), (SELECT max(seq) FROM feed_update)")) {
            rows.next();
            assertEquals(newest, rows.getLong(1), "positions have holes");
            assertEquals(1, rows.getLong(2));
            assertEquals(rows.getLong(3), rows.getLong(4), "sequence numbers have holes");
        } catch (java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static int dislikes() {
        try (var connection = java.sql.DriverManager.getConnection(servers.jdbcUrl());
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT coalesce(sum((state ->> 'd')::int), 0) FROM case_file")) {
            rows.next();
            return rows.getInt(1);
        } catch (java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void givenTwoWritersOnOneLedger_whenBothAppendAtOnce_thenNothingIsLostOrCountedTwice(Vertx vertx) {
        try (Rig one = new Rig(vertx, servers, clock);
                Rig other = new Rig(vertx, servers, clock)) {
            for (int i = 0; i < CASES; i++) one.append(opened(i));

            List<Update> left = new ArrayList<>();
            for (int i = 0; i < 120; i++) left.add(disliked("r-" + i, i));
            int rounds = 0;
            while (!left.isEmpty()) {
                assertTrue(++rounds < 200, "the writers hold each other up for ever");
                Map<Update, CompletableFuture<Ledger.Appended>> sent = new LinkedHashMap<>();
                for (Update update : left) {
                    sent.put(update, (sent.size() % 2 == 0 ? one : other).start(List.of(update)));
                }
                left = failed(sent);
            }

            assertEquals(120, dislikes());
            assertSound(one);
        }
    }

    private static List<Update> failed(Map<Update, CompletableFuture<Ledger.Appended>> sent) {
        List<Update> failed = new ArrayList<>();
        sent.forEach((update, answer) -> {
            try {
                OnContext.await(answer);
            } catch (IllegalStateException away) {
                assertInstanceOf(Ledger.LedgerAway.class, away.getCause());
                failed.add(update);
            }
        });
        return failed;
    }

    @Test
    void givenAWriterThatWasOvertaken_whenItAppends_thenItFoldsOntoWhatTheOtherWrote(Vertx vertx) {
        try (Rig one = new Rig(vertx, servers, clock);
                Rig other = new Rig(vertx, servers, clock)) {
            one.append(opened(0));
            other.append(finished(0));

            one.append(disliked("r", 0));

            assertEquals(at("11-19 09:00"), one.cases().get(number(0)).finishedAt());
            assertEquals(3, one.head().position());
            assertSound(one);
        }
    }

    @Test
    void givenConnectionsThatAreCutAgainAndAgain_whenFailedAppendsAreRepeated_thenEachUpdateCountsOnce(Vertx vertx) {
        try (Rig rig = new Rig(vertx, servers, clock)) {
            for (int i = 0; i < CASES; i++) rig.append(opened(i));

            List<Update> left = new ArrayList<>();
            for (int i = 0; i < 200; i++) left.add(disliked("r-" + i, i));
            for (int round = 0; !left.isEmpty(); round++) {
                Map<Update, CompletableFuture<Ledger.Appended>> sent = new LinkedHashMap<>();
                for (Update update : left) {
                    sent.put(update, rig.start(List.of(update)));
                    if (round < 5 && sent.size() % 20 == 0) cutConnections();
                }
                left = failed(sent);
            }

            assertEquals(200, dislikes());
            assertSound(rig);
        }
    }

    /** But for the pool of the reader, which has none while nobody reads. */
    private static void cutConnections() {
        servers.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    @Test
    void givenACommitWhoseAnswerWasLost_whenTheBatchIsRepeated_thenItCountsOnce(Vertx vertx) {
        FaultyWire wire = new FaultyWire(vertx, servers.postgresPort());
        try (Rig rig = new Rig(vertx, servers, through(wire.listen()), clock, SHORT)) {
            rig.append(opened(0));
            wire.loseTheAnswerOfTheNextCommit();

            Ledger.Appended answer = rig.append(disliked("r", 0), finished(0));

            assertEquals(List.of(new Outcome.Duplicate(), new Outcome.Duplicate()), answer.outcomes());
            assertEquals(2, rig.head().position());
            assertEquals(1, dislikes());
            assertSound(rig);
        }
    }

    @Test
    void givenALostAnswerForASnapshotWithoutAnId_whenTheBatchIsRepeated_thenItIsARepeat(Vertx vertx) {
        FaultyWire wire = new FaultyWire(vertx, servers.postgresPort());
        try (Rig rig = new Rig(vertx, servers, through(wire.listen()), clock, SHORT)) {
            rig.append(disliked("r", 0));
            wire.loseTheAnswerOfTheNextCommit();
            Update plain = new Update(null, null, opened(0).body());

            Ledger.Appended answer = rig.append(plain);

            assertEquals(List.of(new Outcome.Duplicate()), answer.outcomes());
            assertEquals(
                    Map.of(Mark.Kind.RECEIVED, 1, Mark.Kind.OPEN, 1),
                    Map.of(
                            Mark.Kind.RECEIVED, count(rig, Mark.Kind.RECEIVED),
                            Mark.Kind.OPEN, count(rig, Mark.Kind.OPEN)));
            assertSound(rig);
        }
    }

    private static int count(Rig rig, Mark.Kind kind) {
        return rig.marksOfChanges().entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Test
    void givenADatabaseThatFallsSilent_whenAppending_thenTheSenderIsToldAndLaterItWorksAgain(Vertx vertx) {
        FaultyWire wire = new FaultyWire(vertx, servers.postgresPort());
        try (Rig rig = new Rig(vertx, servers, through(wire.listen()), clock, SHORT)) {
            rig.append(opened(0));

            wire.silent(true);
            Throwable told = OnContext.failureOf(rig.start(List.of(disliked("r", 0))));
            wire.silent(false);

            assertInstanceOf(Ledger.LedgerAway.class, told);
            rig.append(disliked("r", 0));
            rig.append(finished(0));
            assertEquals(1, dislikes());
            assertTrue(Fact.DISLIKED.in(rig.cases().get(number(0)).facts()));
            assertSound(rig);
        }
    }

    @Test
    void givenAFullQueue_whenMoreIsAppended_thenItIsRefusedAtOnceAndNothingOfItIsKept(Vertx vertx) {
        PgLedger.Limits narrow = new PgLedger.Limits(3, 1, 5_000);
        PgConnectOptions way = PgConnectOptions.fromUri(servers.postgresUri());
        try (Rig rig = new Rig(vertx, servers, way, clock, narrow)) {
            List<CompletableFuture<Ledger.Appended>> sent = new ArrayList<>();
            rig.loop.await(() -> {
                for (int i = 0; i < 5; i++) {
                    sent.add(rig.ledger
                            .append("feed", List.of(disliked("r-" + i, i)))
                            .toCompletionStage()
                            .toCompletableFuture());
                }
                return Future.succeededFuture();
            });

            for (CompletableFuture<Ledger.Appended> taken : sent.subList(0, 4)) OnContext.await(taken);
            assertInstanceOf(Ledger.QueueFull.class, OnContext.failureOf(sent.get(4)));
            assertEquals(4, dislikes());
            assertEquals(1, rig.meters.counter("nhip.ledger.queue.full").count());
        }
    }

    @Test
    void givenUpdatesThatWait_whenTheLedgerIsClosed_thenTheyAreWrittenFirstAndNoMoreAreTaken(Vertx vertx) {
        PgLedger.Limits narrow = new PgLedger.Limits(100, 1, 5_000);
        PgConnectOptions way = PgConnectOptions.fromUri(servers.postgresUri());
        try (Rig rig = new Rig(vertx, servers, way, clock, narrow)) {
            List<CompletableFuture<Ledger.Appended>> sent = new ArrayList<>();
            for (int i = 0; i < 5; i++) sent.add(rig.start(List.of(disliked("r-" + i, i))));

            CompletableFuture<Void> closed = rig.loop.start(rig.ledger::close);
            Throwable late = OnContext.failureOf(rig.start(List.of(disliked("late", 0))));
            OnContext.await(closed);

            assertInstanceOf(Ledger.LedgerAway.class, late);
            for (CompletableFuture<Ledger.Appended> taken : sent) assertTrue(taken.isDone());
            assertEquals(5, dislikes());
        }
    }
}
