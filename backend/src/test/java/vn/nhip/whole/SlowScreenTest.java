package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** A screen that never reads: it costs no memory, hurts nobody, and gets the newest picture when it wakes up. */
@Timeout(120)
class SlowScreenTest {
    private static final int COMMUNES = 150;
    private static final int MOST_BATCHES = 150;
    private static final String BOARD = "board=ranking:commune&period=2026-11";

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private int sent;

    private static String units() {
        StringBuilder rows = new StringBuilder("H48,Tỉnh Quảng Ngãi,Quảng Ngãi,province,,,\n");
        for (int i = 0; i < COMMUNES; i++) {
            rows.append("H48.").append(200 + i).append(",Xã thứ ").append(i).append(",,commune,H48,,\n");
        }
        return rows.toString();
    }

    /** One case for every commune. */
    private List<JsonObject> everywhere() {
        List<JsonObject> events = new ArrayList<>();
        for (int i = 0; i < COMMUNES; i++) {
            events.add(Event.aCase("C-" + sent)
                    .of("H48." + (200 + i))
                    .received("2026-11-20T08:00:00+07:00")
                    .due("2026-11-30")
                    .event("e-" + sent++));
        }
        return events;
    }

    @Test
    void givenAScreenThatDoesNotRead_whenThousandsOfChangesCome_thenItIsNotQueuedForAndWakesToTheNewestPicture()
            throws IOException {
        HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
        Path configuration = SmallProvince.on(servers)
                .units(units())
                .limits("{tickMillis: 10}")
                .in(directory);
        try (RunningServer server = RunningServer.start(configuration, clock);
                SleepyScreen sleepy = new SleepyScreen(server.caller().port(), BOARD)) {
            Caller caller = server.caller();
            assertEquals("snapshot", sleepy.frame().getString("type"));

            for (int i = 0; i < MOST_BATCHES && caller.metric("nhip_live_behind_total") == 0; i++) {
                caller.sendAndSee(everywhere());
            }
            assertEquals(1, caller.metric("nhip_live_behind_total"), "the socket never filled");
            double framesWhenFull = caller.metric("nhip_live_frames_total");
            for (int i = 0; i < 15; i++) caller.sendAndSee(everywhere());
            assertTrue(sent > 2000, sent + " changes");
            assertEquals(framesWhenFull, caller.metric("nhip_live_frames_total"), "nothing was queued for it");

            List<JsonObject> frames =
                    sleepy.readUntil(frame -> frame.getString("type").equals("snapshot"));

            JsonObject newest = frames.get(frames.size() - 1);
            long whole = sent / COMMUNES;
            assertTrue(
                    Caller.rows(newest).stream()
                            .allMatch(row -> row.getJsonObject("counts").getLong("received") == whole),
                    "the newest picture");
            assertTrue(newest.getLong("offset") > frames.get(frames.size() - 2).getLong("offset"));
            caller.sendAndSee(everywhere());
            // A beat may come first.
            frames = sleepy.readUntil(frame -> !frame.getString("type").equals("beat"));
            JsonObject next = frames.get(frames.size() - 1);
            assertEquals(newest.getLong("offset") + 1, next.getLong("offset"), "from there on it follows again");
        }
    }
}
