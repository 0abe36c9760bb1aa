package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** A closed month that changes says so, from the feed's door to the answer. */
class RestatementsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private Caller caller;

    private List<JsonObject> restatements(String query) {
        return Caller.objects(caller.json("/api/v1/restatements?" + query).getJsonArray("restatements"));
    }

    @Test
    void givenACaseOfAClosedMonth_whenItArrivesADayLater_thenTheLineIsReadAndTheSheetSaysIt() {
        HandClock clock = new HandClock(Instant.parse("2026-11-19T07:31:48Z"));
        try (RunningServer server =
                RunningServer.start(SmallProvince.on(servers).in(directory), clock)) {
            caller = server.caller();
            caller.sendAndSee(aCase("A-0001")
                    .received("2026-10-05T08:00:00+07:00")
                    .due("2026-12-20")
                    .event("1"));
            clock.set(Instant.parse("2026-11-20T07:31:48Z"));
            caller.sendAndSee(aCase("A-0099")
                    .received("2026-10-06T08:00:00+07:00")
                    .due("2026-10-07")
                    .event("2"));
            Until.holds(
                    "the line is written",
                    () -> !restatements("unit=H48.01&period=2026-10").isEmpty());

            JsonObject line = restatements("unit=H48.01&period=2026-10").stream()
                    .filter(one -> one.getString("component").equals("2.1"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("Sở Tư pháp", line.getString("name"));
            assertEquals("2026-11-20", line.getString("day"));
            assertEquals(20.0, line.getJsonObject("before").getDouble("points"));
            assertEquals(10.0, line.getJsonObject("after").getDouble("points"));
            assertEquals(1, line.getInteger("count"));
            assertTrue(line.getString("case").endsWith("0099"), line.encode());

            JsonObject restated = caller.sheet("H48.01", "2026-10").getJsonObject("restated");
            assertEquals(restatements("unit=H48.01&period=2026-10").size(), restated.getInteger("count"));
            assertEquals(line.getString("at"), restated.getString("last"));
            assertFalse(caller.sheet("H48.02", "2026-10").containsKey("restated"));
            assertFalse(caller.sheet("H48.01", "2026-11").containsKey("restated"));
            assertFalse(caller.json("/api/v1/units/H48.01/sheet?period=2026-10&at=2026-11-19T08:00:00Z")
                    .containsKey("restated"));
            assertEquals(1, restatements("limit=1").size());
            assertEquals(List.of(), restatements("since=2026-11-20T07:31:49Z"));
            assertEquals(List.of(), restatements("unit=H48.02"));
            assertTrue(caller.metric("nhip_restatements_rows_total") > 0);
            assertEquals(0, caller.metric("nhip_restatements_lag"));
        }
    }
}
