package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** A wall's whole life at the whole server, which goes down and comes up in between. */
class ScreenLifeTest {
    private static final String KEY = "operator-key-of-the-tests";
    private static final String OPERATOR = "/api/v1/operator/screens";
    private static final String BEAT =
            "{\"build\":\"b\",\"visible\":true,\"width\":1920,\"height\":1080,\"devicePixelRatio\":1}";

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.start(SmallProvince.on(servers).in(directory), clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart() {
        server.close();
        start();
    }

    private HttpResponse<String> call(String method, String path, String bearer, String body) {
        HttpRequest.Builder request =
                server.caller().to(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (bearer != null) request.header("Authorization", "Bearer " + bearer);
        return server.caller().call(request);
    }

    private JsonObject answer(String method, String path, String bearer, String body) {
        HttpResponse<String> response = call(method, path, bearer, body);
        assertEquals(2, response.statusCode() / 100, path + ": " + response.body());
        return new JsonObject(response.body());
    }

    @Test
    void givenAWall_whenTheServerGoesDownAndComesUpBetweenAllSteps_thenNothingOfItIsForgotten() {
        JsonObject opened = answer("POST", "/api/v1/screens/enrolments", null, "");
        String code = opened.getString("code");
        restart();
        String id = answer("POST", OPERATOR, KEY, "{\"code\":\"" + code + "\",\"name\":\"Sảnh A\"}")
                .getString("id");
        restart();
        String token = answer("GET", "/api/v1/screens/enrolments/" + code, opened.getString("secret"), "")
                .getString("token");
        restart();
        answer("POST", "/api/v1/screens/me/beat", token, BEAT);
        answer("PUT", OPERATOR + "/" + id + "/settings", KEY, "{\"inch\":75,\"metres\":5}");
        assertEquals(1, server.caller().metric("nhip_screens_enrolled"));
        assertEquals(1, server.caller().metric("nhip_screens_beats_total"));
        restart();

        clock.set(clock.instant().plus(Duration.ofMinutes(4)));
        JsonArray listed = answer("GET", OPERATOR, KEY, "").getJsonArray("screens");
        assertEquals(1, listed.size());
        assertEquals("silent", listed.getJsonObject(0).getString("state"));
        assertEquals("2026-11-20T07:31:48Z", listed.getJsonObject(0).getString("contactAt"));
        assertEquals(1, server.caller().metric("nhip_screens_silent"));
        assertEquals(
                75.0,
                answer("GET", "/api/v1/screens/me", token, "")
                        .getJsonObject("settings")
                        .getDouble("inch"));

        assertEquals(204, call("DELETE", OPERATOR + "/" + id, KEY, "").statusCode());
        restart();
        assertEquals(401, call("GET", "/api/v1/screens/me", token, "").statusCode());
        assertEquals(
                4,
                answer("GET", OPERATOR + "/audit", KEY, "")
                        .getJsonArray("audit")
                        .size());
    }

    @Test
    void givenTheOperatorsPage_thenNobodyMayFrameIt_andTheDoorsWantTheKey() {
        HttpResponse<String> page = server.caller().get("/quan-tri/man-hinh");

        assertEquals(200, page.statusCode());
        assertTrue(page.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("frame-ancestors 'none'"));
        assertEquals(401, call("GET", OPERATOR, null, "").statusCode());
        assertEquals(401, call("GET", OPERATOR, SmallProvince.TOKEN, "").statusCode());
        assertEquals(405, call("PUT", "/api/v1/screens/enrolments", null, "").statusCode());
        assertEquals(
                200,
                server.caller().get("/man/sanh-a").statusCode(),
                "a wall that is nobody's shows the public picture");
    }
}
