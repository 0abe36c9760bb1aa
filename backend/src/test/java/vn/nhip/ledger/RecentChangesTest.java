package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.ACase;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** What is handed on within the process is what the database would have said, or nothing. */
@ExtendWith(VertxExtension.class)
class RecentChangesTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final long[] nanos = {1};

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    private static Update anything(Histories any, Instant now, int event) {
        Provenance provenance = any.oneIn(2) ? null : new Provenance("sổ", "ông A", now, null);
        CaseUpdate body = switch (any.below(6)) {
            case 0 -> new CaseUpdate.PetitionTold(any.petition("PA-" + any.below(3), now));
            case 1 -> new CaseUpdate.ProcedureTold(any.notice(now));
            case 2 ->
                new CaseUpdate.Figure(
                        ACase.OFFICE,
                        "2026-11",
                        "1." + any.below(4),
                        null,
                        BigDecimal.valueOf(any.below(9)),
                        provenance);
            default -> any.ofCase(any.number(9), now);
        };
        return new Update(any.oneIn(3) ? null : "e" + event, any.oneIn(2) ? null : any.near(now, 30, 0), body);
    }

    @Test
    void givenAnyHistory_whenFollowedFromAnywhere_thenAsTheDatabaseSays(Vertx vertx) {
        double[] handedOn = new double[1];
        Histories.forAll(20, any -> {
            Rig.empty(servers);
            HandClock clock = new HandClock(Rig.now());
            try (Rig rig = new Rig(vertx, servers, clock)) {
                int batches = 1 + any.below(8);
                for (int batch = 0; batch < batches; batch++) {
                    List<Update> updates = new ArrayList<>();
                    for (int i = any.below(6); i >= 0; i--) updates.add(anything(any, clock.instant(), batch * 10 + i));
                    rig.append(updates.toArray(Update[]::new));
                    if (any.oneIn(3)) rig.wake();
                    clock.set(clock.instant().plus(Duration.ofHours(any.below(60))));
                }
                long newest = rig.head().position();
                for (long position = 0; position < newest; position++) {
                    int most = 1 + any.below(5);
                    Optional<Changes> told = rig.ledger.recent().after(position, most);
                    long from = position;
                    assertEquals(rig.loop.await(() -> rig.reader.changesAfter(from, most)), told.orElseThrow());
                }
                assertEquals(
                        Optional.empty(),
                        rig.ledger.recent().after(newest, 5),
                        "of what is newer the database is asked");
                handedOn[0] +=
                        rig.meters.counter("nhip.ledger.changes.handed.on").count();
            }
        });
        assertTrue(handedOn[0] > 100, "some histories change something: " + handedOn[0]);
    }

    @Test
    void givenTheLedgerIsPutBack_whenThatIsNoticed_thenNothingOfBeforeIsHandedOn(Vertx vertx) {
        Rig.empty(servers);
        try (Rig rig = new Rig(vertx, servers, new HandClock(Rig.now()))) {
            for (int i = 1; i <= 3; i++) rig.append(told("e" + i));
            for (String table : new String[] {"ledger_batch", "feed_update", "case_change", "case_file"})
                servers.sql("DELETE FROM " + table + " WHERE position > 1");

            rig.append(told("e4"));

            assertTrue(rig.ledger.recent().after(0, 5).isEmpty());
            assertEquals(
                    rig.loop.await(() -> rig.reader.changesAfter(1, 5)),
                    rig.ledger.recent().after(1, 5).orElseThrow());
        }
    }

    private static Update told(String id) {
        return new Update(
                id,
                null,
                new CaseUpdate.Snapshot(
                        new CaseNumber(id), aCase().received("03-01 08:00").snapshot(), false));
    }

    private Batch batch(long position, int changes) {
        Batch.Known nothing = new Batch.Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        Batch batch = new Batch(position, Rig.now(), 1, Histories.FOLD, nothing);
        for (int i = 0; i < changes; i++)
            batch.changes.add(new Batch.ChangeRow(1L, Subject.CASE, "case-" + i, List.of(), null));
        return batch;
    }

    private static Lineage of(Batch batch) {
        return new Lineage(batch.position, batch.mark);
    }

    @Test
    void givenABatchThatSomebodyElseWroteInBetween_thenWhatCameBeforeItIsForgotten() {
        RecentChanges recent = new RecentChanges(new LedgerMeters(meters), () -> nanos[0]);
        Batch first = batch(1, 1);
        recent.committed(Lineage.NONE, first);
        Batch third = batch(3, 1);
        recent.committed(new Lineage(2, 77), third);

        assertFalse(recent.after(2, 5).isEmpty());
        assertTrue(recent.after(0, 5).isEmpty());
        assertTrue(recent.after(1, 5).isEmpty());
    }

    @Test
    void givenTheLedgerIsReadToBeAnother_thenItIsForgotten() {
        RecentChanges recent = new RecentChanges(new LedgerMeters(meters), () -> nanos[0]);
        Batch first = batch(1, 1);
        Batch second = batch(2, 1);
        for (Lineage other : List.of(Lineage.NONE, of(first), new Lineage(2, second.mark + 1))) {
            recent.committed(Lineage.NONE, first);
            recent.committed(of(first), second);
            recent.sawNewest(of(second));
            recent.sawNewest(new Lineage(3, 77));
            assertEquals(2, recent.after(0, 5).orElseThrow().to());
            recent.sawNewest(other);
            assertTrue(recent.after(0, 5).isEmpty(), "" + other);
            assertTrue(recent.after(1, 5).isEmpty(), "" + other);
        }
    }

    @Test
    void givenSeconds_thenItIsForgotten() {
        RecentChanges recent = new RecentChanges(new LedgerMeters(meters), () -> nanos[0]);
        recent.committed(Lineage.NONE, batch(1, 1));
        nanos[0] += 4_000_000_000L;
        assertEquals(4_000, recent.quietMillis());
        assertFalse(recent.after(0, 5).isEmpty());
        nanos[0] += 1_000_000_001L;
        assertTrue(recent.after(0, 5).isEmpty());
    }

    @Test
    void givenMoreThanMayBeHeld_thenTheOldestIsForgotten() {
        RecentChanges recent = new RecentChanges(new LedgerMeters(meters), () -> nanos[0]);
        Lineage last = Lineage.NONE;
        for (int position = 1; position <= 30; position++) {
            Batch batch = batch(position, 7_500);
            recent.committed(last, batch);
            last = of(batch);
        }

        assertTrue(recent.after(9, 5).isEmpty());
        assertEquals(37_500, recent.after(10, 5).orElseThrow().changes().size());
        assertEquals(30, recent.after(10, 50).orElseThrow().to());
    }
}
