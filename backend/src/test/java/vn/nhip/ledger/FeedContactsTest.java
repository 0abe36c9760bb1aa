package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

class FeedContactsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");

    @RegisterExtension
    static final Servers servers = new Servers();

    private final HandClock clock = new HandClock(NOON);
    private Vertx vertx;
    private Pool pool;
    private boolean away;
    private long nanos;

    @BeforeEach
    void open() {
        Migrations.runBlocking(servers.postgresUri());
        servers.sql("TRUNCATE feed_contact");
        vertx = Vertx.vertx();
        pool = PgBuilder.pool().connectingTo(servers.postgresUri()).using(vertx).build();
    }

    @AfterEach
    void close() {
        wait(pool.close());
        wait(vertx.close());
    }

    private static <T> T wait(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private FeedContacts contacts() {
        Ledger ledger = (feed, updates) -> away
                ? Future.failedFuture(new Ledger.LedgerAway(new IllegalStateException()))
                : Future.succeededFuture(new Ledger.Appended(List.of(), 7));
        return new FeedContacts(ledger, new LedgerReader(pool), clock, feed -> Duration.ofMinutes(5), () -> nanos);
    }

    @Test
    void givenAHeartbeat_thenItIsAContact_andAFailureIsNone() {
        FeedContacts contacts = contacts();
        assertNull(contacts.of("one-stop"));

        wait(contacts.append("one-stop", List.of()));
        clock.set(NOON.plusSeconds(60));
        away = true;
        assertTrue(contacts.append("one-stop", List.of()).failed());

        assertEquals(NOON, contacts.of("one-stop"));
    }

    @Test
    void givenARestart_thenTheLastContactIsStillKnown() {
        FeedContacts before = contacts();
        wait(before.append("one-stop", List.of()));
        wait(before.save());
        clock.set(NOON.plusSeconds(30));
        wait(before.append("one-stop", List.of()));
        wait(before.save());
        wait(before.save());

        FeedContacts after = contacts();
        wait(after.load());

        assertEquals(NOON.plusSeconds(30), after.of("one-stop"));
    }

    @Test
    void givenASaveThatFailed_thenTheNextOneSavesIt() {
        FeedContacts contacts = contacts();
        wait(contacts.append("one-stop", List.of()));
        servers.sql("ALTER TABLE feed_contact RENAME TO away");
        Future<Void> failed = contacts.save();
        try {
            failed.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .handle((ok, no) -> null)
                    .join();
        } finally {
            servers.sql("ALTER TABLE away RENAME TO feed_contact");
        }
        assertTrue(failed.failed());

        wait(contacts.save());

        FeedContacts after = contacts();
        wait(after.load());
        assertEquals(NOON, after.of("one-stop"));
    }

    @Test
    void givenAClockThatIsPutBack_thenALaterContactIsNotFresh_untilTheFeedIsHeardAgain() {
        FeedContacts contacts = contacts();
        wait(contacts.append("one-stop", List.of()));

        clock.set(NOON.minusSeconds(7200));
        assertNull(contacts.of("one-stop"), "how long ago it was nobody knows");

        wait(contacts.append("one-stop", List.of()));
        assertEquals(NOON.minusSeconds(7200), contacts.of("one-stop"));
    }

    private static Update caseAt(Instant at) {
        CaseUpdate.Rating body = new CaseUpdate.Rating(new CaseNumber("H48.01-1"), true);
        return new Update("e-" + at, at, body);
    }

    @Test
    void givenNewsOfEarlier_thenTheFeedHasToldToThere_andWhatItToldBeforeStands() {
        FeedContacts contacts = contacts();

        wait(contacts.append("one-stop", List.of(caseAt(NOON.minusSeconds(7200)))));
        assertEquals(NOON.minusSeconds(7200), contacts.of("one-stop"), "a contact of noon, news of ten");

        wait(contacts.append("one-stop", List.of(caseAt(NOON.minusSeconds(60)))));
        assertEquals(NOON, contacts.of("one-stop"));
        wait(contacts.append("one-stop", List.of(caseAt(NOON.minusSeconds(3600)))));
        assertEquals(NOON, contacts.of("one-stop"), "nothing is taken back");
    }

    @Test
    void givenASenderThatSaysHowFarItHasTold_thenThatIsBelieved_andNeverAnInstantAhead() {
        FeedContacts contacts = contacts();
        Instant autumn = NOON.minus(Duration.ofDays(90));

        wait(contacts.append("one-stop", List.of(caseAt(NOON)), autumn));
        assertEquals(autumn, contacts.of("one-stop"));
        assertEquals(List.of("one-stop"), contacts.loading());

        wait(contacts.append("one-stop", List.of(caseAt(NOON)), NOON.plusSeconds(3600)));
        assertEquals(NOON, contacts.of("one-stop"));
        assertEquals(List.of(), contacts.loading());
    }

    @Test
    void givenAnImportThatKeepsItsPlace_thenItLoads_untilItIsDone() {
        FeedContacts contacts = contacts();
        LedgerReader reader = new LedgerReader(pool);
        servers.sql("TRUNCATE import_checkpoint");
        wait(reader.saveImported(
                "broken off",
                new LedgerReader.Imported(5, 0),
                InstantSource.system().instant().minusSeconds(3600)));
        wait(contacts.look());
        assertEquals(List.of(), contacts.loading(), "one that was broken off an hour ago");

        wait(reader.saveImported(
                "file",
                new LedgerReader.Imported(500, 0),
                InstantSource.system().instant()));
        wait(contacts.look());
        assertEquals(List.of("import"), contacts.loading());

        wait(reader.forgetImported("file"));
        wait(reader.forgetImported("broken off"));
        wait(contacts.look());
        assertEquals(List.of(), contacts.loading());
    }
}
