package vn.nhip.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.testing.Servers;

/** Wrong keys, too much of everything, and bodies that are not as they should be. */
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
                screens, openCodes, Duration.ofMinutes(10), codesPerAddress, 5, 3, 4, 100, 10, Duration.ofHours(24));
    }

    @AfterEach
    void stop() {
        rig.close();
        servers.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    }

    private static void assertProblem(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse("none"));
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse("none"));
        assertEquals(status, new JsonObject(response.body()).getInteger("status"));
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
        for (int i = 0; i < 3; i++) assertEquals(401, rig.status("GET", "/operator/screens", "guess" + i, ""));

        HttpResponse<String> right = rig.ask("GET", "/operator/screens", RoomRig.KEY, "");

        assertProblem(429, right);
        assertEquals("60", right.headers().firstValue("Retry-After").orElse(null));
        assertEquals(3, rig.count("nhip.screens.refused", "why", "key"));
        assertEquals(1, rig.count("nhip.screens.refused", "why", "keys"));
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

    // ---- bodies

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slides|{\"slides\":[]}",
                "slides|{\"slides\":[\"so\",\"so\"]}",
                "slides|{\"slides\":[\"so\",\"khong-co\"]}",
                "slides|{\"slides\":[1]}",
                "slides|{\"slides\":\"so\"}",
                "inch|{\"inch\":9}",
                "inch|{\"inch\":201}",
                "inch|{\"inch\":\"75\"}",
                "metres|{\"metres\":0.4}",
                "metres|{\"metres\":1e400}",
                "orientation|{\"orientation\":\"sideways\"}",
                "orientation|{\"orientation\":\"LANDSCAPE\"}",
                "safeArea|{\"safeArea\":3}",
                "theme|{\"theme\":\"pink\"}",
                "night|{\"night\":\"19:00\"}",
                "night.from|{\"night\":{\"from\":\"25:00\",\"to\":\"06:00\"}}",
                "night|{\"night\":{\"from\":\"06:00\",\"to\":\"06:00\"}}",
                "colour|{\"colour\":\"red\"}",
                "body|[]",
                "body|{",
                "body|17"
            })
    void givenSettingsThatAreWrong_thenTheFieldIsNamedAndNothingChanges(String field, String body) {
        with(ScreenLimits.USUAL);
        RoomRig.Wall wall = rig.wall("A");

        HttpResponse<String> response = rig.ask("PUT", wall.at("/settings"), RoomRig.KEY, body);

        assertProblem(400, response);
        assertTrue(new JsonObject(response.body()).getString("detail").contains(field), response.body());
        assertEquals(1, rig.me(wall.token()).getLong("revision"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"build\":\"\"}",
                "{\"build\":\"x\",\"visible\":\"true\",\"width\":1,\"height\":1,\"devicePixelRatio\":1}",
                "{\"build\":\"x\",\"visible\":true,\"width\":0,\"height\":1,\"devicePixelRatio\":1}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1.5,\"height\":1,\"devicePixelRatio\":1}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":20001,\"devicePixelRatio\":1}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":1,\"devicePixelRatio\":0}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":1,\"devicePixelRatio\":1,\"heapMb\":-1}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":1,\"devicePixelRatio\":1,\"lagMs\":-1}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":1,\"devicePixelRatio\":1,\"slide\":7}",
                "nonsense"
            })
    void givenABeatThatIsWrong_thenItIsRefusedAndNotKept(String body) {
        with(ScreenLimits.USUAL);
        RoomRig.Wall wall = rig.wall("A");

        assertProblem(400, rig.ask("POST", "/screens/me/beat", wall.token(), body));
        assertEquals(null, rig.listed(wall.id()).getJsonObject("beat"));
    }

    @Test
    void givenABeatOfANewerPage_whenItSaysMore_thenTheRestIsPassedOver() {
        with(ScreenLimits.USUAL);
        RoomRig.Wall wall = rig.wall("A");

        JsonObject more = new JsonObject(RoomRig.BEAT).put("mood", "fine");
        assertEquals(200, rig.status("POST", "/screens/me/beat", wall.token(), more.encode()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"B\"}",
                "{\"code\":\"XXXX\"}",
                "{\"code\":\"XXXX\",\"name\":\"\"}",
                "{\"code\":\"XXXX\",\"name\":\"a\\u0000b\"}",
                "{\"code\":\"XXXX\",\"name\":\"B\",\"place\":7}",
                "{\"code\":\"XXXX\",\"name\":\"B\",\"settings\":{\"inch\":1}}",
                "{\"code\":\"XXXX\",\"name\":\"B\",\"key\":\"x\"}"
            })
    void givenAConfirmationThatIsWrong_thenItIsRefused(String body) {
        with(ScreenLimits.USUAL);

        assertProblem(400, rig.ask("POST", "/operator/screens", RoomRig.KEY, body));
    }

    @Test
    void givenPinsThatAreWrong_thenTheyAreRefused() {
        with(ScreenLimits.USUAL);
        RoomRig.Wall wall = rig.wall("A");

        assertProblem(400, rig.ask("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"so\",\"minutes\":0}"));
        assertProblem(400, rig.ask("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"so\",\"minutes\":1441}"));
        assertProblem(400, rig.ask("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"?\",\"minutes\":5}"));
        assertProblem(
                404, rig.ask("POST", "/operator/screens/none/pin", RoomRig.KEY, "{\"slide\":\"so\",\"minutes\":5}"));
    }
}
