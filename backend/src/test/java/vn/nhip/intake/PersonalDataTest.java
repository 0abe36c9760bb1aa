package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.nhip.core.update.CaseUpdate;

/** Every personal field of the wire holds a marker; no marker may be found in what leaves the codecs, nor in the log. */
class PersonalDataTest {
    private static final String MARK = "Nguyễn-Thị-Mark";
    private static final List<String> PERSONAL = List.of(
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
            "DonViXuLy",
            "TenTTHC",
            "NguoiXuLy",
            "ChucDanh",
            "PhongBanXuLy",
            "NoiDungXuLy",
            "HoVaTen",
            "NgayThangNamSinh",
            "CMND",
            "SoDinhDanh",
            "HKTT_DiaChi",
            "NOHT_DiaChi",
            "GioiTinhId",
            "DanTocId",
            "soTaiKhoan",
            "nganHang");

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger room = (Logger) LoggerFactory.getLogger("vn.nhip");
    private Level level;

    @BeforeEach
    void listen() {
        level = room.getLevel();
        room.setLevel(Level.TRACE);
        logged.start();
        room.addAppender(logged);
    }

    @AfterEach
    void leave() {
        room.detachAppender(logged);
        room.setLevel(level);
    }

    private static JsonObject markedRow() {
        JsonObject row = new JsonObject(Fixtures.portalRow("C-1"));
        for (String field : PERSONAL) row.put(field, MARK + field);
        JsonObject applicant = new JsonObject().put("data", new JsonObject().put("fullname", MARK));
        return row.put("applicant", applicant)
                .put("ThongTinNguoiNop", new JsonObject().put("HoTen", MARK).put("unit", MARK))
                .put("ThongTinChiTiet", new JsonArray().add(MARK))
                .put(
                        "DinhDanhCHS",
                        list(new JsonObject().put("LoaiDinhDanh", "1").put("SoDinhDanh", MARK)))
                .put("TaiLieuNop", list(file("DuongDanTaiTepTin").put("TenTepDinhKem", MARK)))
                .put("DanhSachGiayToKetQua", list(file("DuongDanTepTinKetQua").put("TenGiayTo", MARK)))
                .put("DanhSachTepDinhKemKhac", list(new JsonObject().put("TenGiayTo", MARK)))
                .put(
                        "DanhSachLePhi",
                        list(new JsonObject().put("TenPhiLePhi", MARK).put("Gia", "5")))
                .put("DanhSachHoSoBoSung", list(supplement()));
    }

    private static JsonObject file(String field) {
        return new JsonObject()
                .put(field, "https://files.example/" + MARK + ".pdf")
                .put("DuocSoHoa", "1");
    }

    private static JsonObject supplement() {
        return new JsonObject()
                .put("NguoiYeuCauBoSung", MARK)
                .put("NoiDungBoSung", MARK)
                .put("NguoiTiepNhanBoSung", MARK)
                .put("ThongTinTiepNhan", MARK)
                .put("NgayBoSung", "20261119100000");
    }

    private static JsonArray list(JsonObject only) {
        return new JsonArray().add(only);
    }

    private static List<Decoded> decode(JsonObject... rows) {
        return decode(Fixtures.CODECS, rows);
    }

    private static List<Decoded> decode(Codecs codecs, JsonObject... rows) {
        JsonArray body = new JsonArray();
        for (JsonObject row : rows) body.add(row);
        return codecs.dvcqg()
                .decode(body.toBuffer().getBytes(), DvcqgCodec.Call.of(null, "H48.01", "False"), Fixtures.NOW);
    }

    private void assertNoMark(Object leaving) {
        String log = logged.list.stream()
                .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                .collect(Collectors.joining());
        assertFalse((leaving + log).contains("Mark"), () -> leaving + log);
        assertFalse((leaving + log).contains("Nguy"), () -> leaving + log);
    }

    @Test
    void givenARowFullOfPersonalData_whenDecoded_thenNoneOfItIsKept() {
        List<Decoded> decoded =
                decode(markedRow(), markedRow().put("ThoiDiemXuLy", "20261119").put("TrangThai", 4));

        assertEquals(2, decoded.size());
        for (Decoded row : decoded) assertInstanceOf(Decoded.Readable.class, row);
        assertNoMark(decoded);
    }

    @Test
    void givenARowFullOfPersonalData_whenAnyFieldIsBroken_thenTheProblemTellsNoneOfIt() {
        List<String> read = List.of(
                "KenhThucHien",
                "TaiLieuNop",
                "DanhSachLePhi",
                "DSKetNoiCSDL",
                "DanhSachGiayToKetQua",
                "DanhSachHoSoBoSung",
                "MaTTHC",
                "DuocThanhToanTrucTuyen",
                "HoSoCoThanhPhanSoHoa");

        for (String field : read) assertNoMark(decode(markedRow().put(field, MARK)));
        for (String field : read) assertNoMark(decode(markedRow().put(field, list(new JsonObject().put("x", MARK)))));
        for (String field : read) assertNoMark(decode(markedRow().put(field, new JsonArray().add(MARK))));
    }

    private static String officer(Decoded row) {
        CaseUpdate body = ((Decoded.Readable) row).update().body();
        return ((CaseUpdate.Progress) body).step().officer();
    }

    @Test
    void givenOfficersOn_whenAStepNamesItsOfficer_thenOnlyTheHashLeaves() {
        JsonObject step = markedRow().put("ThoiDiemXuLy", "20261119").put("TrangThai", 4);

        List<Decoded> on = decode(Fixtures.WITH_OFFICERS, step, step.copy().put("TrangThai", 99));
        List<Decoded> off = decode(step);

        assertTrue(officer(on.get(0)).matches("[0-9a-f]{16}"));
        assertInstanceOf(Decoded.SetAside.class, on.get(1));
        assertNull(officer(off.get(0)));
        assertNoMark(on);
        assertNoMark(off);
    }

    @Test
    void givenOfficersOn_whenARowIsReadAndNotYetUnderstood_thenItHoldsNoName() {
        byte[] json = Fixtures.bytes("{\"NguoiXuLy\":\"" + MARK + "\",\"officer\":[\"" + MARK + "\"]}");

        JsonRow on = new RowReader(1, new OfficerHash("a key for tests, no secret"))
                .read(json)
                .rows()
                .get(0);
        JsonRow off = new RowReader(1).read(json).rows().get(0);

        assertTrue(on.has("NguoiXuLy"));
        assertFalse(on.has("officer") || off.has("NguoiXuLy") || off.has("officer"));
        assertNoMark(on.text("NguoiXuLy"));
    }

    @Test
    void givenAFigureWhoseAuthorLooksLikeAPerson_whenDecoded_thenTheProblemDoesNotRepeatIt() {
        String body = Fixtures.event(
                "e-1",
                "figure",
                "{\"unit\":\"H48\",\"period\":\"2026\",\"component\":\"3.1\",\"author\":\"" + MARK
                        + " 012345678901\"}");

        List<Decoded> decoded = Fixtures.CODECS.events().decode(Fixtures.bytes(body), Fixtures.NOW);

        assertInstanceOf(Decoded.SetAside.class, decoded.get(0));
        assertNoMark(decoded);
    }

    @Test
    void givenPersonalDataBesideAnEvent_whenDecoded_thenNoneOfItIsKept() {
        JsonObject petition = new JsonObject()
                .put("petition", "P-1")
                .put("unit", "H48")
                .put("receivedAt", "2026-11-19")
                .put("sender", MARK)
                .put("content", MARK);
        String body = new JsonArray()
                .add(new JsonObject(Fixtures.event("e-1", "petition", petition.encode())).put("subject", MARK))
                .add(new JsonObject(Fixtures.event(
                                "e-2", "case", markedRow().put("MaDonVi", "H48").encode()))
                        .put("comment", MARK))
                .encode();

        List<Decoded> decoded = Fixtures.CODECS.events().decode(Fixtures.bytes(body), Fixtures.NOW);

        for (Decoded row : decoded) assertInstanceOf(Decoded.Readable.class, row);
        assertNoMark(decoded);
    }

    @Test
    void givenBrokenJson_whenDecoded_thenTheErrorTellsOnlyThePlace() {
        byte[] unquoted = Fixtures.bytes("[{\"ChuHoSo\": " + MARK + "}]");
        byte[] unended = Fixtures.bytes("[{\"ChuHoSo\": \"" + MARK);

        Unreadable first =
                assertThrows(Unreadable.class, () -> Fixtures.CODECS.events().decode(unquoted, Fixtures.NOW));
        Unreadable second =
                assertThrows(Unreadable.class, () -> Fixtures.CODECS.events().decode(unended, Fixtures.NOW));

        assertNoMark(first + " " + second + " " + first.getCause() + second.getCause());
    }

    @Test
    void givenTheSameStepWithAnotherText_whenDecoded_thenItIsAnotherStep() {
        JsonObject step = new JsonObject(Fixtures.portalRow("C-1"))
                .put("ThoiDiemXuLy", "20261119")
                .put("TrangThai", 4);

        List<Decoded> decoded =
                decode(step.copy().put("NoiDungXuLy", "a"), step.copy().put("NoiDungXuLy", "b"), step);

        assertEquals(3, decoded.stream().map(PersonalDataTest::id).distinct().count());
    }

    private static String id(Decoded row) {
        return ((Decoded.Readable) row).update().id();
    }
}
