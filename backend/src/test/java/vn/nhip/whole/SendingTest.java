package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** What a feed is promised, through the whole server: CloudEvents, and the portal's own form. */
class SendingTest {
    private static final String RECEIVED = "2026-11-02T08:00:00+07:00";
    private static final String PORTAL = "/api/v1/feed/dvcqg";

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        server = RunningServer.start(SmallProvince.on(servers).in(directory), clock);
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject caseOf(int number) {
        return aCase("H48.01-" + number).received(RECEIVED).due("2026-11-30").event("e-" + number);
    }

    private long received(String unit) {
        return caller.counts(unit, "2026-11").getLong("received");
    }

    @Test
    void givenOneEvent_whenSent_thenTheAnswerComesAfterTheCommitWithItsPosition() {
        HttpResponse<String> response = caller.post(
                "/api/v1/updates", Caller.ONE, SmallProvince.TOKEN, caseOf(1).encode());

        assertEquals(200, response.statusCode());
        JsonObject answer = new JsonObject(response.body());
        assertEquals(1, answer.getInteger("accepted"));
        assertEquals(0, answer.getInteger("duplicate"));
        assertEquals(new JsonArray(), answer.getJsonArray("setAside"));
        try (Stores stores = new Stores(servers)) {
            assertEquals(answer.getLong("position"), stores.number("SELECT max(position) FROM feed_update"));
        }
        caller.see(answer.getLong("position"));
        assertEquals(1, received("H48.01"));
    }

    @Test
    void givenGoodBadAndRepeatedRows_whenSentTogether_thenEachHasItsOwnOutcome() {
        caller.sendAndSee(caseOf(1));

        JsonObject answer = caller.sendAndSee(
                caseOf(2),
                caseOf(1),
                aCase("X-1").of("H99.01").received(RECEIVED).event("e-unit"),
                aCase("X-2").with("status", 12).received(RECEIVED).event("e-status"),
                aCase("X-3").received("1999-12-31").event("e-old"),
                aCase("X-4").received("2028-01-01").event("e-far"),
                aCase(null).received(RECEIVED).event("e-none"),
                caseOf(3));

        assertEquals(2, answer.getInteger("accepted"));
        assertEquals(1, answer.getInteger("duplicate"));
        List<JsonObject> setAside = Caller.objects(answer.getJsonArray("setAside"));
        assertEquals(
                List.of(2, 3, 4, 5, 6),
                setAside.stream().map(row -> row.getInteger("index")).toList());
        assertEquals(
                List.of("data.unit", "data.status", "data.receivedAt", "data.receivedAt", "data.case"),
                setAside.stream().map(row -> row.getString("field")).toList());
        assertEquals("e-unit", setAside.get(0).getString("id"));
        assertEquals("unknown status 12; allowed: 1..10", setAside.get(1).getString("problem"));
        assertEquals(3, received("H48.01"));
    }

    @Test
    void givenTheSameBatch_whenSentThreeTimes_thenItCountsOnce() {
        List<JsonObject> batch = List.of(caseOf(1), caseOf(2), caseOf(3));

        JsonObject first = caller.send(batch);
        JsonObject second = caller.send(batch);
        JsonObject third = caller.sendAndSee(batch);

        assertEquals(3, first.getInteger("accepted"));
        assertEquals(3, second.getInteger("duplicate"));
        assertEquals(3, third.getInteger("duplicate"));
        assertEquals(3, received("H48.01"));
    }

    @Test
    void givenTheSameIdOfAnotherSource_whenSent_thenItIsAnotherUpdate() {
        JsonObject answer = caller.send(caseOf(1), caseOf(1).put("source", "/elsewhere"));

        assertEquals(2, answer.getInteger("accepted"));
    }

    @Test
    void givenAHeartbeat_whenSent_thenTheFeedIsFreshAndNothingHasChanged() {
        JsonObject before = caller.health();
        clock.set(Instant.parse("2026-11-20T07:40:00Z"));

        JsonObject answer = caller.send();

        assertEquals(0, answer.getInteger("accepted"));
        JsonObject after = caller.health();
        assertEquals(before.getLong("ledgerPosition"), after.getLong("ledgerPosition"));
        JsonObject source = after.getJsonArray("sources").getJsonObject(0);
        assertEquals("one-stop", source.getString("name"));
        assertEquals("2026-11-20T07:40:00Z", source.getString("sourceAt"));
        assertEquals(1, after.getJsonArray("sources").size(), "a feed that promises nothing is no source");
    }

    @Test
    void givenEveryKindOfEvent_whenSentAndRead_thenTheCountersAddUp() {
        caller.sendAndSee(caseOf(1), caseOf(2), caseOf(2), aCase("X").of("H99").event("bad"));
        caller.sendAndSee(
                Event.progress("p-1", "H48.01-1", 9, "2026-11-03T08:00:00+07:00"),
                Event.of(
                        "r-1",
                        "case.rated",
                        new JsonObject().put("case", "H48.01-1").put("liked", true)),
                Event.of(
                        "q-1",
                        "petition",
                        new JsonObject()
                                .put("petition", "PA-1")
                                .put("unit", "H48.01")
                                .put("receivedAt", "2026-11-04")),
                Event.of("t-1", "procedure", new JsonObject().put("procedure", "1.000001")),
                Event.figure("f-1", "H48", "2026-11", "1.1", 1, 2),
                Event.of("u-1", "unheard-of", new JsonObject()));

        String feed = "feed=\"one-stop\"";
        double received = caller.metric("nhip_intake_received_total", feed);
        double accepted = caller.metric("nhip_intake_rows_total", feed, "outcome=\"accepted\"");
        double duplicate = caller.metric("nhip_intake_rows_total", feed, "outcome=\"duplicate\"");
        double setAside = caller.metric("nhip_intake_rows_total", feed, "outcome=\"set-aside\"");
        assertEquals(10, received);
        assertEquals(7, accepted);
        assertEquals(1, duplicate);
        assertEquals(2, setAside);
        assertEquals(accepted, caller.metric("nhip_ledger_updates_total", "outcome=\"accepted\""));
        assertEquals(duplicate, caller.metric("nhip_ledger_updates_total", "outcome=\"duplicate\""));
        assertEquals(1, caller.counts("H48.01", "2026-11").getInteger("completed"));
    }

    // ---- the portal's own form

    private static JsonObject row(String number, Object status) {
        return new JsonObject()
                .put("MaHoSo", number)
                .put("MaTTHC", "1.000001")
                .put("KenhThucHien", "2")
                .put("NgayNopHoSo", "20261102070000")
                .put("NgayTiepNhan", "20261102080000")
                .put("NgayHenTra", "20261116170000")
                .put("TrangThaiHoSo", status)
                .put("NgayKetThucXuLy", "20261113160000");
    }

    private String session() {
        HttpResponse<String> response = caller.post(
                PORTAL + "/session",
                Caller.JSON,
                null,
                new JsonObject()
                        .put("username", "one-stop")
                        .put("password", SmallProvince.TOKEN)
                        .encode());
        assertEquals(200, response.statusCode(), response.body());
        return new JsonObject(response.body()).getString("session");
    }

    private JsonObject envelope(String service, String updating, JsonObject... rows) {
        return new JsonObject()
                .put("session", session())
                .put("madonvi", "H48.02")
                .put("service", service)
                .put("isUpdating", updating)
                .put("data", new JsonArray(List.of(rows)));
    }

    private JsonObject post(String query, String token, String body) {
        HttpResponse<String> response = caller.post(PORTAL + query, Caller.JSON, token, body);
        assertEquals(200, response.statusCode(), response.body());
        return new JsonObject(response.body());
    }

    private void seeAll() {
        try (Stores stores = new Stores(servers)) {
            caller.see(stores.number("SELECT max(position) FROM ledger_batch"));
        }
    }

    @Test
    void givenASenderOfTheFirstForm_whenItLogsInAndSends_thenItsRowsCount() {
        JsonObject answer = post(
                "",
                null,
                envelope("DongBoHoSoMC", "False", row("C-1", "9"), row("C-2", 9))
                        .encode());

        assertEquals("0", answer.getString("error_code"));
        assertEquals("Đồng bộ thành công", answer.getString("message"));
        List<JsonObject> result = Caller.objects(answer.getJsonArray("result"));
        assertEquals(
                List.of("C-1", "C-2"),
                result.stream().map(one -> one.getString("MaHoSo")).toList());
        seeAll();
        assertEquals(2, caller.counts("H48.02", "2026-11").getInteger("completed"));
        assertEquals(2, caller.counts("H48.02", "2026-11").getInteger("onTime"));
    }

    @Test
    void givenAnInsertOfAKnownCase_whenSent_thenTheAnswerSaysSoAndItCounts() {
        post(
                "",
                null,
                envelope("DongBoHoSoMC", "False", row("C-1", "4").putNull("NgayKetThucXuLy"))
                        .encode());

        JsonObject answer = post(
                "", null, envelope("DongBoHoSoMC", "False", row("C-1", "9")).encode());

        String message = answer.getJsonArray("result").getJsonObject(0).getString("message");
        assertTrue(message.contains("đã tồn tại"), message);
        seeAll();
        assertEquals(1, caller.counts("H48.02", "2026-11").getInteger("completed"));
        assertEquals(1, caller.counts("H48.02", "2026-11").getInteger("received"));
    }

    @Test
    void givenProgressOfTheFirstForm_whenItEndsACase_thenTheCaseIsCompleted() {
        post(
                "",
                null,
                envelope("DongBoHoSoMC", "False", row("C-1", "4").putNull("NgayKetThucXuLy"))
                        .encode());
        JsonObject step = new JsonObject()
                .put("MaHoSo", "C-1")
                .put("ThoiDiemXuLy", "20261120100000")
                .put("NoiDungXuLy", "trả kết quả")
                .put("TrangThai", "9");

        post("", null, envelope("CapNhatTienDoHoSoMC", "False", step, step).encode());

        seeAll();
        JsonObject counts = caller.counts("H48.02", "2026-11");
        assertEquals(1, counts.getInteger("completed"));
        assertEquals(1, counts.getInteger("late"));
    }

    @Test
    void givenTheSecondForm_whenSentWithNumbersAndWithText_thenBothCount() {
        String rows = new JsonArray()
                .add(row("H48.02-1", 9).put("KenhThucHien", 2))
                .add(row("H48.02-2", "9").put("KenhThucHien", "2"))
                .add(row("H48.03-1", 4).putNull("NgayKetThucXuLy").put("MaDonVi", "000.00.03.H48"))
                .encode();

        JsonObject answer =
                post("?service=DongBoHoSoMC&MaDinhDanhDV=000.00.00.H48&isUpdating=true", SmallProvince.TOKEN, rows);

        assertEquals("0", answer.getString("error_code"), answer.encode());
        seeAll();
        assertEquals(2, caller.counts("H48.02", "2026-11").getInteger("completed"));
        assertEquals(1, caller.counts("H48.03", "2026-11").getInteger("open"));
    }

    @Test
    void givenARowThatCannotCount_whenSentInThePortalsForm_thenItAloneIsRefused() {
        String rows = new JsonArray().add(row("C-1", "9")).add(row("C-2", "99")).encode();

        JsonObject answer = post("?MaDinhDanhDV=H48.02", SmallProvince.TOKEN, rows);

        List<JsonObject> result = Caller.objects(answer.getJsonArray("result"));
        assertEquals("0", result.get(0).getString("error_code"));
        assertEquals("-1", result.get(1).getString("error_code"));
        assertTrue(result.get(1).getString("message").startsWith("TrangThaiHoSo: "), answer.encode());
    }

    @Test
    void givenNoSession_whenThePortalsFormIsSent_thenItIsRefused() {
        String wrong = new JsonObject()
                .put("session", "guessed")
                .put("data", new JsonArray())
                .encode();

        HttpResponse<String> refused = caller.post(PORTAL, Caller.JSON, null, wrong);
        HttpResponse<String> badLogin = caller.post(
                PORTAL + "/session", Caller.JSON, null, "{\"username\":\"one-stop\",\"password\":\"guess\"}");

        assertEquals(401, refused.statusCode());
        assertEquals("-1", new JsonObject(refused.body()).getString("error_code"));
        assertEquals(401, badLogin.statusCode());
        assertNotNull(session());
        assertNotEquals(session(), session());
    }
}
