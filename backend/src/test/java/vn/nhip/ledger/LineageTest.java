package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** A ledger knows its own history from one that shares positions with it. */
@ExtendWith(VertxExtension.class)
class LineageTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private final HandClock clock = new HandClock(Rig.now());
    private Rig rig;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void begin(Vertx vertx) {
        Rig.empty(servers);
        rig = new Rig(vertx, servers, clock);
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private static Update told(String id) {
        CaseUpdate.Snapshot snapshot = new CaseUpdate.Snapshot(
                new CaseNumber(id), aCase().received("03-01 08:00").snapshot(), false);
        return new Update("e-" + id, null, snapshot);
    }

    /** As a restore of an older dump: what came after a position was never there. */
    private static void putBackTo(long position) {
        for (String table : new String[] {"ledger_batch", "feed_update", "case_change", "case_file"})
            servers.sql("DELETE FROM " + table + " WHERE position > " + position);
    }

    private Changes after(long position) {
        return rig.loop.await(() -> rig.reader.changesAfter(position, 10));
    }

    @Test
    void givenTwoBatches_thenTheSecondFollowsTheFirstAndNothingElse() {
        rig.append(told("1"));
        Lineage first = rig.head().lineage();
        rig.append(told("2"));
        Lineage second = rig.head().lineage();

        assertTrue(after(0).follows(Lineage.NONE));
        assertEquals(second, after(0).last());
        assertTrue(after(1).follows(first));
        assertEquals(1, after(1).changes().size());
        assertFalse(after(1).follows(new Lineage(1, first.mark() + 1)));
        assertTrue(after(2).follows(second));
        assertEquals(2, after(2).to());
        assertFalse(after(3).follows(new Lineage(3, second.mark())));
        assertEquals(3, after(3).to());
        assertNotEquals(first.mark(), second.mark());
    }

    @Test
    void givenTheLedgerIsPutBack_whenWritten_thenTheWriterGoesOnFromThereAndSaysSo() {
        for (int i = 1; i <= 5; i++) rig.append(told("case-" + i));
        assertNull(rig.ledger.wentBack());
        putBackTo(2);

        Ledger.Appended appended = rig.append(told("case-6"));

        assertEquals(3, appended.position());
        assertEquals(5, rig.ledger.wentBack().from());
        assertEquals(2, rig.ledger.wentBack().to());
        assertEquals(1, rig.meters.counter("nhip.ledger.went.back").count());
        assertEquals(3, rig.cases().size());
        // What was lost is taken when it is sent again.
        for (int i = 1; i <= 5; i++) rig.append(told("case-" + i));
        assertEquals(6, rig.cases().size());
        assertEquals(rig.marksOfChanges(), rig.marksOfCases());
    }

    @Test
    void givenTheLedgerIsPutBackWhileNothingComes_whenTheClockTurns_thenItIsNoticed() {
        for (int i = 1; i <= 3; i++) rig.append(told("case-" + i));
        putBackTo(1);

        assertEquals(1, rig.wake().position());

        assertEquals(3, rig.ledger.wentBack().from());
    }

    @Test
    void givenAnotherHistoryOfTheSameLength_whenWritten_thenItIsNoticed() {
        for (int i = 1; i <= 3; i++) rig.append(told("case-" + i));
        servers.sql("UPDATE ledger_batch SET mark = mark + 1 WHERE position = 3");

        assertEquals(4, rig.append(told("case-4")).position());

        assertEquals(3, rig.ledger.wentBack().from());
        assertEquals(3, rig.ledger.wentBack().to());
    }

    @Test
    void givenALedger_thenItsIdentityStaysAndIsShort() {
        String identity = rig.loop.await(rig.reader::identity);

        assertTrue(identity.matches("[0-9a-f]{16}"), identity);
        assertEquals(identity, rig.loop.await(rig.reader::identity));
    }
}
