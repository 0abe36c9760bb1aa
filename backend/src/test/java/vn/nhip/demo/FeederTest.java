package vn.nhip.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.Timeout;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

@ExtendWith(VertxExtension.class)
@Timeout(value = 60, timeUnit = TimeUnit.SECONDS)
class FeederTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

    private final Simulator simulator = new Simulator(DemoFiles.province(), 1);
    private Feeder feeder;

    private Feeder feeder(Vertx vertx, FeederSettings settings) {
        feeder = new Feeder(vertx, simulator, settings);
        return feeder;
    }

    @AfterEach
    void close(VertxTestContext context) {
        feeder.close().onComplete(context.succeedingThenComplete());
    }

    private Set<String> historyIds(Instant from, Instant to) {
        Set<String> ids = new HashSet<>();
        simulator.history(from, to).forEachRemaining(event -> ids.add(id(event)));
        return ids;
    }

    private Set<String> liveIds(Instant from, Instant to) {
        Set<String> ids = new HashSet<>();
        LiveEvents live = simulator.live(from);
        while (!live.nextAt().isAfter(to)) ids.add(id(live.next()));
        return ids;
    }

    private static String id(SimulatedEvent event) {
        return WireForm.read(event).path("id").textValue();
    }

    /** Looks every few milliseconds; the test's own timeout is the deadline. */
    private static Future<Void> until(Vertx vertx, BooleanSupplier reached) {
        if (reached.getAsBoolean()) return Future.succeededFuture();
        return vertx.timer(20, TimeUnit.MILLISECONDS).compose(passed -> until(vertx, reached));
    }

    @Test
    void givenADoorThatRefusesAtFirst_whenHistoryIsLoaded_thenNothingIsLost(Vertx vertx, VertxTestContext context) {
        TinyDoor door = new TinyDoor(vertx, 5, "1");
        door.company = 4;
        Instant from = NOW.minus(Duration.ofDays(3));
        AtomicLong sent = new AtomicLong();

        door.open()
                .compose(open -> feeder(vertx, door.settings(null))
                        .loadHistory(from, NOW, (events, expected) -> sent.set(events)))
                .onComplete(context.succeeding(loaded -> context.verify(() -> {
                    assertEquals(historyIds(from, NOW), door.taken.keySet());
                    assertEquals(5, door.refusals);
                    assertEquals(door.taken.size(), sent.get());
                    assertEquals(4, door.mostAtOnce, "under way at once");
                    assertEquals(List.of(), door.problems);
                    context.completeNow();
                })));
    }

    @Test
    void givenAWrongToken_whenHistoryIsLoaded_thenItFailsInsteadOfTryingForEver(Vertx vertx, VertxTestContext context) {
        vertx.createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(401).end())
                .listen(0, "127.0.0.1")
                .compose(server -> feeder(
                                vertx, new FeederSettings("127.0.0.1", server.actualPort(), "wrong", null, null))
                        .loadHistory(NOW.minus(Duration.ofDays(1)), NOW, (events, expected) -> {}))
                .onComplete(context.failing(cause -> context.verify(() -> {
                    assertTrue(cause.getMessage().contains("401"), cause.toString());
                    context.completeNow();
                })));
    }

    @Test
    void givenAFastClock_whenTheServerRestarts_thenEveryDueEventArrives(Vertx vertx, VertxTestContext context) {
        TinyDoor door = new TinyDoor(vertx, 1, null);
        Instant end = NOW.plus(Duration.ofHours(2));
        Set<String> due = liveIds(NOW, end);

        door.open()
                .compose(open -> {
                    feeder(vertx, door.settings(null));
                    return feeder.startLive(new DemoClock(NOW, 3600, InstantSource.system()), NOW);
                })
                .compose(started -> until(vertx, () -> door.taken.size() > due.size() / 3))
                .compose(third -> door.close())
                .compose(closed -> vertx.timer(300))
                .compose(passed -> door.open())
                .compose(open -> until(vertx, () -> door.taken.keySet().containsAll(due)))
                .onComplete(context.succeeding(arrived -> context.verify(() -> {
                    assertEquals(List.of(), door.problems);
                    context.completeNow();
                })));
    }

    @Test
    void givenAStream_whenLive_thenEveryTenthEventComesThroughIt(Vertx vertx, VertxTestContext context) {
        TinyDoor door = new TinyDoor(vertx, 0, null);
        Instant end = NOW.plus(Duration.ofHours(1));
        int due = liveIds(NOW, end).size();
        RedisAPI redis = RedisAPI.api(Redis.createClient(vertx, servers.redisUri()));

        door.open()
                .compose(open -> {
                    feeder(vertx, door.settings(servers.redisUri()));
                    // A clock that stands still an hour later: all that is due then, and no more.
                    return feeder.startLive(InstantSource.fixed(end), NOW)
                            .compose(started -> until(vertx, () -> feeder.delivered() >= due));
                })
                .compose(sent -> redis.xrange(List.of("nhip:feed", "-", "+")))
                .onComplete(context.succeeding(entries -> context.verify(() -> {
                    assertEquals(due / 10.0, entries.size(), due / 100.0);
                    String json = entries.get(0).get(1).get(1).toString();
                    assertEquals("event", entries.get(0).get(1).get(0).toString());
                    assertTrue(json.startsWith("{\"specversion\":\"1.0\""), json);
                    assertFalse(door.taken.containsKey(
                            WireForm.JSON.readTree(json).path("id").textValue()));
                    context.completeNow();
                })));
    }

    @Test
    void givenNothingDue_whenLive_thenAHeartbeatComesWithinTwentySeconds(Vertx vertx, VertxTestContext context) {
        TinyDoor door = new TinyDoor(vertx, 0, null);
        long started = System.nanoTime();

        door.open()
                .compose(open -> feeder(vertx, door.settings(null))
                        .startLive(InstantSource.fixed(NOW.minus(Duration.ofDays(1))), NOW))
                .compose(live -> until(vertx, () -> door.heartbeats > 0))
                .onComplete(context.succeeding(heard -> context.verify(() -> {
                    assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 20);
                    assertEquals(0, door.taken.size());
                    context.completeNow();
                })));
    }

    @Test
    void givenAGap_whenResumed_thenAShortOneIsToldInDetailAndALongOneAsHistory(Vertx vertx, VertxTestContext context) {
        TinyDoor door = new TinyDoor(vertx, 0, null);
        Instant yesterday = NOW.minus(Duration.ofHours(20));
        Instant lastWeek = NOW.minus(Duration.ofDays(7));

        door.open()
                .compose(open -> {
                    feeder(vertx, door.settings(null));
                    return feeder.resume(yesterday, NOW, (events, expected) -> {})
                            .onSuccess(from -> context.verify(() -> {
                                assertEquals(yesterday.minus(Duration.ofMinutes(10)), from);
                                assertEquals(0, door.requests);
                            }))
                            .compose(from -> feeder.resume(lastWeek, NOW, (events, expected) -> {}));
                })
                .onComplete(context.succeeding(from -> context.verify(() -> {
                    assertEquals(NOW, from);
                    assertEquals(historyIds(lastWeek.minus(Duration.ofMinutes(10)), NOW), door.taken.keySet());
                    context.completeNow();
                })));
    }
}
