package vn.nhip.intake;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that are read at all, at any depth. Everything else is skipped by the parser, so a field that a sender adds
 * tomorrow, or one that names a person, never becomes an object here.
 */
final class AllowList {
    private static final Set<String> EVENT =
            Set.of("specversion", "id", "source", "type", "time", "data", "data_base64");

    private static final Set<String> OWN_FORM = Set.of(
            "case",
            "unit",
            "procedure",
            "status",
            "channel",
            "submittedAt",
            "receivedAt",
            "dueAt",
            "finishedAt",
            "returnedAt",
            "refusedAt",
            "fees",
            "payment",
            "electronicResult",
            "digitised",
            "reused",
            "personalStore",
            "populationData",
            "synchronised",
            "synchronisedAt",
            "supplements",
            "requestedAt",
            "completedAt",
            "dueBefore",
            "dueAfter",
            "at",
            "liked",
            "petition",
            "category",
            "outcome",
            "transferredAt",
            "handledAt",
            "likes",
            "dislikes",
            "recomplained",
            "decision",
            "announcedAt",
            "effectiveAt",
            "publishedAt",
            "parts",
            "complete",
            "online",
            "fee",
            "resultRequired",
            "forIndividuals",
            "withdrawn",
            "reportedBy",
            "author",
            "validTo",
            "period",
            "component",
            "met",
            "total");

    private static final Set<String> PORTAL_ENVELOPE =
            Set.of("session", "madonvi", "service", "isUpdating", "data", "username", "password");

    private static final Set<String> PORTAL_FORM = Set.of(
            "MaHoSo",
            "MaDonVi",
            "MaTTHC",
            "KenhThucHien",
            "NgayNopHoSo",
            "NgayTiepNhan",
            "NgayHenTra",
            "TrangThaiHoSo",
            "NgayTra",
            "NgayKetThucXuLy",
            "NgayTuChoi",
            "HoSoCoThanhPhanSoHoa",
            "TaiKhoanDuocXacThucVoiVNeID",
            "DuocThanhToanTrucTuyen",
            "DSKetNoiCSDL",
            "MaCSDL",
            "TaiLieuNop",
            "IsDeleted",
            "DuocSoHoa",
            "DuocTaiSuDung",
            "DuocLayTuKhoDMQG",
            "DanhSachLePhi",
            "Gia",
            "DanhSachHoSoBoSung",
            "NgayBoSung",
            "NgayTiepNhanBoSung",
            "NgayHenTraTruoc",
            "NgayHenTraMoi",
            "DanhSachGiayToKetQua",
            "ThoiDiemXuLy",
            "TrangThai",
            "error_code");

    /**
     * Kept as a digest only: free text and addresses of files, of which nothing but "present" and "the same as another"
     * is ever asked.
     */
    private static final Set<String> DIGESTED = Set.of("NoiDungXuLy", "DuongDanTaiTepTin", "DuongDanTepTinKetQua");

    /** Read only where officers are switched on, and then only as a keyed hash. */
    private static final Set<String> OFFICER = Set.of("officer", "NguoiXuLy");

    /** One question for each field of each row. */
    private static final Set<String> ALL = Stream.of(EVENT, OWN_FORM, PORTAL_ENVELOPE, PORTAL_FORM, DIGESTED)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private AllowList() {}

    static boolean allows(String name) {
        return ALL.contains(name);
    }

    static boolean officer(String name) {
        return OFFICER.contains(name);
    }

    static boolean digested(String name) {
        return DIGESTED.contains(name);
    }
}
