package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.UNITS;
import static vn.nhip.window.WindowRig.told;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.ACase;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

@ExtendWith(VertxExtension.class)
class StandingCheckTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private final HandClock clock = new HandClock(at("11-20 10:00"));
    private WindowRig rig;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void begin(Vertx vertx) {
        rig = new WindowRig(vertx, servers, clock, new UnitHistory(withoutBelow(ACase.OFFICE)));
        rig.appendSome();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private static List<Unit> withoutBelow(UnitCode parent) {
        return UNITS.all().stream()
                .filter(unit -> !parent.equals(unit.parent()))
                .toList();
    }

    /** Checks part after part, as the server does. */
    private void checkUntil(String what, BooleanSupplier holds) {
        Until.holds(what, () -> {
            rig.loop.start(rig.window::checkNext).exceptionally(told -> null).join();
            return holds.getAsBoolean();
        });
    }

    private Checked.State state() {
        return rig.window.checked().state();
    }

    @Test
    void givenRightWindows_whenEveryPartWasCheckedWhileTheyMove_thenAllIsWell() {
        assertEquals(Checked.State.NONE, state());
        int[] serial = {0};

        checkUntil("the round ends", () -> {
            int next = ++serial[0];
            if (next <= 40)
                rig.append(told("d-" + next, aCase().received("11-20 09:01").due("12-10 17:00")));
            if (next % 3 == 0) rig.loop.await(rig.window::refresh);
            if (next == 5) clock.set(at("11-21 08:00"));
            assertTrue(state() != Checked.State.DIFFERS, "nothing differs");
            return rig.window.checked().at() != null;
        });

        assertEquals(Checked.State.OK, state());
        assertEquals(0, rig.window.checked().differing());
        assertTrue(
                rig.window.checked().compared() > 200,
                () -> rig.window.checked().toString());
        assertEquals(1, rig.rebuilds());
    }

    @Test
    void givenACountOfAUnitThatIsWrong_whenItsTurnComes_thenItIsToldAndPutRightWithoutARebuild() {
        String office = ACase.OFFICE.value();
        for (String kind :
                List.of("d:20261111:", "s:2026-10:", "s:2026-11:", "s:7d:", "k:", "p:2026:", "pk:", "x:2026:")) {
            // Each is found for the first time: what differs again within ten minutes is left alone.
            rig.restart();
            String key = rig.keys(kind + office).get(0);
            String field = rig.loop.await(() -> rig.redis.hkeys(key)).get(0).toString();
            rig.loop.await(() -> rig.redis.hincrby(key, field, "5000"));

            checkUntil(key + " is found", () -> state() == Checked.State.DIFFERS);

            assertEquals(1, rig.window.checked().differing(), key);
            rig.assertHealthy();
        }
        assertEquals(1, rig.rebuilds());
        assertNull(rig.window.doubt());
    }

    @Test
    void givenACountOfAParentOrAFigureThatIsWrong_whenItsTurnComes_thenTheWindowsAreMadeAnew() {
        int rebuilds = 1;
        for (String kind : List.of("pk:H48+", "p:2026:H48+", "x:2026:H48+", "figures")) {
            rig.restart();
            String key = rig.keys(kind).get(0);
            String field = rig.loop.await(() -> rig.redis.hkeys(key)).get(0).toString();
            if (kind.equals("figures")) rig.loop.await(() -> rig.redis.hset(List.of(key, field, "4;10")));
            else rig.loop.await(() -> rig.redis.hincrby(key, field, "1"));

            checkUntil(key + " is found", () -> rig.window.doubt() != null);
            assertEquals(Checked.State.DIFFERS, state());
            rig.loop.await(rig.window::refresh);

            assertEquals(++rebuilds, rig.rebuilds());
            rig.assertHealthy();
        }
    }

    /** One count that was put right says nothing of another one of the same unit. */
    @Test
    void givenAnotherCountOfAUnitThatWasPutRight_whenChecked_thenThatIsPutRightAtOnce() {
        String sums = rig.keys("s:2026-11:" + ACase.OFFICE).get(0);
        String stock = rig.keys("k:" + ACase.OFFICE).get(0);
        for (String key : List.of(sums, stock)) {
            String field = rig.loop.await(() -> rig.redis.hkeys(key)).get(0).toString();
            rig.loop.await(() -> rig.redis.hincrby(key, field, "7"));

            checkUntil("it is found: " + key, () -> state() == Checked.State.DIFFERS);
            checkUntil("it is put right: " + key, () -> state() == Checked.State.OK);

            rig.assertHealthy();
        }
        assertEquals(1, rig.rebuilds());
    }
}
