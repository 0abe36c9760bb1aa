package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** Every door that wants a key, at the whole server. */
class GuardedDoorsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    /** A door, with what it answers to the right key. */
    private enum Door {
        RELOAD("POST", "/api/v1/catalogues/reload", "reload"),
        OFFICERS("GET", "/api/v1/officers?unit=H48.01&period=2026-11", "officers"),
        SCREENS("GET", "/api/v1/operator/screens", "screens");

        private final String method;
        private final String path;
        private final String name;

        Door(String method, String path, String name) {
            this.method = method;
            this.path = path;
            this.name = name;
        }
    }

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        server = RunningServer.start(SmallProvince.on(servers).withOfficers().in(directory), clock);
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> at(Door door, String key) {
        HttpRequest.Builder request = caller.to(door.path).method(door.method, HttpRequest.BodyPublishers.noBody());
        if (key != null) request.header("Authorization", "Bearer " + key);
        return caller.call(request);
    }

    private static void assertProblem(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(status, new JsonObject(response.body()).getInteger("status"));
    }

    @Test
    void givenTheRightKey_thenEveryDoorOpens_andWithoutOneNoneDoes() {
        for (Door door : Door.values()) {
            assertEquals(200, at(door, SmallProvince.OPERATOR).statusCode(), door.name);
            HttpResponse<String> without = at(door, null);
            assertProblem(401, without);
            assertEquals(
                    "Bearer", without.headers().firstValue("WWW-Authenticate").orElse(null));
        }
        assertEquals(200, at(Door.OFFICERS, "key-of-justice").statusCode());
        assertProblem(401, at(Door.SCREENS, "key-of-justice"));
        assertProblem(401, at(Door.RELOAD, "key-of-the-province"));
    }

    @Test
    void givenTenGuessesAtAnyOfTheDoors_thenAllAreShutForAMinute_andTheGuessesAreCounted() {
        for (int i = 0; i < 10; i++) assertProblem(401, at(Door.values()[i % 3], "guess-" + i));

        for (Door door : Door.values()) {
            HttpResponse<String> right = at(door, SmallProvince.OPERATOR);
            assertProblem(429, right);
            long wait = Long.parseLong(right.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(wait >= 1 && wait <= 60, wait + " s");
        }
        assertProblem(429, at(Door.OFFICERS, "key-of-justice"));
        double wrong = 0;
        for (String door : List.of("reload", "officers", "screens")) {
            wrong += caller.metric("nhip_keys_refused_total", "door=\"" + door + "\"", "why=\"wrong\"");
        }
        assertEquals(10, wrong);

        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        for (Door door : Door.values()) {
            assertEquals(200, at(door, SmallProvince.OPERATOR).statusCode(), door.name);
        }
    }
}
