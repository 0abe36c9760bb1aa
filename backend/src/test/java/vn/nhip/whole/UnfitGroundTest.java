package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** What a server is set upon and cannot count well with: it says so at the start, not when somebody wonders. */
@Timeout(60)
class UnfitGroundTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = Instant.parse("2026-08-20T07:31:48Z");

    @TempDir
    Path directory;

    @Test
    void givenADatabaseThatLacksLetters_whenAnyCommandOpensIt_thenItIsUnusableAndNamed() {
        servers.sql("CREATE DATABASE narrow ENCODING 'WIN1258' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        try {
            String narrow = servers.postgresUri().replaceFirst("/[^/?]+(\\?|$)", "/narrow$1");
            SmallProvince.on(servers).postgres(narrow).in(directory);

            CommandRun serve = CommandRun.of("serve", "--config", directory.toString());

            assertEquals(2, serve.exit(), serve::err);
            assertTrue(serve.err().contains("\"narrow\" keeps text in WIN1258"), serve::err);
        } finally {
            servers.sql("DROP DATABASE narrow WITH (FORCE)");
        }
    }

    @Test
    void givenACalendarThatEnds_whenDeadlinesReachBeyondIt_thenHealthSaysSo_andAboutSaysWhereItEnds() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        SmallProvince.on(servers).calendar("2026-09-02,off\n").in(directory);
        HandClock clock = new HandClock(NOW);
        try (RunningServer server = RunningServer.start(directory, clock)) {
            assertEquals(200, server.caller().get("/api/v1/health").statusCode());
            JsonObject calendar = server.caller().json("/api/v1/about").getJsonObject("calendar");
            assertEquals(new JsonObject().put("to", "2026-12-31").put("provisional", new JsonArray()), calendar);
            server.caller()
                    .sendAndSee(Event.aCase("H48.01-1")
                            .received("2026-08-19T08:00:00+07:00")
                            .due("2027-01-04T17:00:00+07:00")
                            .event("e-1"));
        }

        try (RunningServer again = RunningServer.start(directory, clock)) {
            HttpResponse<String> health = again.caller().get("/api/v1/health");
            assertEquals(503, health.statusCode());
            assertTrue(
                    health.body()
                            .contains(
                                    "deadlines that were told reach to 2027-01-04, but calendar.csv ends on 2026-12-31"),
                    health::body);
        }
    }
}
