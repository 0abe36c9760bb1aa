package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Tap;
import vn.nhip.testing.Until;

/** A store that goes away and comes back: what senders, readers and the one on duty are told meanwhile. */
@Timeout(120)
class AwayTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    /** Connections to PostgreSQL that say nothing for 25 s are ended, those to Redis after 4 s here. */
    private static final Duration SILENT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
    private Tap postgres;
    private Tap redis;
    private Stores stores;
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        stores = new Stores(servers);
        stores.empty();
        postgres = new Tap(servers.postgresPort());
        redis = new Tap(servers.redisPort());
        Path configuration = SmallProvince.on(servers)
                .postgres(through(servers.postgresUri(), servers.postgresPort(), postgres))
                .redis(through(servers.redisUri(), servers.redisPort(), redis))
                .in(directory);
        server = RunningServer.start(configuration, clock);
        caller = server.caller();
    }

    private static String through(String uri, int port, Tap tap) {
        return uri.replace(":" + port, ":" + tap.port());
    }

    @AfterEach
    void stop() {
        postgres.join();
        redis.join();
        server.close();
        postgres.close();
        redis.close();
        stores.close();
    }

    private static JsonObject caseOf(int number) {
        return aCase("H48.01-" + number)
                .received("2026-11-02")
                .due("2026-11-30")
                .event("e-" + number);
    }

    @Test
    void givenPostgresAway_thenSendersAreToldWhenToComeBackAndTheFiguresStand() {
        caller.sendAndSee(caseOf(1));
        assertEquals(200, caller.get("/api/v1/health").statusCode());

        postgres.cut();

        HttpResponse<String> refused = caller.post(List.of(caseOf(2)));
        assertEquals(503, refused.statusCode(), refused.body());
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        HttpResponse<String> health = caller.get("/api/v1/health");
        assertEquals(503, health.statusCode());
        assertTrue(health.body().contains("PostgreSQL"), health.body());
        assertEquals(1, caller.counts("H48.01", "2026-11").getInteger("received"));

        postgres.join();

        Until.holds(
                "the second try is taken", () -> caller.post(List.of(caseOf(2))).statusCode() == 200);
        Until.holds("both are counted", () -> caller.counts("H48.01", "2026-11").getInteger("received") == 2);
        Until.holds("health", () -> caller.get("/suc-khoe").statusCode() == 200);
    }

    @Test
    void givenRedisAway_thenNothingAcceptedIsLostAndHealthSaysThatScoresStandStill() {
        caller.sendAndSee(caseOf(1));

        redis.cut();

        long position = caller.send(caseOf(2)).getLong("position");
        assertEquals(1, caller.counts("H48.01", "2026-11").getInteger("received"));
        Until.holds("health says so", () -> caller.get("/api/v1/health").statusCode() == 503);
        HttpResponse<String> past = caller.get("/api/v1/units/H48.01/sheet?period=2026-10");
        assertEquals(503, past.statusCode(), past.body());
        assertEquals(
                "application/problem+json",
                past.headers().firstValue("Content-Type").orElseThrow());

        redis.join();

        caller.see(position);
        assertEquals(2, caller.counts("H48.01", "2026-11").getInteger("received"));
        Until.holds("health", () -> caller.get("/api/v1/health").statusCode() == 200);
    }

    @Test
    void givenRedisEmptied_thenTheWindowsComeBackToTheSameIntegers() {
        for (int i = 0; i < 40; i++) caller.send(caseOf(i));
        caller.sendAndSee(Event.figure("f", "H48", "2026-11", "1.1", 1, 2));
        JsonObject before = caller.sheet("H48.01", "2026-11");

        stores.redis(Command.FLUSHALL);
        stores.redis(Command.SCRIPT, "FLUSH");
        long position = caller.send(caseOf(40)).getLong("position");

        caller.see(position);
        JsonObject after = caller.sheet("H48.01", "2026-11");
        assertEquals(41, after.getJsonObject("counts").getInteger("received"));
        assertEquals(before.getJsonArray("groups"), after.getJsonArray("groups"));
        CommandRun check = CommandRun.of("check", "--config", directory.toString());
        assertEquals(0, check.exit(), check.out() + check.err());
    }

    @Test
    void givenConnectionsThatFallSilent_thenTheWindowsHealByThemselves() {
        caller.sendAndSee(caseOf(1));

        redis.silence();
        postgres.silence();

        JsonObject[] answer = new JsonObject[1];
        Until.holds(() -> "the intake heals", SILENT, () -> {
            HttpResponse<String> response = caller.post(List.of(caseOf(2)));
            if (response.statusCode() == 200) answer[0] = new JsonObject(response.body());
            return answer[0] != null;
        });
        long position = answer[0].getLong("position");
        Until.holds(() -> "the scores heal", SILENT, () -> caller.health().getLong("windowPosition") >= position);
        assertEquals(2, caller.counts("H48.01", "2026-11").getInteger("received"));
        Until.holds("health", () -> caller.get("/api/v1/health").statusCode() == 200);
    }

    @Test
    void givenEveryConnectionOfPostgresEnded_whenSentAgain_thenItGoesOn() {
        caller.sendAndSee(caseOf(1));

        stores.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Until.holds("the next is taken", () -> caller.post(List.of(caseOf(2))).statusCode() == 200);
        Until.holds("both are counted", () -> caller.counts("H48.01", "2026-11").getInteger("received") == 2);
        assertEquals(1, stores.number("SELECT count(*) FROM feed_update WHERE key = 'H48.01-2'"));
    }
}
