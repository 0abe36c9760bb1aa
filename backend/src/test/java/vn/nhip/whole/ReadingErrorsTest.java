package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** What a stranger, a careless client and a curious one are told. */
class ReadingErrorsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    static Path directory;

    private static RunningServer server;
    private static Caller caller;

    @BeforeAll
    static void start() {
        HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
        server = RunningServer.start(SmallProvince.on(servers).withOfficers().in(directory), clock);
        caller = server.caller();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** RFC 9457, and nothing of the inside. */
    private static void assertProblem(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse("none"),
                response.body());
        JsonObject problem = new JsonObject(response.body());
        assertEquals(status, problem.getInteger("status"));
        assertTrue(problem.getString("type").startsWith("urn:nhip:problem:"), response.body());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse("none"));
        assertFalse(problem.getString("title").isBlank());
        assertNothingOfTheInside(response.body());
    }

    private static void assertNothingOfTheInside(String body) {
        assertFalse(body.contains("Exception"), body);
        assertFalse(body.contains("\tat "), body);
        assertFalse(body.contains("vn.nhip."), body);
        assertFalse(body.contains("io.vertx"), body);
        assertFalse(body.contains("java."), body);
    }

    // ---- reading

    @ParameterizedTest
    @CsvSource({
        "404, /api/v1/units/H48.99/sheet",
        "404, /api/v1/units/nonsense/sheet",
        "404, /api/v1/units/%27%3B--/sheet",
        "404, /api/v1/units/%F0%9F%98%80/sheet",
        "404, /api/v1/units/H48.01/sheet?period=2026-12",
        "404, /api/v1/units/H48.01/sheet?period=9999",
        "400, /api/v1/units/H48.01/sheet?period=2026-13",
        "400, /api/v1/units/H48.01/sheet?period=2026-Q5",
        "400, /api/v1/units/H48.01/sheet?period=yesterday",
        "400, /api/v1/units/H48.01/sheet?period=",
        "400, /api/v1/units/H48.01/sheet?period=99999999999",
        "400, /api/v1/units/H48.01/sheet?period=%zz",
        "400, /api/v1/ranking",
        "400, /api/v1/ranking?kind=planet",
        "400, /api/v1/ranking?kind=",
        "400, /api/v1/ranking?kind=commune&period=2026-00",
        "400, /api/v1/units/H48.01/sheet?at=yesterday",
        "400, /api/v1/units/H48.01/sheet?at=2026-11-20",
        "400, /api/v1/units/H48.01/sheet?at=2026-11-20T14:31:49%2B07:00",
        "400, /api/v1/units/H48.01/sheet?at=",
        "404, /api/v1/units/H48.01/sheet?period=2026-11&at=2026-10-31T12:00:00Z",
        "404, /api/v1/units/H48.01/sheet?catalogue=none",
        "404, /api/v1/units/H48.01/sheet?list=none",
        "404, /api/v1/ranking?kind=commune&catalogue=",
        "404, /api/v1/ranking?kind=commune&list=%F0%9F%98%80",
        "400, /api/v1/ranking?kind=commune&baseline=week",
        "400, /api/v1/ranking?kind=commune&baseline=2027-01-01T00:00:00Z",
        "400, /api/v1/ranking?kind=commune&period=2026-11&baseline=2026-10-01T00:00:00Z",
        "400, /api/v1/ranking?kind=commune&period=7d&baseline=previous",
        "400, /api/v1/ranking?kind=commune&period=30d&baseline=sameDay",
        "404, /api/v1/restatements?unit=H48.99",
        "400, /api/v1/restatements?period=7d",
        "400, /api/v1/restatements?period=x",
        "400, /api/v1/restatements?since=x",
        "400, /api/v1/restatements?limit=0",
        "400, /api/v1/restatements?limit=1001",
        "404, /api/v1/catalogues/none",
        "404, /api/v1/catalogues/none/points?component=2.1&met=1&total=2",
        "400, /api/v1/catalogues/766-portal-2026/points?component=9.9&met=1&total=2",
        "400, /api/v1/catalogues/766-portal-2026/points?component=2.1&met=-1&total=2",
        "400, /api/v1/catalogues/766-portal-2026/points?component=2.1&met=1e9&total=2",
        "400, /api/v1/catalogues/766-portal-2026/points?component=2.1&met=1",
        "400, /api/v1/targets",
        "404, /api/v1/targets?unit=H48.99",
        "400, /api/v1/targets?unit=H48.01&year=2027",
        "400, /api/v1/targets?unit=H48.01&year=x",
        "401, /api/v1/officers?unit=H48.01",
        "401, /api/v1/officers?unit=H48.99",
        "400, /api/v1/live",
        "404, /api/v1/units/H48.01",
        "404, /api/v1/units/H48.01/sheet/more",
        "404, /api/v1",
        "404, /api/v2/about",
        "404, /nothing",
        "404, /static/nothing.js",
        "404, /WEB-INF/web.xml"
    })
    void givenAWrongQuestion_thenTheAnswerIsAProblem(int status, String path) throws IOException {
        // A raw socket: the usual client refuses to send some of these.
        assertProblem(status, raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "0001-01", "1900", "2022-05", "2025-Q1"})
    void givenAPeriodLongPast_thenItIsEmptyAndReadable(String period) {
        JsonObject sheet = caller.sheet("H48", period);

        assertEquals(0, sheet.getJsonObject("counts").getInteger("handled"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/about",
                "/api/v1/units",
                "/api/v1/units/H48/sheet",
                "/api/v1/ranking?kind=commune",
                "/api/v1/restatements",
                "/api/v1/targets",
                "/api/v1/periods",
                "/api/v1/officers",
                "/api/v1/health",
                "/metrics",
                "/api/v1/openapi.yaml"
            })
    void givenAPathThatIsOnlyRead_whenWrittenTo_thenTheMethodIsRefused(String path) {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            HttpRequest.Builder request = caller.to(path).method(method, HttpRequest.BodyPublishers.ofString("{}"));
            assertProblem(405, caller.call(request));
        }
    }

    // ---- sending

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[", "nonsense", "[1,", "{\"a\":}", "[{}] []", "\u0000"})
    void givenABodyThatIsNoEvent_whenSent_thenTheAnswerIsAProblem(String body) {
        HttpResponse<String> response = caller.post("/api/v1/updates", Caller.BATCH, SmallProvince.TOKEN, body);

        assertProblem(400, response);
    }

    @Test
    void givenRowsOfWrongTypes_whenSent_thenEachIsSetAside() {
        String body =
                "[17, null, \"x\", [], {}, {\"specversion\":1.0}, {\"specversion\":\"1.0\",\"id\":7,\"source\":{},"
                        + "\"type\":[],\"data\":3}, "
                        + aCase("C").with("status", "many").event("s").encode() + ", "
                        + aCase("C")
                                .with("receivedAt", new JsonObject())
                                .event("t")
                                .encode() + ", "
                        + aCase("C")
                                .with("supplements", "none")
                                .received("2026-11-02")
                                .event("u")
                                .encode() + "]";

        HttpResponse<String> response = caller.post("/api/v1/updates", Caller.BATCH, SmallProvince.TOKEN, body);

        assertEquals(200, response.statusCode(), response.body());
        JsonObject answer = new JsonObject(response.body());
        assertEquals(
                10, answer.getJsonArray("setAside").size() + answer.getInteger("accepted"), answer.encodePrettily());
        assertTrue(answer.getJsonArray("setAside").size() >= 9, answer.encodePrettily());
        assertNothingOfTheInside(response.body());
    }

    @Test
    void givenNoToken_anotherToken_orAnotherScheme_whenSent_thenItIsUnauthorized() {
        String event = aCase("C-1").received("2026-11-02").event("e").encode();

        assertProblem(401, caller.post("/api/v1/updates", Caller.ONE, null, event));
        assertProblem(401, caller.post("/api/v1/updates", Caller.ONE, "guess", event));
        assertProblem(
                401,
                caller.call(caller.to("/api/v1/updates")
                        .header("Content-Type", Caller.ONE)
                        .header("Authorization", "Basic " + SmallProvince.TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString(event))));
    }

    @Test
    void givenAnotherMediaTypeOrMethod_whenSent_thenItIsRefused() {
        String event = aCase("C-1").received("2026-11-02").event("e").encode();

        assertProblem(415, caller.post("/api/v1/updates", "text/plain", SmallProvince.TOKEN, event));
        assertProblem(415, caller.post("/api/v1/updates", null, SmallProvince.TOKEN, event));
        assertProblem(405, caller.get("/api/v1/updates"));
        assertEquals(405, caller.get("/api/v1/feed/dvcqg").statusCode());
    }

    @Test
    void givenTenMegabytes_whenSent_thenTheAnswerIsTooLargeAndTheServerGoesOn() {
        String body = "[\"" + "x".repeat(10_000_000) + "\"]";

        HttpResponse<String> response = caller.post("/api/v1/updates", Caller.BATCH, SmallProvince.TOKEN, body);

        assertProblem(413, response);
        assertEquals(200, caller.get("/api/v1/about").statusCode());
    }

    @Test
    void givenTooManyRows_whenSent_thenTheAnswerIsTooLarge() {
        String body = "[" + "{},".repeat(500) + "{}]";

        assertProblem(413, caller.post("/api/v1/updates", Caller.BATCH, SmallProvince.TOKEN, body));
    }

    // ---- pages

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/../openapi.yaml",
                "/static/..%2fopenapi.yaml",
                "/static/%2e%2e/openapi.yaml",
                "/static/%2e%2e%2f%2e%2e%2fetc/passwd",
                "/static/....//openapi.yaml",
                "/static/..\\openapi.yaml",
                "/static/..%5copenapi.yaml",
                "/static//etc/passwd",
                "/static/%00",
                "/static/.git/config",
                "/static/css/../../openapi.yaml",
                "/man/../../openapi.yaml",
                "/man/..%2f..%2fopenapi.yaml"
            })
    void givenAPathThatClimbs_thenNothingOutsideThePagesIsServed(String path) throws IOException {
        HttpResponse<String> response = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertFalse(response.body().contains("root:"), response.body());
        assertFalse(response.body().contains("openapi:"), response.body());
        assertNothingOfTheInside(response.body());
        assertTrue(response.statusCode() < 500, response.statusCode() + " " + response.body());
    }

    @Test
    void givenAPage_thenItMayLoadNothingFromElsewhere() {
        HttpResponse<String> page = caller.get("/man/thu");

        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html; charset=utf-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'self'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals(302, caller.get("/").statusCode());
        assertEquals(
                "/xep-hang/so", caller.get("/").headers().firstValue("Location").orElseThrow());
    }

    // ---- what describes the server

    @Test
    void givenTheDescription_whenItsPathsAreCalled_thenEachExists() throws IOException {
        HttpResponse<String> served = caller.get("/api/v1/openapi.yaml");
        assertEquals(200, served.statusCode());
        JsonNode api = new YAMLMapper().readTree(served.body());

        int called = 0;
        String catalogue =
                caller.json("/api/v1/about").getJsonObject("catalogue").getString("id");
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            String method = List.of("post", "get", "put", "patch", "delete").stream()
                    .filter(path.getValue()::has)
                    .findFirst()
                    .orElseThrow();
            String address = path.getKey()
                            .replace("{code}", "H48.01")
                            .replace("{id}", catalogue)
                            .replace("{screen}", "1")
                    + "?kind=commune";
            HttpRequest.Builder request =
                    caller.to(address).method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString(""));
            int status = caller.call(request).statusCode();
            assertTrue(status != 404 && status != 405 && status < 500, address + " answered " + status);
            called++;
        }
        assertEquals(32, called);
    }

    @Test
    void givenTheServer_whenAskedAboutItself_thenItNamesProvinceCatalogueAndUnits() {
        JsonObject about = caller.json("/api/v1/about");
        JsonObject units = caller.json("/api/v1/units");

        assertEquals("H48", about.getJsonObject("province").getString("code"));
        assertEquals(true, about.getJsonObject("province").getBoolean("demo"));
        assertEquals("Asia/Ho_Chi_Minh", about.getString("zone"));
        assertEquals("2026-11-20T07:31:48Z", about.getString("now"));
        JsonObject catalogue = about.getJsonObject("catalogue");
        assertEquals(6, catalogue.getJsonArray("groups").size());
        double max = Caller.objects(catalogue.getJsonArray("components")).stream()
                .mapToDouble(component -> component.getDouble("max"))
                .sum();
        assertEquals(100, max);
        assertEquals(5, catalogue.getJsonArray("bands").size());
        List<JsonObject> listed = Caller.objects(units.getJsonArray("units"));
        assertEquals(8, listed.size());
        assertEquals("H48", listed.get(1).getString("parent"));
    }

    private static HttpResponse<String> raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", caller.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new RawResponse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
