package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** A long stretch that the windows have to follow: they are behind, say so, and nothing is wrong. */
@Timeout(300)
class LoadingTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = Instant.parse("2026-11-20T07:31:48Z");
    /** Several times what the windows take at once. */
    private static final int MANY = 65_000;

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(NOW);
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void empty() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
    }

    private void start(String limits) {
        server = RunningServer.start(SmallProvince.on(servers).limits(limits).in(directory), clock);
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject caseOf(int number) {
        return Event.aCase("H48.01-" + number)
                .received("2026-11-02T08:00:00+07:00")
                .due("2026-11-30")
                .event("e-" + number);
    }

    private Path months() throws IOException {
        Path file = directory.resolve("months.jsonl");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= MANY; i++) lines.write(caseOf(i).encode() + "\n");
        }
        return file;
    }

    /** Never 503, and the figures do not jump: they follow, stretch by stretch. */
    @Test
    void givenMonthsOfHistory_whenTheWindowsFollowThem_thenHealthAnswersWellAllTheTime() throws IOException {
        start("{tickMillis: 40}");
        long before = caller.sendAndSee(caseOf(0)).getLong("position");
        server.close();
        String[] imports = {"import", "--format", "cloudevents", "--config", directory.toString(), months().toString()};
        assertEquals(0, CommandRun.of(imports).exit());

        start("{tickMillis: 40}");
        Set<Long> positions = new TreeSet<>();
        JsonObject health;
        do {
            HttpResponse<String> answer = caller.get("/api/v1/health");
            assertEquals(200, answer.statusCode(), answer.body());
            health = new JsonObject(answer.body());
            positions.add(health.getLong("windowPosition"));
        } while (health.getJsonObject("following").getLong("behind") > 0);

        assertEquals("ok", health.getString("status"));
        assertEquals(health.getLong("ledgerPosition"), health.getLong("windowPosition"));
        positions.removeAll(Set.of(before, health.getLong("ledgerPosition")));
        assertFalse(positions.isEmpty(), "something was shown on the way");
        assertEquals(MANY + 1, caller.counts("H48", "2026-11").getInteger("received"));
    }

    /** What has arrived is not in the figures yet: whoever looks must not read its age as theirs. */
    @Test
    void givenMoreThanTheWindowsHaveFollowed_thenHealthSaysBehind_andNoSourceLooksFresherThanTheFigures() {
        start("{tickMillis: 5000}");
        caller.sendAndSee(caseOf(0));
        clock.set(NOW.plusSeconds(3_600));
        JsonObject health = Until.present("health says behind", () -> {
            List<JsonObject> some = new ArrayList<>();
            for (int i = 0; i < 20; i++) some.add(caller.send(caseOf((int) System.nanoTime())));
            JsonObject seen = caller.health();
            return seen.getString("status").equals("behind") ? seen : null;
        });

        assertTrue(health.getJsonObject("following").getLong("behind") > 50, health.encode());
        assertEquals("[]", health.getJsonArray("problems").encode());
        assertTrue(health.getJsonObject("canary").getBoolean("sings"));
        Instant asOf = Instant.parse(health.getJsonObject("following").getString("asOf"));
        Instant heard =
                Instant.parse(health.getJsonArray("sources").getJsonObject(0).getString("sourceAt"));
        assertFalse(heard.isAfter(asOf), heard + " after " + asOf);

        Until.holds(
                "it has followed",
                () -> caller.health().getString("status").equals("ok")
                        && caller.health().getJsonObject("following").getLong("behind") == 0);
        assertEquals(
                NOW.plusSeconds(3_600).toString(),
                caller.health().getJsonArray("sources").getJsonObject(0).getString("sourceAt"));
    }

    private String state() {
        return caller.sheet("H48.01", "2026-11").getString("state");
    }

    private HttpResponse<String> send(String reach, JsonObject... events) {
        return caller.call(caller.to("/api/v1/updates")
                .POST(HttpRequest.BodyPublishers.ofString(new JsonArray(List.of(events)).encode()))
                .header("Content-Type", "application/cloudevents-batch+json")
                .header("Authorization", "Bearer " + SmallProvince.TOKEN)
                .header("Nhip-Reach", reach));
    }

    /** The figures of one day out of ninety are no figures of today, however fresh the last batch of them is. */
    @Test
    void givenASenderThatLoadsHistory_thenEveryoneIsToldSo_untilItHasToldAllUpToNow() {
        start("{tickMillis: 40}");
        try (Frames screen = caller.screen("board=province&period=month")) {
            assertEquals("live", screen.snapshot().getString("state"));

            HttpResponse<String> answer = send("2026-08-20T00:00:00+07:00", caseOf(1), caseOf(2));
            assertEquals(200, answer.statusCode(), answer.body());
            caller.see(new JsonObject(answer.body()).getLong("position"));
            JsonObject frame = screen.await("a frame that loads", some -> "loading".equals(some.getString("state")));
            assertEquals("2026-08-19T17:00:00Z", frame.getString("sourceAt"));
            assertEquals("loading", state());
            JsonObject health = caller.health();
            assertEquals("loading", health.getString("status"));
            assertEquals("[\"one-stop\"]", health.getJsonArray("loading").encode());

            caller.send(List.of());
            assertEquals("live", state());
            assertEquals("ok", caller.health().getString("status"));
            assertEquals(NOW.toString(), caller.sheet("H48.01", "2026-11").getString("sourceAt"));
        }
        assertEquals(400, send("yesterday", caseOf(3)).statusCode());
    }

    /** One that does not say so is known by what it tells; the portal's form has no clock at all. */
    @Test
    void givenMonthsOfCases_whenASenderSendsThemOneAfterTheOther_thenItIsSeenToLoad() {
        start("{tickMillis: 40}");
        caller.send(List.of());
        for (int batch = 0; batch < 3; batch++) {
            List<JsonObject> some = new ArrayList<>();
            for (int i = 0; i < 120; i++) some.add(caseOf(batch * 120 + i));
            caller.send(some);
        }
        assertEquals("loading", state());

        clock.set(NOW.plusSeconds(60));
        caller.send(
                Event.aCase("H48.01-now").received("2026-11-20T14:30:00+07:00").event("now"));
        assertEquals("live", state());
    }
}
