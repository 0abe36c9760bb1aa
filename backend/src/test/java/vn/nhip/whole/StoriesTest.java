package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** Small histories through the public doors, each in a unit of its own, and what the sheets say of them. */
class StoriesTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-25T07:31:48Z"));

    /** Rows of the portal's form, each a message of its own, so that it arrives after those before. */
    private static void portal(Caller caller, String unit, JsonObject... rows) {
        for (JsonObject row : rows) {
            JsonArray message =
                    new JsonArray().add(row.put("MaHoSo", unit + "-1").put("MaDonVi", unit));
            HttpResponse<String> answer =
                    caller.post("/api/v1/feed/dvcqg", Caller.JSON, SmallProvince.TOKEN, message.encode());
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals("0", new JsonObject(answer.body()).getString("error_code"), answer.body());
        }
    }

    private static JsonObject row(int status) {
        return new JsonObject()
                .put("MaTTHC", SmallProvince.ONLINE_PROCEDURE)
                .put("TrangThaiHoSo", Integer.toString(status))
                .put("NgayTiepNhan", "20261105080000")
                .put("NgayHenTra", "20261120170000");
    }

    private static JsonObject asked(int status, String asked, String answered) {
        JsonObject round = new JsonObject().put("NgayBoSung", asked);
        if (answered != null) round.put("NgayTiepNhanBoSung", answered);
        return row(status).put("DanhSachHoSoBoSung", new JsonArray().add(round));
    }

    private static JsonObject step(int status, String at) {
        return new JsonObject().put("ThoiDiemXuLy", at).put("TrangThai", Integer.toString(status));
    }

    private static String onTime(Caller caller, String unit, String period) {
        JsonObject component = Caller.component(caller.sheet(unit, period), "2.1");
        return component.getValue("met") + "/" + component.getValue("total");
    }

    @Test
    void givenStoriesOfThePortalsFormAndOfEvents_thenTheSheetsSayWhatHappened() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        try (RunningServer server =
                RunningServer.start(SmallProvince.on(servers).in(directory), clock)) {
            Caller caller = server.caller();
            portal(caller, "H48.01", row(2), step(2, "20261105080000"), asked(5, "20261118090000", null));
            portal(caller, "H48.02", row(2), step(2, "20261105080000"), row(6));
            portal(
                    caller,
                    "H48.03",
                    asked(5, "20261118090000", null),
                    step(5, "20261118090000"),
                    asked(4, "20261118090000", "20261119090000"));
            portal(
                    caller,
                    "H48.101",
                    row(9).put("NgayKetThucXuLy", "20261110090000"),
                    step(9, "20261110090000"),
                    row(4));
            caller.sendAndSee(
                    aCase("second")
                            .of("H48.102")
                            .received("2026-10-05T08:00:00+07:00")
                            .due("2026-12-20T17:00:00+07:00")
                            .with(
                                    "supplements",
                                    new JsonArray()
                                            .add(round("2026-10-10T08:00:00+07:00", "2026-10-12T08:00:00+07:00"))
                                            .add(round("2026-10-20T08:00:00+07:00", "2026-11-05T08:00:00+07:00")))
                            .event("second"),
                    aCase("nameless")
                            .of("H48.103")
                            .with("procedure", "")
                            .with("channel", 2)
                            .received("2026-11-10T08:00:00+07:00")
                            .event("nameless"),
                    aCase("taken")
                            .of("H48.104")
                            .received("2026-11-10T08:00:00+07:00")
                            .due("2026-12-20T17:00:00+07:00")
                            .event("taken"),
                    Event.of("answer", "case.synchronised", new JsonObject().put("case", "taken")));

            assertEquals("1/1", onTime(caller, "H48.01", "2026-11"), "it waits for papers since the 18th");
            assertEquals("0/1", onTime(caller, "H48.02", "2026-11"), "it waits since it came, after the 20th");
            assertEquals("0/1", onTime(caller, "H48.03", "2026-11"), "answered, and a day later than due");
            assertEquals(1, caller.counts("H48.101", "2026-11").getInteger("open"), "open again");
            assertEquals("0/1", onTime(caller, "H48.102", "2026-10"), "late as seen at the end of October");
            assertEquals("1/1", onTime(caller, "H48.102", "2026-11"), "answered on the fifth");
            assertEquals(
                    0,
                    Caller.component(caller.sheet("H48.103", "2026-11"), "3.2").getInteger("met"));
            assertNull(
                    Caller.component(caller.sheet("H48.01", "2026-11"), "1.4").getValue("met"));
            assertEquals(
                    6.0,
                    Caller.component(caller.sheet("H48.104", "2026-11"), "1.4").getDouble("points"));
            JsonObject reasons = caller.sheet("H48", "2026-11").getJsonObject("lateReasons");
            assertEquals(
                    Map.of("told", 1, "waiting", 0, "fee", 1, "reception", 0, "work", 1, "unknown", 0),
                    reasons.getMap());
            assertEquals(
                    0, CommandRun.of("check", "--config", directory.toString()).exit());
        }
    }

    private static JsonObject round(String asked, String answered) {
        return new JsonObject().put("requestedAt", asked).put("completedAt", answered);
    }
}
