package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.window.WindowRig.figure;
import static vn.nhip.window.WindowRig.told;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

@ExtendWith(VertxExtension.class)
class WindowCheckTest {
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
        rig = new WindowRig(vertx, servers, clock);
        rig.append(
                told("1", aCase().received("10-02 08:00").due("11-10 17:00")),
                told("2", aCase().received("11-19 08:00").due("12-10 17:00")),
                told("3", aCase().received("11-20 09:30").ready("11-20 09:50")),
                figure("f-1", "3"));
        rig.settle();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void givenEveryKindOfCount_whenAKeyIsDeleted_thenItIsFound() {
        for (String kind : List.of(
                "d:",
                "dp:",
                "s:2026-10",
                "s:2026-11",
                "s:2026:",
                "s:7d",
                "s:30d",
                "k:",
                "p:",
                "p:2026:H48+",
                "pk:",
                "pk:H48+",
                "x:",
                "x:2026:H48+",
                "u:4",
                "u:day:",
                "figures",
                "months",
                "changed",
                "sizes",
                "head")) {
            String key = rig.keys(kind).get(0);
            rig.loop.await(() -> rig.redis.del(List.of(key)));
            assertFound(key);
        }
    }

    @Test
    void givenEveryKindOfCount_whenOneIsChanged_thenItIsFound() {
        for (String kind : List.of("d:", "dp:", "s:2026-11", "s:7d", "k:", "p:", "pk:", "x:", "u:4", "u:day:")) {
            String key = rig.keys(kind).get(0);
            String field = rig.loop.await(() -> rig.redis.hkeys(key)).get(0).toString();
            rig.loop.await(() -> rig.redis.hincrby(key, field, "1"));
            assertFound(key + " " + field);
        }
        String figures = rig.keys("figures").get(0);
        rig.loop.await(() -> rig.redis.hset(List.of(figures, "H48.01|2026-11|3.1", "4;10")));
        assertFound(figures);
    }

    @Test
    void givenWindows_whenACountIsAddedThatTheLedgerDoesNotKnow_thenItIsFound() {
        String sum = rig.keys("s:2026-11").get(0);
        rig.loop.await(() -> rig.redis.hset(List.of(sum.replace("2026-11", "2025-11"), "r0", "1")));
        assertFound("a sum of a year without cases");
    }

    /** And windows that are made anew are right again. */
    private void assertFound(String what) {
        assertNotEquals(0, rig.check().differing(), what + " was tampered with");
        rig.loop.await(() -> rig.window.rebuild(done -> {}));
        rig.assertHealthy();
    }

    @Test
    void givenALedgerThatIsAhead_whenChecked_thenLikeIsComparedWithLike() {
        rig.append(told("1", aCase().received("10-02 08:00").ready("11-20 09:59")), figure("f-2", "4"));
        rig.append(told("4", aCase().received("11-20 09:58")), figure("f-3", "5"));

        rig.assertHealthy();
        assertEquals(1, rig.check().position());
    }

    @Test
    void givenAQuietWeekend_whenSomethingComes_thenThePulseOfBeforeHasGoneAndNothingIsMissing() {
        List<String> before = rig.keys("u:");
        clock.set(at("11-22 10:00"));
        rig.settle();
        rig.append(told("4", aCase().received("11-22 09:58")));
        rig.settle();

        List<String> after = rig.keys("u:");
        assertEquals(2, after.size(), after.toString());
        before.forEach(key -> assertFalse(after.contains(key), key));
        rig.assertHealthy();
    }

    @Test
    void givenARebuildUnderWay_whenChecked_thenItSaysSo() {
        String head = rig.keys("head").get(0);
        rig.loop.await(() -> rig.redis.hset(List.of(head, "pos", "rebuilding-x")));

        WindowCheck.Report report = rig.check();

        assertEquals(-1, report.position());
        assertEquals(1, report.differing());
    }
}
