package vn.nhip.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** Wrong keys, and too much of everything. */
class ScreenDoorsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private RoomRig rig;

    private RoomRig with(ScreenLimits limits) {
        rig = new RoomRig(servers, RoomRig.KEY, limits);
        return rig;
    }

    private static ScreenLimits limits(int screens, int openCodes, int codesPerAddress) {
        return new ScreenLimits(
                screens, openCodes, Duration.ofMinutes(10), codesPerAddress, 5, 4, 100, 10, Duration.ofHours(24));
    }

    @AfterEach
    void stop() {
        rig.close();
        servers.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    }

    static void assertProblem(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse("none"));
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse("none"));
        assertEquals(status, new JsonObject(response.body()).getInteger("status"));
        assertTrue(new JsonObject(response.body()).getString("type").startsWith("urn:nhip:problem:"), response.body());
        assertTrue(!response.body().contains("Exception"), response.body());
    }

    // ---- the operator's key

    @Test
    void givenNoKeyIsConfigured_thenTheOperatorsDoorsAreNotThere() {
        rig = new RoomRig(servers, null, ScreenLimits.USUAL);

        assertProblem(404, rig.ask("GET", "/operator/screens", null, ""));
        assertProblem(404, rig.ask("GET", "/operator/screens", "null", ""));
        assertProblem(404, rig.ask("DELETE", "/operator/screens/1", "", ""));
        assertEquals(201, rig.status("POST", "/screens/enrolments", null, ""));
    }

    @Test
    void givenNoKeyOrAWrongOne_thenNothingIsTold_andTheBodyIsNotLookedAt() {
        with(ScreenLimits.USUAL);

        HttpResponse<String> response = rig.ask("POST", "/operator/screens", RoomRig.KEY + "x", "{nonsense");

        assertProblem(401, response);
        assertEquals("Bearer", response.headers().firstValue("WWW-Authenticate").orElse(null));
        assertProblem(401, rig.ask("GET", "/operator/screens", null, ""));
        assertProblem(401, rig.ask("GET", "/operator/screens", "", ""));
    }

    @Test
    void givenManyWrongKeys_thenEvenTheRightOneWaitsAMinute_andGuessesAreCounted() {
        with(limits(10, 10, 10));
        for (int i = 0; i < RoomRig.WRONG_KEYS; i++)
            assertEquals(401, rig.status("GET", "/operator/screens", "guess" + i, ""));

        HttpResponse<String> right = rig.ask("GET", "/operator/screens", RoomRig.KEY, "");

        assertProblem(429, right);
        assertEquals("60", right.headers().firstValue("Retry-After").orElse(null));
        assertEquals(3, rig.count("nhip.keys.refused", "door", "screens", "why", "wrong"));
        assertEquals(1, rig.count("nhip.keys.refused", "door", "screens", "why", "tooMany"));
        rig.pass(Duration.ofMinutes(1));
        assertEquals(200, rig.status("GET", "/operator/screens", RoomRig.KEY, ""));
    }

    @Test
    void givenAWallsToken_whenShownAsTheOperatorsKey_orTheKeyAsAToken_thenNeitherOpens() {
        with(ScreenLimits.USUAL);
        RoomRig.Wall wall = rig.wall("A");

        assertProblem(401, rig.ask("GET", "/operator/screens", wall.token(), ""));
        assertProblem(401, rig.ask("GET", "/screens/me", RoomRig.KEY, ""));
    }

    // ---- too much

    @Test
    void givenManyCodesFromOneAddress_thenTheNextWaits() {
        with(limits(10, 10, 2));
        rig.open();
        rig.open();

        assertProblem(429, rig.ask("POST", "/screens/enrolments", null, ""));
        assertEquals(1, rig.count("nhip.screens.refused", "why", "codes"));
        rig.pass(Duration.ofMinutes(10));
        assertEquals(201, rig.status("POST", "/screens/enrolments", null, ""));
        assertEquals(2, rig.count("nhip.screens.codes", "outcome", "expired"));
    }

    @Test
    void givenAsManyOpenCodesAsAreLetIn_thenTheNextWaits() {
        with(limits(10, 2, 10));
        rig.open();
        rig.open();

        assertProblem(429, rig.ask("POST", "/screens/enrolments", null, ""));
    }

    @Test
    void givenAsManyWallsAsAreLetIn_thenTheNextIsRefused() {
        with(limits(1, 10, 10));
        rig.wall("A");

        String code = rig.open().getString("code");
        assertProblem(
                409, rig.ask("POST", "/operator/screens", RoomRig.KEY, "{\"code\":\"" + code + "\",\"name\":\"B\"}"));
    }

    @Test
    void givenTooManyQuestionsOrBeats_thenTheNextWait() {
        with(limits(10, 10, 10));
        RoomRig.Wall wall = rig.wall("A");
        JsonObject opened = rig.open();
        for (int i = 0; i < 4; i++) rig.poll(opened);
        for (int i = 0; i < 4; i++) rig.beat(wall.token());

        assertEquals(429, rig.pollStatus(opened));
        assertProblem(429, rig.ask("POST", "/screens/me/beat", wall.token(), RoomRig.BEAT));
        assertEquals(200, rig.status("GET", "/screens/me", wall.token(), ""));
    }

    @Test
    void givenABodyThatIsTooLarge_thenItIsRefused() {
        with(ScreenLimits.USUAL);

        String body = "{\"name\":\"" + "x".repeat(20_000) + "\"}";
        assertProblem(413, rig.ask("POST", "/screens/enrolments", null, body));
        assertProblem(413, rig.ask("POST", "/operator/screens", RoomRig.KEY, body));
    }
}
