package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** Screens and readers may do their worst: what a feed sends is taken all the same. */
@Timeout(120)
class FeedsBesideStrangersTest {
    private static final String BOARD = "board=province&period=month";
    private static final String PUBLIC = "door=\"public\"";
    private static final String RECEIVED = "2026-11-20T08:00:00+07:00";

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private final HeldClock clock = new HeldClock(Instant.parse("2026-11-20T07:31:48Z"));

    @BeforeEach
    void empty() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private RunningServer start(SmallProvince province) {
        return RunningServer.start(province.in(directory), clock);
    }

    /** Stands still for as long as the clock is held; a reader waits for it. */
    private CompletableFuture<HttpResponse<String>> holdTheScreens(Caller caller) {
        clock.hold("vn.nhip.api.");
        CompletableFuture<HttpResponse<String>> reader =
                caller.http().sendAsync(caller.to("/api/v1/about").build(), HttpResponse.BodyHandlers.ofString());
        clock.awaitHeld();
        return reader;
    }

    private static void assertTaken(HttpResponse<String> answer, int rows) {
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(rows, new JsonObject(answer.body()).getInteger("accepted"));
    }

    private static List<JsonObject> batch(int from) {
        List<JsonObject> batch = new ArrayList<>();
        for (int i = from; i < from + 20; i++) {
            batch.add(aCase("C-" + i).received(RECEIVED).event("e-" + i));
        }
        return batch;
    }

    @Test
    void givenTheScreensLoopStandsStill_whenAFeedSendsToTheSamePort_thenItIsAnswered_andTheReaderAfterwards() {
        try (RunningServer server = start(SmallProvince.on(servers))) {
            Caller caller = server.caller();
            CompletableFuture<HttpResponse<String>> reader = holdTheScreens(caller);

            HttpResponse<String> single = caller.post(batch(0));
            HttpResponse<String> portal = caller.post(
                    "/api/v1/feed/dvcqg/session",
                    "application/json",
                    null,
                    new JsonObject()
                            .put("username", "one-stop")
                            .put("password", SmallProvince.TOKEN)
                            .encode());

            assertTaken(single, 20);
            assertEquals(200, portal.statusCode(), portal.body());
            assertFalse(reader.isDone(), "the screens' loop was held all the while");
            clock.release();
            assertEquals(200, reader.join().statusCode());
            caller.see(new JsonObject(single.body()).getLong("position"));
        }
    }

    @Test
    void givenADoorForFeeds_thenTheyAreTakenThere_andNothingElseIsThere() {
        try (RunningServer server = start(SmallProvince.on(servers).http("feeds: {port: 0}"))) {
            Caller feeds = new Caller(server.app().feedsPort());

            assertTaken(feeds.post(batch(0)), 20);
            assertTaken(server.caller().post(batch(100)), 20);
            assertEquals(200, feeds.get("/api/v1/health").statusCode());
            for (String path : List.of("/", "/api/v1/about", "/api/v1/live", "/metrics", "/xep-hang/so-nganh")) {
                HttpResponse<String> no = feeds.get(path);
                assertEquals(404, no.statusCode(), path);
                assertEquals("urn:nhip:problem:not-found", new JsonObject(no.body()).getString("type"), path);
            }
            CompletableFuture<HttpResponse<String>> reader = holdTheScreens(server.caller());
            assertTaken(feeds.post(batch(200)), 20);
            assertFalse(reader.isDone());
            clock.release();
            assertEquals(200, reader.join().statusCode());
        }
    }

    @Test
    void givenADoorForFeedsAlone_whenAFeedComesToThePublicOne_thenItIsToldThatThereIsAnother() {
        String feeds = "feeds: {port: 0, connections: 1, alsoPublic: false}";
        try (RunningServer server = start(SmallProvince.on(servers).http(feeds))) {
            Caller own = new Caller(server.app().feedsPort());

            HttpResponse<String> no = server.caller().post(batch(0));

            assertEquals(404, no.statusCode());
            assertTrue(new JsonObject(no.body()).getString("detail").contains("http.feeds"), no.body());
            assertTaken(own.post(batch(0)), 20);
        }
    }

    @Test
    void givenStrangersWhoComeAgainAndAgainAndNeverRead_whenAFeedSendsBatchAfterBatch_thenNoneIsRefused()
            throws IOException {
        try (RunningServer server = start(SmallProvince.on(servers).limits("{tickMillis: 10}"));
                Strangers strangers = new Strangers(server.caller().port())) {
            Caller caller = server.caller();
            int taken = 0;
            for (; !strangers.haveDoneTheirWorst(); taken += 20) assertTaken(caller.post(batch(taken)), 20);

            caller.see(new JsonObject(caller.post(batch(taken)).body()).getLong("position"));
            assertTrue(taken > 0);
            assertEquals(
                    taken + 20, caller.metric("nhip_intake_rows_total", "feed=\"one-stop\"", "outcome=\"accepted\""));
            strangers.leave();
            Until.holds("sockets of strangers are counted no more", () -> caller.metric("nhip_live_screens") == 0);
            Until.holds(
                    "connections of strangers are counted no more",
                    () -> caller.metric("nhip_http_connections", PUBLIC) <= 3);
        }
    }

    @Test
    void givenAsManyConnectionsAsThereMayBe_whenOneMoreComes_thenItIsClosedAndCounted_andASlotIsFreeAgainAfterwards()
            throws IOException {
        try (RunningServer server = start(SmallProvince.on(servers).http("connections: 2"))) {
            Caller caller = server.caller();
            try (SleepyScreen second = new SleepyScreen(caller.port(), BOARD);
                    Socket third = new Socket("127.0.0.1", caller.port())) {
                assertEquals("snapshot", second.frame().getString("type"));
                third.setSoTimeout(20_000);

                assertEquals(-1, third.getInputStream().read(), "closed");

                assertEquals(1, caller.metric("nhip_http_refused_total", PUBLIC));
                assertEquals(2, caller.metric("nhip_http_connections", PUBLIC));
            }
            Until.holds("the screen's slot is free", () -> caller.metric("nhip_http_connections", PUBLIC) == 1);
            try (SleepyScreen next = new SleepyScreen(caller.port(), BOARD)) {
                assertEquals("snapshot", next.frame().getString("type"));
            }
        }
    }
}
