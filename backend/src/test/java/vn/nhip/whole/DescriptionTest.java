package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Tap;
import vn.nhip.testing.Until;

/** Every answer of every path, and every kind of frame, held against the server's own description. */
@Timeout(300)
class DescriptionTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Path CATALOGUES = Path.of("..", "config", "catalogue");
    private static final String CATALOGUE = "766-portal-2026";
    private static final int LISTS = 17;
    private static final String BIRTHS = "1.000003";
    private static final String UPDATES = "/api/v1/updates";
    private static final String PORTAL = "/api/v1/feed/dvcqg";
    private static final String SHEET = "/api/v1/units/{code}/sheet";
    private static final String HISTORY = "/api/v1/units/{code}/history";
    private static final String RANKING = "/api/v1/ranking";
    private static final String BOARD = "/api/v1/board";
    private static final String OFFICERS = "/api/v1/officers";
    private static final String RELOAD = "/api/v1/catalogues/reload";
    private static final String CODES = "/api/v1/screens/enrolments";
    private static final String ME = "/api/v1/screens/me";
    private static final String SCREENS = "/api/v1/operator/screens";
    private static final String SCREEN = SCREENS + "/{screen}";
    private static final String BEAT =
            "{\"build\":\"b\",\"visible\":true,\"width\":1920,\"height\":1080,\"devicePixelRatio\":1}";
    private static final String ROW =
            "{\"MaHoSo\":\"H48.01-1\",\"TrangThaiHoSo\":\"4\",\"NgayTiepNhan\":\"20261119080000\"}";
    private static final String LONG = "{\"name\":\"" + "x".repeat(20_000) + "\"}";

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-10-30T03:00:00Z"));
    private Tap postgres;
    private Tap redis;
    private RunningServer server;
    private Caller caller;
    private Described described;

    @BeforeEach
    void open() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        postgres = new Tap(servers.postgresPort());
        redis = new Tap(servers.redisPort());
    }

    @AfterEach
    void stop() {
        postgres.join();
        redis.join();
        server.close();
        postgres.close();
        redis.close();
    }

    private void start(String limits) throws IOException {
        SmallProvince.on(servers)
                .postgres(servers.postgresUri().replace(":" + servers.postgresPort(), ":" + postgres.port()))
                .redis(servers.redisUri().replace(":" + servers.redisPort(), ":" + redis.port()))
                .limits(limits)
                .withOfficers()
                .units("""
                        H48,Tỉnh Quảng Ngãi,Quảng Ngãi,province,,,,
                        H48.01,Sở Tư pháp,Sở Tư pháp,department,H48,,,
                        H48.02,Sở Xây dựng,Sở Xây dựng,department,H48,,,
                        H48.101,Phường Cẩm Thành,Phường Cẩm Thành,commune,H48,,,
                        H48.102,Xã Bình Sơn,Xã Bình Sơn,commune,H48,,2026-10-31,H48.101
                        """)
                .in(directory);
        Path units = directory.resolve("units.csv");
        Files.writeString(units, Files.readString(units).replace("valid_to\n", "valid_to,merged_into\n"));
        Path catalogues = Files.createDirectory(directory.resolve("catalogue"));
        for (String name : List.of(CATALOGUE + ".yaml", "tinh-mau.yaml")) {
            Files.copy(CATALOGUES.resolve(name), catalogues.resolve(name));
        }
        Path lists = Files.createDirectory(directory.resolve("lists"));
        list(lists, "khai-sinh");
        for (int i = 1; i <= LISTS; i++) list(lists, "l-" + i);
        Files.writeString(
                directory.resolve("targets.csv"),
                "unit,component,year,ratio\ndepartment,2.1,2026,95\ndepartment,3.1,2026,90\n");
        server = RunningServer.start(directory, clock);
        caller = server.caller();
        described = Described.by(caller);
    }

    private static void list(Path lists, String id) throws IOException {
        Files.writeString(
                lists.resolve(id + ".yaml"),
                "id: " + id + "\nname: Khai sinh\nsource: test\nprocedures: [\"" + BIRTHS + "\"]\n");
    }

    // ---- calling

    private HttpResponse<String> call(String method, String path, String query, String bearer, String body) {
        return call(method, path, query, bearer, body, Caller.JSON);
    }

    /** @param path as described; a name in braces is that of the query's first part, up to a space */
    private HttpResponse<String> call(
            String method, String path, String query, String bearer, String body, String type) {
        String address = path;
        String rest = query;
        if (path.contains("{")) {
            int end = query.contains(" ") ? query.indexOf(' ') : query.length();
            address = path.replaceFirst("\\{.*?}", query.substring(0, end));
            rest = query.substring(Math.min(query.length(), end + 1));
        }
        HttpRequest.Builder request = caller.to(address + (rest.isEmpty() ? "" : "?" + rest))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type);
        if (bearer != null) request.header("Authorization", "Bearer " + bearer);
        HttpResponse<String> response = caller.call(request);
        described.check(method, path, response);
        return response;
    }

    private JsonObject answer(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        return response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
    }

    private JsonObject get(String path, String query) {
        return answer(200, call("GET", path, query, null, ""));
    }

    private void refused(int status, String method, String path, String query, String bearer, String body) {
        answer(status, call(method, path, query, bearer, body));
    }

    private void noKey(String method, String path, String query) {
        refused(401, method, path, query, "", "");
    }

    // ---- data

    private void october() {
        List<JsonObject> events = new ArrayList<>(List.of(
                aCase("A-0001")
                        .received("2026-10-05T08:00:00+07:00")
                        .due("2026-12-20")
                        .event("1"),
                aCase("A-0002")
                        .with("procedure", BIRTHS)
                        .received("2026-10-06T08:00:00+07:00")
                        .event("2"),
                aCase("A-0003")
                        .of("H48.02")
                        .received("2026-10-06T08:00:00+07:00")
                        .due("2026-12-07")
                        .event("3"),
                aCase("A-0004")
                        .of("H48.102")
                        .received("2026-10-06T08:00:00+07:00")
                        .due("2026-10-07")
                        .event("4"),
                Event.figure("f", "H48.01", "2026-10", "1.4", 1, 2)));
        events.get(4).getJsonObject("data").put("author", "Phòng 1").put("validTo", "2026-12-31");
        JsonObject step = Event.progress("s-1", "A-0001", 4, "2026-10-07T08:00:00+07:00");
        step.getJsonObject("data").put("officer", "Nguyễn Văn An");
        events.add(step);
        caller.sendAndSee(events);
    }

    /** A month has passed, a commune was absorbed, and a case of October comes late. */
    private void november() {
        clock.set(Instant.parse("2026-11-20T03:00:00Z"));
        Until.holds(
                "november begins",
                () -> caller.ranking("commune", "2026-11").stream()
                        .anyMatch(row -> row.getString("unit").equals("H48.102") && row.getBoolean("ended")));
        caller.sendAndSee(
                aCase("A-0099")
                        .received("2026-10-06T08:00:00+07:00")
                        .due("2026-10-07")
                        .event("99"),
                aCase("A-0100")
                        .received("2026-11-06T08:00:00+07:00")
                        .due("2026-11-27")
                        .event("100"));
        Until.holds(
                "what changed in october is written down",
                () -> caller.get("/api/v1/restatements?unit=H48.01").body().contains("0099"));
    }

    // ---- what goes well

    @Test
    void givenAProvince_whenEveryPathIsCalled_thenEachAnswerIsAsDescribed() throws IOException {
        start("{tickMillis: 40}");
        october();
        november();
        sending();
        reading();
        screens();

        Set<String> wanted = described.told(status -> status / 100 == 2);
        assertTrue(wanted.size() >= 29, wanted.toString());
        wanted.removeAll(described.seen());
        assertEquals(Set.of(), wanted);
    }

    private void sending() {
        String event = "[" + aCase("B-1").received("2026-11-19").event("b-1").encode() + ",{},"
                + aCase("B-2").with("status", 12).event("b-2").encode() + "]";
        JsonObject receipt = answer(200, call("POST", UPDATES, "", SmallProvince.TOKEN, event, Caller.BATCH));
        assertEquals(2, receipt.getJsonArray("setAside").size());
        String login = "{\"username\":\"one-stop\",\"password\":\"" + SmallProvince.TOKEN + "\"}";
        String session =
                answer(200, call("POST", PORTAL + "/session", "", null, login)).getString("session");
        JsonObject envelope = new JsonObject("{\"madonvi\":\"000.00.01.H48\",\"service\":\"DongBoHoSoMC\",\"data\":["
                        + "{\"MaHoSo\":\"P-1\",\"TrangThaiHoSo\":\"4\",\"NgayTiepNhan\":\"20261119080000\"},{}]}")
                .put("session", session);
        answer(200, call("POST", PORTAL, "", null, envelope.encode()));
    }

    private void reading() {
        get("/api/v1/about", "");
        assertEquals(5, get("/api/v1/units", "").getJsonArray("units").size());
        for (String query : List.of(
                "H48.01 period=2026-10",
                "H48.01 period=2026-10&at=2026-10-30T02:59:59Z",
                "H48.101 period=2026-10&list=khai-sinh",
                "H48.102 period=month",
                "H48.101 period=2026",
                "H48 period=30d&catalogue=tinh-mau",
                "H48.01 period=year")) {
            get(SHEET, query);
        }
        JsonObject days = get(HISTORY, "H48.01 period=month&days=25&list=khai-sinh");
        assertTrue(days.encode().contains("\"begins\":true"), days.encode());
        get(HISTORY, "H48 period=year");
        JsonObject october = get(SHEET, "H48.01 period=2026-10");
        assertTrue(october.containsKey("restated"), october.encode());
        assertTrue(october.getJsonObject("quality").getInteger("odd") > 0, october.encode());
        assertTrue(october.encode().contains("provenance"), october.encode());
        assertTrue(october.encode().contains("target"), october.encode());
        for (String query : List.of(
                "kind=department",
                "kind=commune&period=2026&baseline=2026-10-01T00:00:00Z",
                "kind=commune&period=month&baseline=previous",
                "kind=commune&period=month&baseline=sameDay",
                "kind=province&period=2026-10&baseline=month&at=2026-10-30T02:59:59Z",
                "kind=department&period=7d&list=khai-sinh&baseline=month")) {
            get(RANKING, query);
        }
        assertTrue(get(RANKING, "kind=commune&period=2026").encode().contains("absorbed"));
        assertTrue(get("/api/v1/restatements", "unit=H48.01").encode().contains("\"case\""));
        assertTrue(get("/api/v1/periods", "").getJsonArray("months").contains("2026-10"), "months that there are");
        assertEquals(
                2, get("/api/v1/targets", "unit=H48.01").getJsonArray("targets").size());
        for (String query : List.of(
                "", "board=ranking:commune&period=30d", "board=unit:H48.01&catalogue=tinh-mau&list=khai-sinh")) {
            get(BOARD, query);
        }
        get("/api/v1/catalogues/{id}", CATALOGUE);
        get("/api/v1/catalogues/{id}", "tinh-mau");
        get("/api/v1/catalogues/{id}/points", CATALOGUE + " component=2.1&met=9&total=10");
        get("/api/v1/catalogues/{id}/points", CATALOGUE + " component=2.1&met=0&total=0");
        JsonObject officers =
                answer(200, call("GET", OFFICERS, "unit=H48.01&period=2026-10", SmallProvince.OPERATOR, ""));
        assertEquals(1, officers.getJsonArray("officers").size());
        get("/api/v1/health", "");
        described.check("GET", "/metrics", caller.get("/metrics"));
        answer(200, call("POST", RELOAD, "", SmallProvince.OPERATOR, ""));
    }

    private void screens() {
        JsonObject opened = answer(201, call("POST", CODES, "", null, ""));
        String code = opened.getString("code");
        String secret = opened.getString("secret");
        assertEquals(
                "waiting",
                answer(200, call("GET", CODES + "/{code}", code, secret, "")).getString("state"));
        String body = "{\"code\":\"" + code + "\",\"name\":\"Sảnh A\"}";
        String id = answer(201, operate("POST", SCREENS, "", body)).getString("id");
        operate("GET", SCREENS, "", "");
        JsonObject confirmed = answer(200, call("GET", CODES + "/{code}", code, secret, ""));
        assertEquals("confirmed", confirmed.getString("state"));
        String token = confirmed.getString("token");
        answer(200, call("GET", ME, "", token, ""));
        answer(200, call("POST", ME + "/beat", "", token, BEAT));
        answer(200, operate("PATCH", SCREEN, id, "{\"name\":\"Sảnh B\",\"place\":\"Tầng 1\"}"));
        String night = "{\"inch\":75,\"metres\":5,\"night\":{\"from\":\"19:00\",\"to\":\"06:30\"}}";
        answer(200, operate("PUT", SCREEN + "/settings", id, night));
        answer(200, operate("POST", SCREEN + "/show-name", id, ""));
        answer(200, operate("POST", SCREEN + "/reload", id, ""));
        answer(200, operate("POST", SCREEN + "/pin", id, "{\"slide\":\"xa\",\"minutes\":9}"));
        answer(200, operate("POST", SCREEN + "/hold", id, hold()));
        answer(200, operate("DELETE", SCREEN + "/hold", id, ""));
        String held =
                answer(200, operate("POST", SCREENS + "/hold", "", hold())).encode();
        assertTrue(held.contains("\"heldUntil\":\"2"), held);
        String tried = "\"failedBuild\":{\"build\":\"0.2.0\",\"why\":\"late\",\"count\":2}";
        answer(200, call("POST", ME + "/beat", "", token, BEAT.replace("}", "," + tried + "}")));
        answer(200, call("GET", ME, "", token, ""));
        assertTrue(answer(200, operate("GET", SCREENS, "", "")).encode().contains(tried));
        answer(200, operate("DELETE", SCREENS + "/hold", "", ""));
        answer(200, call("POST", ME + "/beat", "", token, BEAT));
        assertTrue(answer(200, operate("GET", SCREENS, "", "")).encode().contains("devicePixelRatio"));
        answer(200, operate("DELETE", SCREEN + "/pin", id, ""));
        assertEquals(204, operate("DELETE", SCREEN, id, "").statusCode());
        assertTrue(answer(200, operate("GET", SCREENS + "/audit", "", ""))
                        .getJsonArray("audit")
                        .size()
                > 6);
    }

    private HttpResponse<String> operate(String method, String path, String query, String body) {
        return call(method, path, query, SmallProvince.OPERATOR, body);
    }

    // ---- frames

    @Test
    void givenScreens_whenFramesCome_thenEachIsAsDescribed() throws IOException {
        start("{tickMillis: 40}");
        october();
        String board = "board=unit:H48.01&period=month";
        List<Frames> watching = new ArrayList<>();
        for (String query : List.of(
                "board=province&period=month",
                "board=ranking:department&period=month",
                "board=ranking:commune&period=2026&list=khai-sinh",
                board)) {
            watching.add(caller.screen(query));
        }
        watching.forEach(Frames::snapshot);
        JsonObject known = watching.get(3).snapshot();
        caller.sendAndSee(
                aCase("C-0001")
                        .with("procedure", BIRTHS)
                        .of("H48.101")
                        .received("2026-10-29T08:00:00+07:00")
                        .due("2026-10-29T09:00:00+07:00")
                        .event("c-1"),
                aCase("C-0002").received("2026-10-29T08:00:00+07:00").event("c-2"),
                Event.figure("g", "H48.01", "2026", "1.4", 1, 2));
        for (Frames frames : watching) {
            frames.await("changes", frame -> frame.getString("type").equals("changes"));
        }
        // One that was away, and is told what it has missed; one that missed nothing; one that comes after all of it.
        long newest = watching.get(3).last().getLong("offset");
        for (long offset : new long[] {known.getLong("offset"), newest, -1}) {
            watching.add(caller.screen(board + "&epoch=" + known.getString("epoch") + "&offset=" + offset));
        }
        for (Frames frames : watching) frames.await("a frame", frame -> true);
        watching.get(0).await("a beat", frame -> frame.getString("type").equals("beat"));

        for (Frames frames : watching) {
            frames.all().forEach(described::frame);
            frames.close();
        }

        assertEquals(new TreeSet<>(Set.of("frame Beat", "frame Changes", "frame Snapshot")), described.seen());
        String all = watching.stream().map(frames -> frames.all().toString()).reduce("", String::concat);
        for (String field : List.of("\"recovered\":true", "\"case\":", "\"provenance\":", "\"pulse\":")) {
            assertTrue(all.contains(field), field);
        }
    }

    // ---- what is refused

    @Test
    void givenWrongQuestions_whenAsked_thenEachProblemIsAsDescribed() throws IOException {
        start("{tickMillis: 40, maxBodyBytes: 20000}");
        sendingWrongly();
        readingWrongly();
        screensWrongly();
        Files.writeString(directory.resolve("catalogue").resolve("z.yaml"), "id: [");
        refused(422, "POST", RELOAD, "", SmallProvince.OPERATOR, "");

        Set<String> wanted = described.told(status -> status / 100 == 4 && status != 429);
        wanted.removeAll(described.seen());
        assertEquals(Set.of(), wanted);
    }

    private void sendingWrongly() {
        String token = SmallProvince.TOKEN;
        answer(400, call("POST", UPDATES, "", token, "{", Caller.BATCH));
        answer(401, call("POST", UPDATES, "", "x", "[]", Caller.BATCH));
        answer(413, call("POST", UPDATES, "", token, LONG + " ".repeat(9), Caller.BATCH));
        answer(415, call("POST", UPDATES, "", token, "[]", "text/plain"));
        String login = "{\"username\":\"one-stop\",\"password\":\"x\"}";
        for (String path : List.of(PORTAL, PORTAL + "/session")) {
            String bearer = path.equals(PORTAL) ? token : null;
            answer(400, call("POST", path, "", bearer, "{"));
            answer(401, call("POST", path, "", bearer == null ? null : "x", login));
            answer(413, call("POST", path, "", bearer, LONG));
            answer(415, call("POST", path, "", bearer, login, "text/plain"));
        }
    }

    private void readingWrongly() {
        refused(400, "GET", SHEET, "H48.01 period=x", null, "");
        refused(404, "GET", SHEET, "H48.99", null, "");
        refused(400, "GET", HISTORY, "H48.01 period=7d", null, "");
        refused(404, "GET", HISTORY, "H48.99", null, "");
        refused(400, "GET", RANKING, "kind=planet", null, "");
        refused(404, "GET", RANKING, "kind=commune&list=none", null, "");
        for (String query : List.of("board=unit:H48.99", "period=2026-01", "list=none")) {
            refused(404, "GET", BOARD, query, null, "");
        }
        refused(400, "GET", "/api/v1/restatements", "period=x", null, "");
        refused(404, "GET", "/api/v1/restatements", "unit=H48.99", null, "");
        refused(400, "GET", "/api/v1/targets", "", null, "");
        refused(404, "GET", "/api/v1/targets", "unit=H48.99", null, "");
        refused(404, "GET", "/api/v1/catalogues/{id}", "none", null, "");
        refused(404, "GET", "/api/v1/catalogues/{id}/points", "none component=2.1", null, "");
        refused(400, "GET", "/api/v1/catalogues/{id}/points", CATALOGUE + " component=9.9", null, "");
        noKey("POST", RELOAD, "");
        noKey("GET", OFFICERS, "unit=H48.01");
        refused(400, "GET", OFFICERS, "unit=H48.01&period=x", SmallProvince.OPERATOR, "");
        refused(404, "GET", OFFICERS, "unit=H48.99", SmallProvince.OPERATOR, "");
        refused(400, "GET", "/api/v1/live", "", null, "");
    }

    private void screensWrongly() {
        noKey("GET", ME, "");
        noKey("POST", ME + "/beat", "");
        for (String method : List.of("GET", "POST")) noKey(method, SCREENS, "");
        noKey("GET", SCREENS + "/audit", "");
        refused(401, "GET", CODES + "/{code}", "ABCD", null, "");
        refused(404, "GET", CODES + "/{code}", "ABCD", "x", "");
        String token = wall("Sảnh A");
        wall("Sảnh B");
        refused(400, "POST", ME + "/beat", "", token, "{}");
        JsonObject listed = answer(200, operate("GET", SCREENS, "", ""));
        String id = listed.getJsonArray("screens").getJsonObject(0).getString("id");
        refused(409, "PATCH", SCREEN, id, SmallProvince.OPERATOR, "{\"name\":\"Sảnh B\"}");
        refused(400, "POST", SCREENS, "", SmallProvince.OPERATOR, "{}");
        refused(404, "POST", SCREENS, "", SmallProvince.OPERATOR, "{\"code\":\"ABCD\",\"name\":\"x\"}");
        String code = answer(201, call("POST", CODES, "", null, "")).getString("code");
        String taken = "{\"code\":\"" + code + "\",\"name\":\"Sảnh A\"}";
        refused(409, "POST", SCREENS, "", SmallProvince.OPERATOR, taken);
        refused(413, "POST", SCREENS, "", SmallProvince.OPERATOR, LONG);
        for (String method : List.of("POST", "DELETE")) noKey(method, SCREENS + "/hold", "");
        refused(400, "POST", SCREENS + "/hold", "", SmallProvince.OPERATOR, "{}");
        refused(413, "POST", SCREENS + "/hold", "", SmallProvince.OPERATOR, LONG);
        for (String door : DOORS_OF_ONE) {
            String method = door.substring(0, door.indexOf(' '));
            String path = SCREEN + door.substring(method.length() + 1);
            noKey(method, path, id);
            boolean body = described.told(status -> status == 413).contains(method + " " + path + " 413");
            String right = door.endsWith("pin") ? "{\"slide\":\"so\",\"minutes\":1}" : "{\"name\":\"x\"}";
            String sent = door.endsWith("settings") ? "{}" : door.endsWith("hold") ? hold() : right;
            refused(404, method, path, "none", SmallProvince.OPERATOR, sent);
            if (!body) continue;
            refused(400, method, path, id, SmallProvince.OPERATOR, "{\"x\":1}");
            refused(413, method, path, id, SmallProvince.OPERATOR, LONG);
        }
    }

    private static final List<String> DOORS_OF_ONE = List.of(
            "PATCH ",
            "DELETE ",
            "PUT /settings",
            "POST /show-name",
            "POST /pin",
            "DELETE /pin",
            "POST /hold",
            "DELETE /hold",
            "POST /reload");

    /** For an hour from now, as the server says it. */
    private String hold() {
        Instant now = Instant.parse(answer(200, operate("GET", SCREENS, "", "")).getString("now"));
        return "{\"until\":\"" + now.plusSeconds(3_600) + "\"}";
    }

    /** A wall that was let in; its token. */
    private String wall(String name) {
        JsonObject opened = answer(201, call("POST", CODES, "", null, ""));
        String body = "{\"code\":\"" + opened.getString("code") + "\",\"name\":\"" + name + "\"}";
        answer(201, operate("POST", SCREENS, "", body));
        return answer(200, call("GET", CODES + "/{code}", opened.getString("code"), opened.getString("secret"), ""))
                .getString("token");
    }

    // ---- what is too much

    @Test
    void givenTooMuch_whenAsked_thenEachIsToldToWaitAsDescribed() throws IOException {
        start("{tickMillis: 40, queueRows: 1}");
        String two = "[" + aCase("A-1").received("2026-10-05").event("1").encode() + ","
                + aCase("A-2").received("2026-10-05").event("2").encode() + "]";
        answer(429, call("POST", UPDATES, "", SmallProvince.TOKEN, two, Caller.BATCH));
        String rows = "[" + ROW + "," + ROW.replace("-1", "-2") + "]";
        answer(429, call("POST", PORTAL, "service=DongBoHoSoMC&MaDinhDanhDV=H48.01", SmallProvince.TOKEN, rows));
        String token = wall("Sảnh A");
        many("POST", ME + "/beat", "", token, BEAT);
        many("POST", CODES, "", null, "");
        many("GET", CODES + "/{code}", "ABCD", "x", "");
        many("GET", SCREENS, "", "guess", "");
        for (String path : List.of(SCREENS + "/audit", OFFICERS)) refused(429, "GET", path, "", "guess", "");
        for (String path : List.of(SCREENS, SCREENS + "/hold", RELOAD)) refused(429, "POST", path, "", "guess", "");
        refused(429, "DELETE", SCREENS + "/hold", "", "guess", "");
        for (String door : DOORS_OF_ONE) {
            String method = door.substring(0, door.indexOf(' '));
            refused(429, method, SCREEN + door.substring(method.length() + 1), "none", "guess", "");
        }

        Set<String> wanted = described.told(status -> status == 429);
        wanted.removeAll(described.seen());
        assertEquals(Set.of(), wanted);
    }

    /** Until it is too much. */
    private void many(String method, String path, String query, String bearer, String body) {
        String line = method + " " + path + " 429";
        for (int i = 0; i < 2_000 && !described.seen().contains(line); i++) call(method, path, query, bearer, body);
        assertTrue(described.seen().contains(line), line);
    }

    // ---- what is away

    @Test
    void givenTheStoresAway_whenAsked_thenEachIsToldToComeAgainAsDescribed() throws IOException {
        start("{tickMillis: 40}");
        october();
        november();
        wall("Sảnh A");
        JsonObject listed = answer(200, operate("GET", SCREENS, "", ""));
        String id = listed.getJsonArray("screens").getJsonObject(0).getString("id");
        String code = answer(201, call("POST", CODES, "", null, "")).getString("code");
        postgres.cut();
        redis.cut();

        answer(
                503,
                call(
                        "POST",
                        UPDATES,
                        "",
                        SmallProvince.TOKEN,
                        "[" + aCase("A-1").received("2026-10-05").event("x").encode() + "]",
                        Caller.BATCH));
        String row = "[" + ROW + "]";
        answer(503, call("POST", PORTAL, "service=DongBoHoSoMC&MaDinhDanhDV=H48.01", SmallProvince.TOKEN, row));
        refused(503, "GET", SHEET, "H48.01 period=2026-09", null, "");
        refused(503, "GET", HISTORY, "H48.01 period=year", null, "");
        refused(503, "GET", RANKING, "kind=commune&period=2026-09", null, "");
        // More views than are scored at a time.
        for (int i = 1; i <= LISTS; i++) call("GET", BOARD, "list=l-" + i, null, "");
        refused(503, "GET", "/api/v1/restatements", "", null, "");
        refused(503, "GET", "/api/v1/targets", "unit=H48.01&year=2025", null, "");
        refused(503, "GET", "/api/v1/periods", "", null, "");
        refused(503, "GET", OFFICERS, "unit=H48.01", SmallProvince.OPERATOR, "");
        refused(503, "POST", RELOAD, "", SmallProvince.OPERATOR, "");
        refused(503, "POST", CODES, "", null, "");
        refused(503, "GET", SCREENS + "/audit", "", SmallProvince.OPERATOR, "");
        String body = "{\"code\":\"" + code + "\",\"name\":\"Sảnh C\"}";
        refused(503, "POST", SCREENS, "", SmallProvince.OPERATOR, body);
        refused(503, "POST", SCREENS + "/hold", "", SmallProvince.OPERATOR, hold());
        refused(503, "DELETE", SCREENS + "/hold", "", SmallProvince.OPERATOR, "");
        for (String door : DOORS_OF_ONE) {
            String method = door.substring(0, door.indexOf(' '));
            String right = door.endsWith("pin") ? "{\"slide\":\"so\",\"minutes\":1}" : "{\"name\":\"x\"}";
            String sent = door.endsWith("settings") ? "{}" : door.endsWith("hold") ? hold() : right;
            refused(503, method, SCREEN + door.substring(method.length() + 1), id, SmallProvince.OPERATOR, sent);
        }
        refused(503, "GET", "/api/v1/health", "", null, "");

        Set<String> wanted = described.told(status -> status == 503);
        wanted.removeAll(described.seen());
        assertEquals(Set.of(), wanted);
    }
}
