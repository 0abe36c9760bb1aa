package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** What real senders make of numbers, dates and repeats, through the public doors of one server; a unit to each test. */
class DirtySendersTest {
    private static final String UPDATES = "/api/v1/updates";
    private static final String PORTAL = "/api/v1/feed/dvcqg";

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    static Path directory;

    private static RunningServer server;
    private static Caller caller;

    @BeforeAll
    static void start() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        server = RunningServer.start(
                SmallProvince.on(servers).in(directory), new HandClock(Instant.parse("2026-11-20T07:31:48Z")));
        caller = server.caller();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonObject answer(String path, String body) {
        HttpResponse<String> response = caller.post(path, Caller.JSON, SmallProvince.TOKEN, body);
        assertEquals(200, response.statusCode(), response.body());
        try (Stores stores = new Stores(servers)) {
            caller.see(stores.number("SELECT max(position) FROM ledger_batch"));
        }
        return new JsonObject(response.body());
    }

    private static JsonObject event(String id, String number, String unit) {
        JsonObject data = new JsonObject()
                .put("case", number)
                .put("unit", unit)
                .put("procedure", "1.001612")
                .put("status", 4)
                .put("receivedAt", "2026-11-10T08:00:00+07:00");
        return new JsonObject()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/one-stop")
                .put("type", "vn.nhip.case.v1")
                .put("data", data);
    }

    private static JsonObject row(String number, String status) {
        return new JsonObject()
                .put("MaHoSo", number)
                .put("MaTTHC", "1.001612")
                .put("TrangThaiHoSo", status)
                .put("NgayTiepNhan", "20261105080000")
                .put("NgayHenTra", "20261110170000");
    }

    @Test
    void givenOneNumberInNineSpellings_whenSentThroughAllDoors_thenItIsOneCase() {
        List<String> spellings = List.of(
                "H48.03-261101-0001",
                "H48.03-261101-0001\u00a0",
                "\u00a0H48.03-261101-0001",
                "H48.03-261101-0001\u200b",
                "\ufeffH48.03-261101-0001",
                "H48.03\u2011261101\u20110001",
                "h48.03-261101-0001",
                "H48.03-261101-000\uff11",
                "H48.03-261101-\u00ad0001");
        JsonArray events = new JsonArray();
        JsonArray rows = new JsonArray();
        for (String spelling : spellings) {
            events.add(event("inv" + events.size(), spelling, "H48.03"));
            rows.add(row(spelling, "4"));
        }
        events.add(event("NFC", "S\u1edf-H\u1ed9 t\u1ecbch-2611-0002", "h48.03"));
        events.add(event("NFD", "So\u031b\u0309-Ho\u0323\u0302 ti\u0323ch-2611-0002", "000.00.03.H48"));

        assertEquals(11, answer(UPDATES, events.encode()).getInteger("accepted"));
        JsonArray result = answer(PORTAL + "?isUpdating=True&MaDinhDanhDV=H48.03", rows.encode())
                .getJsonArray("result");

        assertEquals(2, caller.counts("H48.03", "2026-11").getLong("received"));
        assertEquals("h48.03-261101-0001", result.getJsonObject(6).getString("MaHoSo"));
        try (Stores stores = new Stores(servers)) {
            assertEquals(2, stores.number("SELECT count(*) FROM case_file WHERE unit = 'H48.03'"));
        }
    }

    @Test
    void givenWhatSystemsWriteForNoDate_whenSent_thenTheCaseIsCountedAndTheDateNoted() {
        List<String> placeholders = List.of(
                "0001-01-01T00:00:00",
                "01/01/0001 00:00:00",
                "1900-01-01T00:00:00",
                "1970-01-01T07:00:00",
                "0000-00-00 00:00:00",
                "1899-12-30T00:00:00",
                "NULL",
                "9999-12-31T23:59:59");
        JsonArray rows = new JsonArray();
        for (String placeholder : placeholders) {
            JsonObject row = row("000.00.02.H48-261105-000" + rows.size(), "9");
            rows.add(row.put("NgayKetThucXuLy", "20261109100000").put("NgayTra", placeholder));
        }
        rows.add(row("000.00.02.H48-261105-0009", "9").put("NgayTiepNhan", "0001-01-01T00:00:00"));
        rows.add(row("000.00.02.H48-261105-0010", "4").put("KenhThucHien", "0"));

        JsonArray result = answer(PORTAL + "?isUpdating=True", rows.encode()).getJsonArray("result");

        assertEquals("-1", result.getJsonObject(8).getString("error_code"));
        assertTrue(result.getJsonObject(8).getString("message").contains("stands for no date"), result::encode);
        JsonObject sheet = caller.sheet("H48.02", "2026-11");
        assertEquals(9, sheet.getJsonObject("counts").getLong("received"));
        assertEquals(8, sheet.getJsonObject("counts").getLong("completed"));
        JsonObject findings = sheet.getJsonObject("quality").getJsonObject("findings");
        assertEquals(8, findings.getLong("placeholder-date"));
        assertEquals(1, findings.getLong("unknown-channel"));
    }

    @Test
    void givenTheLastHourSentAgain_whenItBreaksOffAnywhere_thenNoFigureMoves() {
        List<JsonObject> hour = new ArrayList<>();
        for (String status : List.of("2", "4", "5", "4", "9")) {
            for (int i = 0; i < 6; i++) {
                JsonObject row = row("000.00.01.H48-261105-010" + i, status);
                hour.add(status.equals("9") ? row.put("NgayKetThucXuLy", "20261109100000") : row);
            }
        }
        answer(PORTAL + "?isUpdating=True", new JsonArray(hour).encode());
        JsonObject before = caller.sheet("H48.01", "2026-11");

        for (int end = 1; end < hour.size(); end += 4) {
            JsonArray result = answer(PORTAL + "?isUpdating=True", new JsonArray(hour.subList(0, end)).encode())
                    .getJsonArray("result");
            assertTrue(result.encode().contains("đã tồn tại"), result::encode);
        }

        JsonObject after = caller.sheet("H48.01", "2026-11");
        assertEquals(6, before.getJsonObject("counts").getLong("completed"));
        assertEquals(before.getJsonObject("counts"), after.getJsonObject("counts"));
        assertEquals(before.getLong("position"), after.getLong("position"));
    }

    @Test
    void givenAnEventInBinaryModeAndOneInBase64_whenSent_thenTheyAreTaken() {
        HttpRequest.Builder binary = caller.to(UPDATES)
                .header("Authorization", "Bearer " + SmallProvince.TOKEN)
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "b1")
                .header("ce-source", "/r")
                .header("ce-type", "vn.nhip.case.v1")
                .header("ce-time", "2026-11-20T07:00:00Z")
                .POST(HttpRequest.BodyPublishers.ofString(
                        event("b1", "B-1", "H48.101").getJsonObject("data").encode()));
        JsonObject encoded = event("b2", "B-2", "H48.101");
        String data = encoded.getJsonObject("data").encode();
        encoded.remove("data");
        encoded.put("data_base64", java.util.Base64.getEncoder().encodeToString(data.getBytes()));

        HttpResponse<String> taken = caller.call(binary);
        answer(UPDATES, encoded.encode());

        assertEquals(200, taken.statusCode(), taken.body());
        assertEquals(2, caller.counts("H48.101", "2026-11").getLong("received"));
    }

    @Test
    void givenAFigureInLocalNotation_whenSent_thenItIsDoubtfulAndNothingIsCounted() {
        JsonObject figure = event("f1", "", "");
        figure.put("type", "vn.nhip.figure.v1");
        figure.put("data", new JsonObject("""
                {"unit":"H48.01","period":"2026-10","component":"1.4","met":"999","total":"1.500"}"""));

        JsonObject answer = answer(UPDATES, figure.encode());

        assertEquals(0, answer.getInteger("accepted"));
        JsonObject aside = answer.getJsonArray("setAside").getJsonObject(0);
        assertEquals("data.total", aside.getString("field"));
        assertTrue(aside.getString("problem").startsWith("doubtful: \"1.500\""), aside::encode);
    }
}
