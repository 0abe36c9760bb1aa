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
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** PostgreSQL answers every question and keeps nothing, as with a full disk. */
@Timeout(60)
class WritesRefusedTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = Instant.parse("2026-11-20T07:31:48Z");

    @TempDir
    Path directory;

    @Test
    void givenAFullDisk_whenSendersAreToldToWait_thenHealthNamesIt_andForgetsItWhenThereIsRoom() {
        try (RunningServer server =
                RunningServer.start(SmallProvince.on(servers).in(directory), new HandClock(NOW))) {
            Caller caller = server.caller();
            JsonObject event = Event.aCase("H48.01-1")
                    .received("2026-11-02T08:00:00+07:00")
                    .event("e-1");
            caller.sendAndSee(event);
            servers.sql(
                    "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN RAISE EXCEPTION ''no space left'' USING ERRCODE = ''53100''; END'",
                    "CREATE TRIGGER full_disk BEFORE INSERT ON ledger_batch EXECUTE FUNCTION full_disk()");

            String another = new JsonArray().add(event.copy().put("id", "e-2")).encode();
            HttpResponse<String> answer = caller.post("/api/v1/updates", Caller.BATCH, SmallProvince.TOKEN, another);

            assertEquals(503, answer.statusCode());
            HttpResponse<String> health = caller.get("/api/v1/health");
            assertEquals(503, health.statusCode());
            assertEquals(
                    "no batch has been committed since 2026-11-20T07:31:48Z: senders are told to send again"
                            + " (PostgreSQL answers 53100: the disk is full)",
                    new JsonObject(health.body()).getJsonArray("problems").getString(0));

            servers.sql("DROP TRIGGER full_disk ON ledger_batch", "DROP FUNCTION full_disk");
            Until.holds(
                    "health is well again although nobody sends",
                    () -> caller.get("/api/v1/health").statusCode() == 200);
            assertTrue(caller.counts("H48", "2026-11").getInteger("received") == 1);
        }
    }
}
