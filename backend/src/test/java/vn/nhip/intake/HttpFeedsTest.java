package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.http.ProblemHandler;
import vn.nhip.ledger.Ledger;

/** The doors over a real HTTP server. */
class HttpFeedsTest {
    private static final String TOKEN = "one-stop-token";
    private static final String DATA = """
            {"case":"B-1","unit":"H48.01","status":4,"receivedAt":"2026-11-19T08:00:00+07:00"}""";
    private static final String EVENTS = "application/cloudevents-batch+json";
    private static final String UPDATES = "/api/v1/updates";
    private static final String PORTAL = "/api/v1/feed/dvcqg";
    private static final IntakeLimits LIMITS = new IntakeLimits(
            5_000_000,
            500,
            1,
            Duration.ofSeconds(15),
            2,
            Duration.ofHours(12),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    private static Vertx vertx;
    private static HttpClient http;

    private Fixtures.Room room;
    private int port;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @BeforeEach
    void open() throws Exception {
        open(LIMITS);
    }

    private void open(IntakeLimits limits) throws Exception {
        room = Fixtures.Room.open();
        Router router = Router.router(vertx);
        ProblemHandler.mount(router);
        new HttpFeeds(router, room.intake(), List.of(new FeedKey("one-stop", TOKEN)), limits);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> updates(String body) throws Exception {
        return updates(EVENTS, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> updates(String type, BodyPublisher body) throws Exception {
        return send(to(UPDATES)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type)
                .POST(body));
    }

    private HttpResponse<String> portal(String path, String body) throws Exception {
        return send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> portalWithToken(String query, String body) throws Exception {
        return send(to(PORTAL + query)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static void assertProblem(int httpStatus, HttpResponse<String> answer) {
        assertEquals(httpStatus, answer.statusCode(), answer::body);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        JsonObject problem = new JsonObject(answer.body());
        assertEquals(httpStatus, problem.getInteger("status"));
        assertTrue(problem.getString("type").startsWith("urn:nhip:problem:"), answer::body);
        assertFalse(answer.body().contains("Exception"), answer::body);
    }

    private static void assertPortalProblem(int httpStatus, HttpResponse<String> answer) {
        assertEquals(httpStatus, answer.statusCode(), answer::body);
        assertEquals("-1", new JsonObject(answer.body()).getString("error_code"));
        assertFalse(answer.body().contains("thành công"), answer::body);
    }

    // ---- CloudEvents

    @Test
    void givenGoodRepeatedAndBadRows_whenPosted_thenEachIsAnsweredForAfterTheCommit() throws Exception {
        String body = "[" + Fixtures.caseEvent("e-1", "C-1") + "," + Fixtures.caseEvent("e-2", "C-2") + ","
                + Fixtures.caseEvent("e-1", "C-1") + ","
                + Fixtures.event("e-4", "case", "{\"case\":\"C-4\",\"unit\":\"H48.01\",\"status\":12}") + "]";

        HttpResponse<String> answer = updates(body);

        assertEquals(200, answer.statusCode());
        assertEquals(new JsonObject("""
                        {"accepted":2,"duplicate":1,"setAside":[{"index":3,"id":"e-4","field":"data.status",
                         "problem":"unknown status 12; allowed: 1..10"}],"position":417}"""), new JsonObject(answer.body()));
        assertEquals(2, room.ledger().kept().size());
        assertEquals(new SetAsideLog.Counts(4, 2, 1, 1), room.log().counts("one-stop"));
    }

    @Test
    void givenACaseThatTheLedgerRefuses_whenPosted_thenItStandsAmongTheSetAsideInOrder() throws Exception {
        room.ledger().refuse("C-2");
        String bad = Fixtures.event("bad", "case.rated", "{}");
        String body = "[" + bad + "," + Fixtures.caseEvent("e-1", "C-1") + "," + Fixtures.caseEvent("e-2", "C-2") + ","
                + bad + "]";

        JsonObject answer = new JsonObject(updates(body).body());

        assertEquals(1, answer.getInteger("accepted"));
        List<Object> indexes = answer.getJsonArray("setAside").stream()
                .map(row -> (Object) ((JsonObject) row).getInteger("index"))
                .toList();
        assertEquals(List.of(0, 2, 3), indexes);
        assertEquals("e-2", answer.getJsonArray("setAside").getJsonObject(1).getString("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "application/json",
                "application/json; charset=UTF-8",
                "application/cloudevents+json;charset=\"utf-8\""
            })
    void givenOneEvent_whenPosted_thenItIsTaken(String type) throws Exception {
        HttpResponse<String> answer = updates(type, BodyPublishers.ofString(Fixtures.caseEvent("e-1", "C-1")));

        assertEquals(1, new JsonObject(answer.body()).getInteger("accepted"));
    }

    @Test
    void givenAHeartbeat_whenPosted_thenTheFeedIsKnownToBeAlive() throws Exception {
        HttpResponse<String> answer = updates("[]");

        assertEquals(200, answer.statusCode());
        assertEquals(
                new JsonObject("{\"accepted\":0,\"duplicate\":0,\"setAside\":[],\"position\":417}"),
                new JsonObject(answer.body()));
        assertEquals(1, room.ledger().contactsOf("one-stop"));
    }

    @Test
    void givenBrokenJson_whenPosted_thenTheAnswerTellsWhereAndNothingElse() throws Exception {
        HttpResponse<String> answer = updates("[{\"data\":\n {\"ChuHoSo\": Nguyễn}}]");

        assertProblem(400, answer);
        assertEquals("not JSON: line 2, column 14", new JsonObject(answer.body()).getString("detail"));
        assertFalse(answer.body().contains("Nguy"));
        assertEquals(0, room.log().counts("one-stop").received());
    }

    @Test
    void givenAnEmptyBody_whenPosted_thenItIsUnreadable() throws Exception {
        assertProblem(400, updates(""));
    }

    @Test
    void givenNoToken_whenPosted_thenItIsRefusedAndNothingIsTaken() throws Exception {
        String body = Fixtures.caseEvent("e-1", "C-1");

        HttpResponse<String> answer =
                send(to(UPDATES).header("Content-Type", EVENTS).POST(BodyPublishers.ofString(body)));

        assertProblem(401, answer);
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
        assertEquals(0, room.ledger().kept().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer wrong", "Bearer ", "Basic b25lLXN0b3A=", "one-stop-token", "Bearer one-stop-token2"})
    void givenAWrongToken_whenPosted_thenItIsRefused(String header) throws Exception {
        HttpResponse<String> answer = send(to(UPDATES)
                .header("Authorization", header)
                .header("Content-Type", EVENTS)
                .POST(BodyPublishers.ofString("[]")));

        assertProblem(401, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=iso-8859-1"})
    void givenAnotherContentType_whenPosted_thenItIsRefused(String type) throws Exception {
        assertProblem(415, updates(type, BodyPublishers.ofString("[]")));
    }

    @Test
    void givenACompressedBody_whenPosted_thenItIsRefused() throws Exception {
        HttpResponse<String> answer = send(to(UPDATES)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", EVENTS)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("[]")));

        assertProblem(415, answer);
    }

    @Test
    void givenAnotherMethod_whenSent_thenPostIsNamed() throws Exception {
        HttpResponse<String> answer = send(to(UPDATES).GET());

        assertProblem(405, answer);
        assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void givenTenMegabytes_whenPosted_thenTheSenderLearnsTheLimit() throws Exception {
        HttpResponse<String> answer = updates(EVENTS, BodyPublishers.ofByteArray(new byte[10_000_000]));

        assertProblem(413, answer);
        assertEquals("more than 5000000 bytes", new JsonObject(answer.body()).getString("detail"));
    }

    @Test
    void givenTenMegabytesOfUnknownLength_whenPosted_thenTheSenderLearnsTheLimit() throws Exception {
        InputStream endless = new ByteArrayInputStream(new byte[10_000_000]);

        HttpResponse<String> answer = updates(EVENTS, BodyPublishers.ofInputStream(() -> endless));

        assertProblem(413, answer);
    }

    @Test
    void givenABodyWithoutAnEnd_whenPosted_thenTheConnectionIsCut() throws Exception {
        try (Socket sender = new Socket("127.0.0.1", port)) {
            sender.setSoTimeout(20_000);
            sender.getOutputStream().write(head(UPDATES, "Transfer-Encoding: chunked", ""));

            boolean cut = floods(sender);

            assertTrue(cut);
        }
    }

    private static boolean floods(Socket sender) {
        byte[] chunk = Fixtures.bytes("100000\r\n" + " ".repeat(0x100000) + "\r\n");
        try {
            for (int megabytes = 0; megabytes < 200; megabytes++)
                sender.getOutputStream().write(chunk);
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Test
    void givenTooManyRows_whenPosted_thenNoneIsTaken() throws Exception {
        String body = "[" + (Fixtures.caseEvent("e-1", "C-1") + ",").repeat(500) + "{}]";

        assertProblem(413, updates(body));
        assertEquals(0, room.ledger().kept().size());
    }

    @Test
    void givenAFullQueue_whenPosted_thenTheSenderIsToldWhenToComeBack() throws Exception {
        room.ledger().failNext(1, new Ledger.QueueFull(10_000));

        HttpResponse<String> answer = updates(Fixtures.caseEvent("e-1", "C-1"));

        assertProblem(429, answer);
        assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
        assertEquals(0, room.log().counts("one-stop").received());
    }

    @Test
    void givenALedgerThatIsAway_whenPostedAgainLater_thenItIsTakenOnce() throws Exception {
        room.ledger().failNext(1, new Ledger.LedgerAway(new IOException("no route to 10.0.0.5")));

        HttpResponse<String> first = updates(Fixtures.caseEvent("e-1", "C-1"));
        HttpResponse<String> second = updates(Fixtures.caseEvent("e-1", "C-1"));

        assertProblem(503, first);
        assertEquals("5", first.headers().firstValue("Retry-After").orElse(""));
        assertFalse(first.body().contains("10.0.0.5"));
        assertEquals(1, new JsonObject(second.body()).getInteger("accepted"));
    }

    @Test
    void givenAnUnforeseenFailure_whenPosted_thenNothingOfItIsToldOutside() throws Exception {
        room.ledger().failNext(1, new IllegalStateException("secret of the house"));

        HttpResponse<String> answer = updates(Fixtures.caseEvent("e-1", "C-1"));

        assertProblem(500, answer);
        assertFalse(answer.body().contains("secret"));
    }

    @Test
    void givenABodyThatDoesNotCome_whenAnotherIsPosted_thenItIsToldToComeBack() throws Exception {
        try (Socket slow = new Socket("127.0.0.1", port)) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream().write(head(UPDATES, "Content-Length: 9\r\nExpect: 100-continue", ""));
            byte[] goOn = slow.getInputStream().readNBytes("HTTP/1.1 100 Continue".length());

            HttpResponse<String> meanwhile = updates("[]");

            assertEquals("HTTP/1.1 100 Continue", new String(goOn, StandardCharsets.UTF_8));
            assertProblem(429, meanwhile);
        }
    }

    @Test
    void givenABodyThatDoesNotCome_whenItsTimeIsOver_thenTheConnectionIsClosed() throws Exception {
        open(new IntakeLimits(
                5_000_000,
                500,
                1,
                Duration.ofMillis(50),
                2,
                Duration.ofHours(12),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5)));
        try (Socket slow = new Socket("127.0.0.1", port)) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream().write(head(UPDATES, "Content-Length: 9", ""));

            String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
        }
        assertEquals(200, updates("[]").statusCode());
    }

    private static byte[] head(String path, String headers, String body) {
        return Fixtures.bytes("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n" + body);
    }

    // ---- binary mode

    private HttpResponse<String> binary(String type, String data, String... attributes) throws Exception {
        HttpRequest.Builder request =
                to(UPDATES).header("Authorization", "Bearer " + TOKEN).header("Content-Type", type);
        for (int i = 0; i < attributes.length; i += 2) request.header(attributes[i], attributes[i + 1]);
        return send(request.POST(BodyPublishers.ofString(data)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=UTF-8", "text/json", "application/vnd.case+json"})
    void givenAnEventInBinaryMode_whenPosted_thenItIsTheSameAsInOneDocument(String type) throws Exception {
        HttpResponse<String> answer = binary(
                type,
                DATA,
                "ce-specversion",
                "1.0",
                "ce-id",
                "b%201",
                "ce-source",
                "/one-stop",
                "CE-Type",
                "vn.nhip.case.v1",
                "ce-time",
                "2026-11-20T09:00:00+07:00");
        HttpResponse<String> structured = updates(Fixtures.event("b 1", "case", DATA));

        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(1, new JsonObject(answer.body()).getInteger("accepted"), answer::body);
        assertEquals(1, new JsonObject(structured.body()).getInteger("duplicate"), structured::body);
        assertEquals(
                java.time.Instant.parse("2026-11-20T02:00:00Z"),
                room.ledger().kept().get(0).occurredAt());
    }

    @Test
    void givenAnEventInBinaryModeWithABadRow_whenPosted_thenItIsSetAsideAsAnyOther() throws Exception {
        HttpResponse<String> answer = binary(
                "application/json",
                "{\"case\":\"B-1\",\"unit\":\"H48.01\",\"status\":12}",
                "ce-specversion",
                "1.0",
                "ce-id",
                "b1",
                "ce-source",
                "/r",
                "ce-type",
                "vn.nhip.case.v1");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("data.status"), answer::body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{}]",
                "[7,null,[1]]",
                DATA,
                "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/r\",\"type\":\"vn.nhip.case.v1\"}",
                "{\"specversion\":\"0.3\",\"id\":\"x\",\"source\":\"/r\",\"type\":\"vn.nhip.case.v1\",\"data\":{}}",
                "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/r\",\"type\":\"t\",\"data_base64\":\"PGEvPg==\"}",
                "\"text\""
            })
    void givenNothingThatIsAnEvent_whenPosted_thenTheStatusSaysSo(String body) throws Exception {
        HttpResponse<String> answer = updates("application/json", BodyPublishers.ofString(body));

        assertProblem(400, answer);
        assertTrue(answer.body().contains("row 0: "), answer::body);
        assertEquals(0, room.ledger().contactsOf("one-stop"));
    }

    @Test
    void givenHalfAnEventInBinaryMode_whenPosted_thenTheProblemNamesWhatIsMissing() throws Exception {
        HttpResponse<String> answer = binary(
                "application/json", DATA, "ce-specversion", "1.0", "ce-source", "/r", "ce-type", "vn.nhip.case.v1");

        assertProblem(400, answer);
        assertTrue(answer.body().contains("id: missing"), answer::body);
        assertProblem(400, binary("application/json", "[" + DATA + "]", "ce-id", "x"));
        assertProblem(415, binary("application/xml", "<case/>", "ce-specversion", "1.0", "ce-id", "x"));
    }

    @Test
    void givenOneEventAmongOthers_whenPosted_thenTheOthersAreSetAside() throws Exception {
        HttpResponse<String> answer = updates("[{}," + Fixtures.caseEvent("e-1", "C-1") + "]");

        assertEquals(200, answer.statusCode());
        assertEquals(1, new JsonObject(answer.body()).getJsonArray("setAside").size());
    }

    // ---- the portal's form

    private String login() throws Exception {
        HttpResponse<String> answer =
                portal(PORTAL + "/session", "{\"username\":\"one-stop\",\"password\":\"" + TOKEN + "\"}");
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals("0", new JsonObject(answer.body()).getString("error_code"));
        return new JsonObject(answer.body()).getString("session");
    }

    private static String envelope(String session, String isUpdating, String... rows) {
        return """
                {"session":"%s","madonvi":"H48.01","service":"DongBoHoSoMC","isUpdating":"%s","data":[%s]}""".formatted(session, isUpdating, String.join(",", rows));
    }

    @Test
    void givenALogin_whenCasesAreSentWithItsSession_thenTheyAreTakenRowByRow() throws Exception {
        String session = login();

        HttpResponse<String> answer = portal(
                PORTAL,
                envelope(session, "True", Fixtures.portalRow("C-1"), "{\"MaHoSo\":\"C-2\",\"TrangThaiHoSo\":11}"));

        assertEquals(new JsonObject("""
                        {"error_code":"0","message":"Đồng bộ thành công 1/2 bản ghi","result":[
                         {"MaHoSo":"C-1","error_code":"0","message":"Đồng bộ thành công"},
                         {"MaHoSo":"C-2","error_code":"-1","message":"TrangThaiHoSo: unknown status 11; allowed: 1..10"}]}"""), new JsonObject(answer.body()));
        assertEquals(1, room.log().last("one-stop").size());
    }

    @Test
    void givenAKnownCase_whenInsertedAgain_thenItIsSaidToExistAndCountedAllTheSame() throws Exception {
        String session = login();
        String changed = Fixtures.portalRow("C-1").replace("\"2\"", "\"4\"");

        portal(PORTAL, envelope(session, "True", Fixtures.portalRow("C-1")));
        JsonObject answer = new JsonObject(
                portal(PORTAL, envelope(session, "False", changed)).body());

        assertEquals("Đồng bộ thành công", answer.getString("message"));
        JsonObject row = answer.getJsonArray("result").getJsonObject(0);
        assertEquals("0", row.getString("error_code"));
        assertTrue(row.getString("message").contains("đã tồn tại"), row::encode);
        assertTrue(row.getString("message").contains("thành công"), row::encode);
        assertEquals(2, room.ledger().kept().size());
    }

    @Test
    void givenTheSameInsertTwice_whenSent_thenTheSecondExistsAlready() throws Exception {
        portalWithToken("?MaDinhDanhDV=H48.01&isUpdating=False", "[" + Fixtures.portalRow("C-1") + "]");
        JsonObject answer = new JsonObject(
                portalWithToken("?MaDinhDanhDV=H48.01&isUpdating=False", "[" + Fixtures.portalRow("C-1") + "]")
                        .body());

        String message = answer.getJsonArray("result").getJsonObject(0).getString("message");
        assertTrue(message.contains("đã tồn tại"), message);
        assertEquals(new SetAsideLog.Counts(2, 1, 1, 0), room.log().counts("one-stop"));
    }

    @Test
    void givenABareArrayWithAToken_whenSent_thenTheAddressNamesTheUnit() throws Exception {
        HttpResponse<String> answer = portalWithToken(
                "?service=DongBoHoSoMC&MaDinhDanhDV=000.00.01.H48&isUpdating=True",
                "[" + Fixtures.portalRow("C-1") + "]");

        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(room.ledger().kept().get(0).body().toString().contains("unit=H48.01"));
    }

    @Test
    void givenNoRowThatCouldBeTaken_whenSent_thenTheSenderDoesNotReadSuccess() throws Exception {
        HttpResponse<String> answer = portalWithToken("", "[{\"MaHoSo\":\"C-1\",\"TrangThaiHoSo\":0}]");

        assertPortalProblem(200, answer);
        assertEquals(1, new JsonObject(answer.body()).getJsonArray("result").size());
    }

    @Test
    void givenAnEmptyArray_whenSent_thenItIsAHeartbeat() throws Exception {
        HttpResponse<String> answer = portalWithToken("", "[]");

        assertEquals(
                new JsonObject()
                        .put("error_code", "0")
                        .put("message", "Đồng bộ thành công")
                        .put("result", new JsonArray()),
                new JsonObject(answer.body()));
        assertEquals(1, room.ledger().contactsOf("one-stop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"one-stop\",\"password\":\"wrong\"}",
                "{\"username\":\"other\",\"password\":\"one-stop-token\"}",
                "{\"username\":\"one-stop\"}",
                "{\"username\":\"one-stop\",\"password\":{}}"
            })
    void givenAWrongLogin_whenSent_thenItIsRefusedWithoutSayingWhy(String body) throws Exception {
        HttpResponse<String> answer = portal(PORTAL + "/session", body);

        assertPortalProblem(401, answer);
        assertEquals("username or password is wrong", new JsonObject(answer.body()).getString("message"));
    }

    @Test
    void givenASessionOfTwelveHoursAgo_whenUsed_thenTheSenderHasToLogInAgain() throws Exception {
        String session = login();
        room.clock().moveTo(Fixtures.NOW.plus(Duration.ofHours(12)));

        HttpResponse<String> answer = portal(PORTAL, envelope(session, "True", Fixtures.portalRow("C-1")));

        assertPortalProblem(401, answer);
    }

    @Test
    void givenMoreLoginsThanSessionsAreKept_whenTheOldestIsUsed_thenItIsGone() throws Exception {
        String oldest = login();
        login();
        String newest = login();

        HttpResponse<String> withOldest = portal(PORTAL, envelope(oldest, "True"));
        HttpResponse<String> withNewest = portal(PORTAL, envelope(newest, "True"));

        assertPortalProblem(401, withOldest);
        assertEquals(200, withNewest.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"session\":\"none\",\"data\":[]}", "{\"data\":[]}", "{", ""})
    void givenAStranger_whenSendingAnything_thenItLearnsNothingOfTheBody(String body) throws Exception {
        assertPortalProblem(401, portal(PORTAL, body));
    }

    @Test
    void givenBrokenJsonOfAKnownSender_whenSent_thenItIsUnreadable() throws Exception {
        assertPortalProblem(400, portalWithToken("", "[{\"MaHoSo\":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?service=TraCuuHoSo", "?service=%zz"})
    void givenAServiceThatIsNotOffered_whenCalled_thenItIsUnreadable(String query) throws Exception {
        try (Socket sender = new Socket("127.0.0.1", port)) {
            sender.setSoTimeout(20_000);
            String headers = "Connection: close\r\nContent-Length: 2";
            sender.getOutputStream().write(head(PORTAL + query, headers, "[]"));

            String answer = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        }
    }

    @Test
    void givenAFullQueue_whenThePortalsFormIsSent_thenItsAnswerSaysSo() throws Exception {
        room.ledger().failNext(1, new Ledger.QueueFull(10_000));

        HttpResponse<String> answer = portalWithToken("", "[]");

        assertPortalProblem(429, answer);
        assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void givenManyMessages_whenCounted_thenReceivedIsAcceptedAndDuplicateAndSetAside() throws Exception {
        for (int i = 0; i < 10; i++) {
            updates("[" + Fixtures.caseEvent("e-" + i % 4, "C-1") + ",{}]");
        }

        SetAsideLog.Counts counts = room.log().counts("one-stop");
        assertEquals(new SetAsideLog.Counts(20, 4, 6, 10), counts);
        assertEquals(20.0, room.meters().get("nhip.intake.received").counter().count());
        double rows = room.meters().get("nhip.intake.rows").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
        assertEquals(20.0, rows);
    }
}
