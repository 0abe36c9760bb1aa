package vn.nhip.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.screens.ScreenDoorsTest.assertProblem;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.testing.Servers;

/** Bodies that are not as they should be: the field is named, and nothing changes. */
class ScreenBodiesTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static RoomRig rig;
    private static RoomRig.Wall wall;

    @BeforeAll
    static void start() {
        rig = RoomRig.usual(servers);
        wall = rig.wall("A");
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

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
                "catalogue|{\"catalogue\":7}",
                "catalogue|{\"catalogue\":\"\"}",
                "list|{\"list\":\"a&b\"}",
                "colour|{\"colour\":\"red\"}",
                "body|[]",
                "body|{",
                "body|17"
            })
    void givenSettingsThatAreWrong_thenTheFieldIsNamedAndNothingChanges(String field, String body) {
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
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":1,\"devicePixelRatio\":1,\"failedBuild\":7}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":1,\"devicePixelRatio\":1,\"failedBuild\":{\"why\":\"late\"}}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":1,\"devicePixelRatio\":1,\"failedBuild\":{\"why\":\"longer than twenty letters\",\"count\":1}}",
                "{\"build\":\"x\",\"visible\":true,\"width\":1,\"height\":1,\"devicePixelRatio\":1,\"failedBuild\":{\"why\":\"late\",\"count\":0}}",
                "nonsense"
            })
    void givenABeatThatIsWrong_thenItIsRefusedAndNotKept(String body) {
        assertProblem(400, rig.ask("POST", "/screens/me/beat", wall.token(), body));
        assertEquals(null, rig.listed(wall.id()).getJsonObject("beat"));
    }

    @Test
    void givenABeatOfANewerPage_whenItSaysMore_thenTheRestIsPassedOver() {
        JsonObject more = new JsonObject(RoomRig.BEAT).put("mood", "fine");
        RoomRig.Wall newer = rig.wall("B");
        assertEquals(200, rig.status("POST", "/screens/me/beat", newer.token(), more.encode()));
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
        assertProblem(400, rig.ask("POST", "/operator/screens", RoomRig.KEY, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"until\":\"11:30\"}",
                "{\"until\":\"2026-11-20T00:59:59Z\"}",
                "{\"until\":\"2026-11-20T01:00:00Z\"}",
                "{\"until\":\"2026-11-21T01:00:01Z\"}",
                "{\"until\":\"2026-11-20T11:30:00Z\",\"why\":\"x\"}"
            })
    void givenAHoldThatIsWrong_orOfMoreThanADay_thenItIsRefusedForOneAndForAll(String body) {
        for (String door : List.of(wall.at("/hold"), "/operator/screens/hold"))
            assertProblem(400, rig.ask("POST", door, RoomRig.KEY, body));
        assertEquals(null, rig.listed(wall.id()).getString("heldUntil"));
        assertProblem(
                404,
                rig.ask("POST", "/operator/screens/none/hold", RoomRig.KEY, "{\"until\":\"2026-11-21T01:00:00Z\"}"));
    }

    @Test
    void givenPinsThatAreWrong_thenTheyAreRefused() {
        assertProblem(400, rig.ask("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"so\",\"minutes\":0}"));
        assertProblem(400, rig.ask("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"so\",\"minutes\":1441}"));
        assertProblem(400, rig.ask("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"?\",\"minutes\":5}"));
        assertProblem(
                404, rig.ask("POST", "/operator/screens/none/pin", RoomRig.KEY, "{\"slide\":\"so\",\"minutes\":5}"));
    }
}
