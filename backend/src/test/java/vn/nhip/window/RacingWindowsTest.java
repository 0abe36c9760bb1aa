package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** Two processes apply, roll and rebuild over midnight while commands come late, or are given up and run all the same. */
@ExtendWith(VertxExtension.class)
class RacingWindowsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final int RUNS = 4;
    private static final int STEPS = 12;

    private int serial;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    private Update told(Histories any) {
        serial++;
        String day = any.oneIn(2) ? "12-31" : "12-2" + any.below(10);
        CaseUpdate.Snapshot snapshot = new CaseUpdate.Snapshot(
                new CaseNumber("case-" + serial),
                aCase().received(day + " 08:00").due("12-31 23:59").snapshot(),
                false);
        return new Update("e-" + serial, null, snapshot);
    }

    @Test
    void givenAnyOrderOfLateAndRepeatedSteps_whenAllIsQuiet_thenTheWindowsAreRight(Vertx vertx) {
        Histories.forAll(RUNS, any -> race(vertx, any));
    }

    private void race(Vertx vertx, Histories any) {
        HandClock clock = new HandClock(at("12-31 23:59"));
        try (WindowRig rig = new WindowRig(vertx, servers, clock)) {
            for (int i = 0; i < 12; i++) rig.append(told(any), told(any));
            rig.settle();
            RedisWindow other = rig.newWindow(clock);
            rig.client.trouble(() -> switch (any.below(12)) {
                case 0 -> ForgetfulRedis.Fate.LATE;
                case 1 -> ForgetfulRedis.Fate.GIVEN_UP;
                default -> ForgetfulRedis.Fate.RUNS;
            });
            List<CompletableFuture<?>> running = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                RedisWindow window = any.oneIn(2) ? rig.window : other;
                switch (any.below(6)) {
                    case 0 -> running.add(rig.loop.start(() -> window.rebuild(done -> {})));
                    case 1 -> clock.set(clock.instant().plus(Duration.ofSeconds(40)));
                    case 2 -> rig.append(told(any));
                    case 3 -> running.add(rig.loop.start(window::probe));
                    default -> running.add(rig.loop.start(window::refresh));
                }
            }
            for (CompletableFuture<?> one : running)
                one.exceptionally(moved -> null).join();
            rig.client.trouble(() -> ForgetfulRedis.Fate.RUNS);
            quiet(vertx, rig, other);
            assertEquals(List.of(), rig.check().differences());
        }
    }

    /** What was given up has run by now; a word that was not given back is away as if it had expired. */
    private static void quiet(Vertx vertx, WindowRig rig, RedisWindow other) {
        rig.loop.await(() -> vertx.timer(60).compose(late -> Future.succeededFuture()));
        for (String word : rig.keys("rebuilder")) rig.loop.await(() -> rig.redis.del(List.of(word)));
        rig.loop.await(rig.ledger::wake);
        for (int i = 0; i < 3; i++) {
            rig.loop.start(rig.window::refresh).exceptionally(moved -> null).join();
            rig.loop.start(other::refresh).exceptionally(moved -> null).join();
        }
        rig.loop.await(rig.window::probe);
        rig.loop.await(rig.window::refresh);
    }
}
