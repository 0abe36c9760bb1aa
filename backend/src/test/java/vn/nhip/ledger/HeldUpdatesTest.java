package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.OFFICE;
import static vn.nhip.testing.ACase.at;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.Histories;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

@ExtendWith(VertxExtension.class)
class HeldUpdatesTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = at("11-20 10:00");

    private OnContext loop;
    private Pool pool;
    private HeldUpdates held;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void open(Vertx vertx) {
        servers.sql("TRUNCATE held_update");
        loop = new OnContext(vertx);
        pool = PgBuilder.pool().connectingTo(servers.postgresUri()).using(vertx).build();
        held = new HeldUpdates(pool, new vn.nhip.core.unit.UnitCode("H48"));
    }

    @AfterEach
    void close() {
        loop.await(pool::close);
    }

    private static HeldUpdates.Held held(Update update) {
        return new HeldUpdates.Held(0, "one-stop", update, at("12-31 10:00"));
    }

    private boolean keep(List<Update> updates) {
        return loop.await(() -> held.keep(
                "one-stop", updates.stream().map(HeldUpdatesTest::held).toList(), NOW));
    }

    private List<Update> kept() {
        return loop.await(() -> held.next(1_000)).stream()
                .map(HeldUpdates.Held::update)
                .peek(update -> assertEquals(NOW, update.arrivedAt()))
                .map(update -> new Update(update.id(), update.occurredAt(), update.body()))
                .toList();
    }

    private static Update any(Histories any, int serial) {
        CaseUpdate body = switch (any.below(4)) {
            case 0 -> new CaseUpdate.PetitionTold(any.petition("PA-" + serial, NOW));
            case 1 -> {
                ProcedureNotice notice = any.notice(NOW);
                yield new CaseUpdate.ProcedureTold(notice);
            }
            case 2 ->
                new CaseUpdate.Figure(OFFICE, "2026-11", "3.1", BigDecimal.valueOf(any.below(9)), BigDecimal.TEN, null);
            default -> any.ofCase(any.number(8), NOW);
        };
        boolean portal = any.oneIn(3);
        return new Update(portal ? null : "e-" + serial, portal ? null : NOW, plain(body));
    }

    /** What a door tells: whether a sender called a case new is for its answer only. */
    private static CaseUpdate plain(CaseUpdate body) {
        if (body instanceof CaseUpdate.Snapshot known) {
            return new CaseUpdate.Snapshot(known.number(), known.snapshot(), false);
        }
        if (body instanceof CaseUpdate.CasePetition petition) {
            return new CaseUpdate.Rating(petition.number(), true);
        }
        return body;
    }

    @Test
    void givenUpdatesOfAnyKind_whenHeld_thenTheyComeBackAsTheyWereInTheirOrder() {
        Histories.forAll(3, any -> {
            servers.sql("TRUNCATE held_update");
            List<Update> updates = new ArrayList<>();
            for (int i = 0; i < 100; i++) updates.add(any(any, i));

            assertTrue(keep(updates));

            assertEquals(updates, kept());
        });
    }

    @Test
    void givenAnUpdateThatIsHeld_whenItComesAgain_thenItIsHeldOnce_andForgottenOnce() {
        Update rating = new Update("e-1", NOW, new CaseUpdate.Rating(vn.nhip.testing.ACase.NUMBER, true));
        keep(List.of(rating));
        assertTrue(keep(List.of(rating)));
        assertEquals(List.of(rating), kept());

        List<HeldUpdates.Held> all = loop.await(() -> held.next(10));
        loop.await(() -> held.forget(all));

        assertEquals(List.of(), kept());
    }

    @Test
    void givenMoreThanMayBeHeld_thenNoneOfTheNextIsKept() {
        servers.sql(
                "INSERT INTO held_update (feed, kind, key, body, farthest, held_at) SELECT 'f', 'rating', 'k', '{}',"
                        + " now(), now() FROM generate_series(1, " + HeldUpdates.MOST + ")");

        assertFalse(keep(List.of(new Update("e-1", NOW, new CaseUpdate.Rating(vn.nhip.testing.ACase.NUMBER, true)))));
    }
}
