package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** What is known of officers: for the head of their unit and those above, and for nobody else. */
class OfficersTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void empty() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
    }

    private void start(SmallProvince province) {
        server = RunningServer.start(province.in(directory), new HandClock(Instant.parse("2026-11-20T07:31:48Z")));
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> officers(String unit, String key) {
        return caller.call(
                caller.to("/api/v1/officers?period=2026-11&unit=" + unit).header("Authorization", "Bearer " + key));
    }

    private void work() {
        caller.sendAndSee(
                Event.aCase("A-1")
                        .received("2026-11-02T08:00:00+07:00")
                        .due("2026-11-05T17:00:00+07:00")
                        .event("1"),
                Event.aCase("A-2")
                        .received("2026-11-02T08:00:00+07:00")
                        .due("2026-11-30T17:00:00+07:00")
                        .event("2"),
                step("s-1", "A-1", "Nguyễn Văn An"),
                step("s-2", "A-2", "Nguyễn Văn An"));
    }

    private static JsonObject step(String id, String number, String officer) {
        JsonObject step = Event.progress(id, number, 4, "2026-11-03T08:00:00+07:00");
        step.getJsonObject("data").put("officer", officer);
        return step;
    }

    @Test
    void givenOfficersAreOff_whenAsked_thenThereIsNoSuchThing() {
        start(SmallProvince.on(servers));
        work();

        assertEquals(404, officers("H48.01", SmallProvince.OPERATOR).statusCode());
    }

    @Test
    void givenKeys_whenAsked_thenTheUnitItselfThoseAboveAndTheOperatorSeeIt() {
        start(SmallProvince.on(servers).withOfficers());
        work();

        for (String key : List.of(SmallProvince.OPERATOR, "key-of-justice", "key-of-the-province")) {
            assertEquals(200, officers("H48.01", key).statusCode(), key);
        }
        for (String key : List.of("key-of-building", "", "x", SmallProvince.TOKEN)) {
            assertEquals(401, officers("H48.01", key).statusCode(), key);
        }
        assertEquals(401, officers("H48", "key-of-justice").statusCode());
        assertEquals(404, officers("H48.99", SmallProvince.OPERATOR).statusCode());
        assertEquals(401, officers("H48.99", "key-of-justice").statusCode());
    }

    @Test
    void givenTwoCasesOfAnOfficer_whenAsked_thenTheyAreCountedAsTheUnitsAre() {
        start(SmallProvince.on(servers).withOfficers());
        work();

        JsonObject answer =
                new JsonObject(officers("H48", SmallProvince.OPERATOR).body());

        assertEquals(1, answer.getJsonArray("officers").size());
        JsonObject officer = answer.getJsonArray("officers").getJsonObject(0);
        assertEquals(caller.counts("H48", "2026-11"), officer.getJsonObject("counts"));
        assertEquals(50.0, Caller.component(officer, "2.1").getDouble("ratio"));
    }

    @Test
    void givenOfficers_whenAnythingElseIsRead_thenNoneOfThemIsInIt() {
        start(SmallProvince.on(servers).withOfficers());
        try (Frames province = caller.screen("board=province");
                Frames ranking = caller.screen("board=ranking:department");
                Frames unit = caller.screen("board=unit:H48.01")) {
            work();
            String officer = new JsonObject(
                            officers("H48", SmallProvince.OPERATOR).body())
                    .getJsonArray("officers")
                    .getJsonObject(0)
                    .getString("officer");
            StringBuilder all = new StringBuilder();
            for (String path : List.of(
                    "/api/v1/about",
                    "/api/v1/units",
                    "/api/v1/units/H48.01/sheet?period=2026-11",
                    "/api/v1/ranking?kind=department",
                    "/api/v1/restatements",
                    "/api/v1/targets?unit=H48.01",
                    "/api/v1/catalogues/766-portal-2026",
                    "/api/v1/health",
                    "/metrics",
                    "/man/thu")) {
                all.append(caller.get(path).body());
            }
            for (Frames frames : List.of(province, ranking, unit)) {
                frames.see(caller.health().getLong("windowPosition"));
                frames.all().forEach(frame -> all.append(frame.encode()));
            }
            assertFalse(officer.isBlank());
            assertFalse(all.toString().contains(officer), officer);
            assertFalse(all.toString().contains("Nguyễn"));
        }
    }
}
