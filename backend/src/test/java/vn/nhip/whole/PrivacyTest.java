package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/**
 * Every personal field of every form holds a marker of its own and goes in through every door; then everything that the
 * server keeps, logs and says is searched for markers.
 */
class PrivacyTest {
    private static final Pattern MARKER = Pattern.compile("zqx[0-9]{4}[A-Za-z_.]*");
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{16}\\b");
    /** In a field that is not personal: its sender may read it in the answer, nobody else anywhere. */
    private static final String WRONG = "zqwrong";

    private static final List<String> OF_THE_APPLICANT = List.of(
            "ChuHoSo",
            "SoGiayToChuHoSo",
            "MaDoiTuong",
            "Email",
            "Fax",
            "SoDienThoai",
            "TrichYeuHoSo",
            "ThongTinKhac",
            "ThongTinTra",
            "GhiChu",
            "NoiDungBoSung",
            "ThongTinTiepNhan",
            "HoVaTen",
            "NgayThangNamSinh",
            "CMND",
            "CMND_NgayCap",
            "CMND_NoiCap",
            "SoDinhDanh",
            "HKTT_DiaChi",
            "HKTT_XaId",
            "NOHT_DiaChi",
            "NOHT_XaId",
            "GioiTinhId",
            "DanTocId",
            "soTaiKhoan",
            "nganHang",
            "TenTepDinhKem",
            "TenGiayTo",
            "applicantName",
            "phone",
            "email",
            "address",
            "citizenId");
    private static final List<String> OF_THE_OFFICER =
            List.of("NguoiXuLy", "NguoiYeuCauBoSung", "NguoiTiepNhanBoSung", "ChucDanh", "PhongBanXuLy");

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger all = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("vn.nhip");
    private final StringBuilder said = new StringBuilder();
    private Stores stores;
    private RunningServer server;
    private Caller caller;
    private int markers = 1000;

    @BeforeEach
    void start() {
        stores = new Stores(servers);
        stores.empty();
        logged.start();
        all.addAppender(logged);
        own.setLevel(Level.TRACE);
        server = RunningServer.start(SmallProvince.on(servers).withStream().in(directory), clock);
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
        stores.close();
        all.detachAppender(logged);
        own.setLevel(null);
    }

    private String mark(String field) {
        return "zqx" + markers++ + field;
    }

    private JsonObject marked(JsonObject row) {
        for (String field : OF_THE_APPLICANT) row.put(field, mark(field));
        for (String field : OF_THE_OFFICER) row.put(field, mark(field));
        row.put("NoiDungXuLy", mark("NoiDungXuLy"));
        row.put("applicant", new JsonObject().put("data", object("fullname").put("identityNumber", mark("id"))));
        row.put("ThongTinNguoiNop", object("HoTen").put("SoDienThoai", mark("SoDienThoai")));
        row.put("ThongTinChiTiet", list(object("bang")));
        row.put("DinhDanhCHS", list(object("SoDinhDanh").put("LoaiDinhDanh", "1")));
        return row;
    }

    private JsonObject object(String field) {
        return new JsonObject().put(field, mark(field));
    }

    private static JsonArray list(Object only) {
        return new JsonArray().add(only);
    }

    private JsonObject portalCase(String number) {
        return marked(new JsonObject())
                .put("MaHoSo", number)
                .put("MaDonVi", "H48.01")
                .put("MaTTHC", "1.000001")
                .put("KenhThucHien", "2")
                .put("LoaiDoiTuong", "1")
                .put("NgayNopHoSo", "20261102070000")
                .put("NgayTiepNhan", "20261102080000")
                .put("NgayHenTra", "20261116170000")
                .put("NgayKetThucXuLy", "20261113160000")
                .put("TrangThaiHoSo", "9")
                .put(
                        "TaiLieuNop",
                        list(object("TenTepDinhKem")
                                .put("TenGiayTo", mark("TenGiayTo"))
                                .put("DuongDanTaiTepTin", "https://files/" + mark("file"))
                                .put("DuocSoHoa", "1")))
                .put(
                        "DanhSachGiayToKetQua",
                        list(object("TenGiayTo").put("DuongDanTepTinKetQua", "https://files/" + mark("result"))))
                .put(
                        "DanhSachLePhi",
                        list(object("TenPhiLePhi")
                                .put("MaPhiLePhi", mark("fee"))
                                .put("Gia", "5000")))
                .put(
                        "DanhSachHoSoBoSung",
                        list(object("NguoiYeuCauBoSung")
                                .put("NoiDungBoSung", mark("NoiDungBoSung"))
                                .put("NguoiTiepNhanBoSung", mark("NguoiTiepNhanBoSung"))
                                .put("ThongTinTiepNhan", mark("ThongTinTiepNhan"))
                                .put("NgayBoSung", "20261104100000")
                                .put("NgayTiepNhanBoSung", "20261106100000")));
    }

    private JsonObject portalStep(String number) {
        return marked(new JsonObject())
                .put("MaHoSo", number)
                .put("ThoiDiemXuLy", "20261103100000")
                .put("TrangThai", "4");
    }

    private JsonObject event(String id, String number) {
        JsonObject data = marked(
                Event.aCase(number).received("2026-11-02").due("2026-11-30").data());
        return marked(Event.of(id, "case", data).put("subject", mark("subject")));
    }

    /** Names where no name is asked for, and one where an office is. */
    private List<JsonObject> notOfCases() {
        JsonObject petition = marked(new JsonObject())
                .put("petition", "PA-1")
                .put("unit", "H48.01")
                .put("receivedAt", "2026-11-02")
                .put("sender", mark("sender"))
                .put("content", mark("content"));
        JsonObject procedure = marked(new JsonObject())
                .put("procedure", "1.000001")
                .put("signer", mark("signer"))
                .put("announcedAt", "2026-11-02");
        JsonObject figure = marked(new JsonObject())
                .put("unit", "H48.01")
                .put("period", "2026-11")
                .put("component", "3.1")
                .put("met", 1)
                .put("contact", mark("contact"));
        return List.of(
                Event.of("pe-1", "petition", petition),
                Event.of("pr-1", "procedure", procedure),
                Event.of("fi-1", "figure", figure),
                Event.of("fi-2", "figure", figure.copy().put("author", mark("author") + " 012345678901")));
    }

    private JsonObject step(String id, String number) {
        return Event.of(
                id,
                "case.progress",
                marked(new JsonObject())
                        .put("case", number)
                        .put("status", 4)
                        .put("at", "2026-11-04T08:00:00+07:00")
                        .put("officer", mark("officer")));
    }

    /** Rows that are set aside, broken in a field that is read, with markers in the very values. */
    private List<JsonObject> broken() {
        return List.of(
                event("b-1", "B-1")
                        .put("data", event("x", "B-1").getJsonObject("data").put("receivedAt", WRONG)),
                event("b-2", "B-2")
                        .put("data", event("x", "B-2").getJsonObject("data").put("status", WRONG)),
                event("b-3", "B-3").put("data", mark("data")));
    }

    private void hear(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        said.append(response.body()).append('\n');
    }

    private void portal(String query, String token, Object body) {
        hear(caller.post("/api/v1/feed/dvcqg" + query, Caller.JSON, token, body.toString()));
    }

    private JsonObject envelope(String service, JsonObject row) {
        String session = new JsonObject(caller.post(
                                "/api/v1/feed/dvcqg/session",
                                Caller.JSON,
                                null,
                                new JsonObject()
                                        .put("username", "one-stop")
                                        .put("password", SmallProvince.TOKEN)
                                        .encode())
                        .body())
                .getString("session");
        return new JsonObject()
                .put("session", session)
                .put("madonvi", "H48.01")
                .put("service", service)
                .put("isUpdating", "False")
                .put("ThongTinKhac", mark("ThongTinKhac"))
                .put("data", list(row));
    }

    @Test
    void givenMarkersInEveryPersonalField_whenSentThroughEveryDoor_thenNoneIsKeptLoggedOrShown() {
        Frames wall = caller.screen("board=ranking:department&period=2026-11");
        Frames sheet = caller.screen("board=unit:H48.01&period=2026-11");

        portal("", null, envelope("DongBoHoSoMC", portalCase("H48.01-V1")));
        portal("", null, envelope("CapNhatTienDoHoSoMC", portalStep("H48.01-V1")));
        portal("?MaDinhDanhDV=H48.01", SmallProvince.TOKEN, list(portalCase("H48.01-V2")));
        portal("?MaDinhDanhDV=H48.01", SmallProvince.TOKEN, list(portalStep("H48.01-V2")));
        hear(caller.post(List.of(event("ce-1", "H48.01-CE"))));
        hear(caller.post(List.of(Event.of("ce-2", "case", portalCase("H48.01-CP")))));
        hear(caller.post(broken()));
        stores.redis(
                Command.XADD,
                SmallProvince.STREAM,
                "*",
                "event",
                event("s-1", "H48.01-S1").encode());
        stores.redis(
                Command.XADD,
                SmallProvince.STREAM,
                "*",
                "event",
                Event.of("s-2", "case", portalCase("H48.01-S2")).encode());
        for (JsonObject row : broken()) {
            stores.redis(
                    Command.XADD,
                    SmallProvince.STREAM,
                    "*",
                    "event",
                    row.put("source", "/stream").encode());
        }
        stores.redis(Command.XADD, SmallProvince.STREAM, "*", "event", "{\"broken\":\"" + mark("stream"));
        hear(caller.post(notOfCases()));
        hear(caller.post(List.of(step("ce-3", "H48.01-CE"))));
        String unreadable = "[{\"ChuHoSo\": " + mark("unreadable") + "}]";
        said.append(caller.post("/api/v1/updates", Caller.BATCH, SmallProvince.TOKEN, unreadable)
                .body());

        Until.holds("six cases", () -> caller.counts("H48.01", "2026-11").getInteger("received") == 6);
        Until.holds(
                "the stream is acknowledged",
                () -> stores.redis(Command.XPENDING, SmallProvince.STREAM, "nhip")
                                .get(0)
                                .toInteger()
                        == 0);
        Until.holds(
                "the broken stream rows are counted",
                () -> caller.metric("nhip_intake_rows_total", "feed=\"stream\"", "outcome=\"set-aside\"") == 4);
        wall.await("the sixth case", frame -> frame.encode().contains("\"received\":6"));
        sheet.await("the sixth case", frame -> frame.encode().contains("\"received\":6"));
        for (String path : List.of(
                "/api/v1/health", "/metrics", "/api/v1/ranking?kind=department", "/api/v1/units/H48.01/sheet")) {
            hear(caller.get(path));
        }

        assertTrue(markers > 1300, "markers were sent");
        assertNoMarker("PostgreSQL", stores.allOfPostgres());
        assertNoMarker("Redis", stores.allOfRedis(Set.of(SmallProvince.STREAM)));
        assertNoMarker("frames", wall.all().toString() + sheet.all());
        assertNoMarker("answers", said.toString());
        assertNoMarker("log", log());
        String elsewhere =
                stores.allOfPostgres() + stores.allOfRedis(Set.of(SmallProvince.STREAM)) + log() + wall.all();
        assertFalse(elsewhere.contains(WRONG), "a wrong value outside the answer to its sender");
        assertTrue(stores.allOfPostgres().contains("H48.01-V1"), "the search does find what is kept");
        assertTrue(stores.allOfRedis(Set.of()).contains("zqx"), "only the sender's own stream holds markers");
        wall.close();
        sheet.close();
    }

    @Test
    void givenOfficersAreOn_whenTheirNamesComeThroughEveryDoor_thenOnlyKeyedHashesAreKept() {
        assertFalse(HASH.matcher(stores.allOfPostgres()).find(), "no hash before");
        server.close();
        server = RunningServer.start(
                SmallProvince.on(servers).withStream().withOfficers().in(directory), clock);
        caller = server.caller();

        portal("?MaDinhDanhDV=H48.01", SmallProvince.TOKEN, list(portalCase("H48.01-V1")));
        portal("", null, envelope("CapNhatTienDoHoSoMC", portalStep("H48.01-V1")));
        portal("?MaDinhDanhDV=H48.01", SmallProvince.TOKEN, list(portalStep("H48.01-V2")));
        hear(caller.post(List.of(step("ce-1", "H48.01-V1"))));
        hear(caller.post(List.of(Event.of("ce-2", "case.progress", portalStep("H48.01-CP")))));
        JsonObject wrong = step("ce-3", "H48.01-V1");
        wrong.getJsonObject("data").put("status", 99);
        hear(caller.post(List.of(wrong)));
        stores.redis(
                Command.XADD,
                SmallProvince.STREAM,
                "*",
                "event",
                step("s-1", "H48.01-S1").encode());
        Until.holds("the stream's step", () -> stores.allOfPostgres().contains("H48.01-S1"));
        hear(caller.get("/api/v1/units/H48.01/sheet"));
        hear(caller.get("/metrics"));

        assertTrue(HASH.matcher(stores.allOfPostgres()).find(), "officers are kept by their hash");
        assertNoMarker("PostgreSQL", stores.allOfPostgres());
        assertNoMarker("Redis", stores.allOfRedis(Set.of(SmallProvince.STREAM)));
        assertNoMarker("answers", said.toString());
        assertNoMarker("log", log());
        assertFalse(log().contains("officers-key-of-the-tests"), "the key in the log");
    }

    private String log() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        assertTrue(text.length() > 0, "the log was heard");
        return text.toString();
    }

    private static void assertNoMarker(String place, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = MARKER.matcher(text);
        while (matcher.find()) found.add(matcher.group());
        assertEquals(Set.of(), found, "personal data in " + place);
    }
}
