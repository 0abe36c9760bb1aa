package vn.nhip.demo;

/**
 * A case in the portal's own form, from a sender that has no file of the result and sends the submitted one again in its
 * place: the only form in which that can be seen.
 */
final class PortalRow {
    private PortalRow() {}

    static void write(EventText event, CaseLife life, int upTo) {
        String file = "https://mot-cua.example/" + life.number + "/1";
        event.first("MaHoSo", life.number);
        event.text("MaDonVi", life.office.unit().code().value());
        event.text("MaTTHC", life.procedure.code().value());
        event.text("KenhThucHien", Integer.toString(life.channel));
        event.text("TrangThaiHoSo", Integer.toString(life.steps.get(upTo).status()));
        event.portalTime("NgayNopHoSo", life.filedAt);
        event.portalTime("NgayTiepNhan", life.receivedAt);
        event.portalTime("NgayHenTra", life.dueAt(upTo));
        event.portalTime("NgayKetThucXuLy", life.endedAt(upTo));
        long returned = life.reached(10, upTo);
        if (returned > 0) event.portalTime("NgayTra", returned);
        if (life.fee >= 0) event.raw(",\"DanhSachLePhi\":[{\"Gia\":\"" + life.fee + "\"}]");
        event.text("DuocThanhToanTrucTuyen", Integer.toString(upTo >= life.paidAtStep ? life.payment : 0));
        event.text("HoSoCoThanhPhanSoHoa", life.facts().reused() ? "1" : "0");
        event.text("TaiKhoanDuocXacThucVoiVNeID", life.facts().populationData() ? "1" : "0");
        event.raw(",\"TaiLieuNop\":[{\"DuongDanTaiTepTin\":\"" + file + "\",\"DuocSoHoa\":\"1\"}]");
        event.raw(",\"DanhSachGiayToKetQua\":[{\"DuongDanTepTinKetQua\":\"" + file + "\"}]");
    }
}
