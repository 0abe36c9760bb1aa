package vn.nhip.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.casefile.SupplementRound;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;

/** Reads rows of the portal's own form (DongBoHoSoMC, CapNhatTienDoHoSoMC). Its field names live here. */
final class PortalRows {
    static final String CASE = "MaHoSo";
    static final String STEP_AT = "ThoiDiemXuLy";
    static final String STEP_TEXT = "NoiDungXuLy";
    static final String ANSWER = "error_code";
    /** Done, and "exists already" (feed.md section 1.7), as number or text. */
    private static final Pattern TAKEN = Pattern.compile("0+(?:\\.0+)?|-?0*3(?:\\.0+)?");

    /**
     * The numbers of MaCSDL that are read as the national population database. No public list of them was found: 1 is
     * the population database where the national databases are listed, and what the one sector feed seen sends.
     */
    private static final int POPULATION_DATABASE = 1;

    private final UnitReader units;
    private final @Nullable OfficerHash officers;

    /** @param officers null: off */
    PortalRows(UnitReader units, @Nullable OfficerHash officers) {
        this.units = units;
        this.officers = officers;
    }

    /** @param messageUnit the unit that the message names; null when it names none */
    CaseUpdate.Progress progress(FieldReader row, @Nullable String messageUnit) {
        CaseNumber number = row.caseNumber(CASE);
        Status status = row.status("TrangThai");
        Instant at = row.requiredInstant(STEP_AT);
        return new CaseUpdate.Progress(number, new Step(at, status, officer(row, number, messageUnit)));
    }

    /** A row of the portal's answer, handed on: whether it took the case, or has it already. */
    CaseUpdate.Synchronised answer(FieldReader row, @Nullable Instant at) {
        CaseNumber number = row.caseNumber(CASE);
        return new CaseUpdate.Synchronised(
                number, TAKEN.matcher(row.required(ANSWER)).matches(), at);
    }

    private @Nullable String officer(FieldReader row, CaseNumber number, @Nullable String messageUnit) {
        String keyedName = officers == null ? null : row.text("NguoiXuLy");
        return officers == null || keyedName == null
                ? null
                : officers.inUnit(keyedName, units.ofStep(row.text("MaDonVi"), messageUnit, number));
    }

    /**
     * A case as known now.
     *
     * @param messageUnit the unit that the message names; null when it names none
     */
    CaseUpdate.Snapshot snapshot(FieldReader row, @Nullable String messageUnit, boolean insert) {
        CaseNumber number = row.caseNumber(CASE);
        UnitCode unit = unit(row, number, messageUnit);
        Status status = row.status("TrangThaiHoSo");
        Papers papers = new Papers(row);
        CaseDates dates = new CaseDates(
                row.instant("NgayNopHoSo"),
                row.instant("NgayTiepNhan"),
                row.deadline("NgayHenTra"),
                row.instant("NgayKetThucXuLy"),
                row.instant("NgayTra"),
                row.instant("NgayTuChoi"));
        dates.requireReception(row, status, "NgayTiepNhan");
        long facts = facts(row, papers);
        List<SupplementRound> supplements = supplements(row);
        long findings = dates.findings(row);
        if (papers.resultIsSubmission()) findings |= Finding.RESULT_EQUALS_SUBMISSION.bit();
        CaseSnapshot snapshot = dates.snapshot(unit, row.procedure("MaTTHC"), status, facts, findings, supplements);
        return new CaseUpdate.Snapshot(number, snapshot, insert);
    }

    /**
     * The row's unit, else the message's when it lies below the province, else the case number's prefix, else the
     * message's. A prefix of another authority (a ministry's) says nothing of who handles the case here.
     */
    private UnitCode unit(FieldReader row, CaseNumber number, @Nullable String messageUnit) {
        if (row.says("MaDonVi")) return units.read(row, row.required("MaDonVi"), "MaDonVi");
        Optional<UnitCode> ofMessage = messageUnit == null ? Optional.empty() : units.parse(messageUnit);
        if (messageUnit != null && ofMessage.filter(units::belowProvince).isPresent())
            return units.read(row, messageUnit, "madonvi");
        String prefix = number.value().split("-", 2)[0];
        Optional<UnitCode> ofNumber = units.parse(prefix);
        boolean ours = ofNumber.filter(code -> units.known(code) || units.belowProvince(code))
                .isPresent();
        if (ours) return units.read(row, prefix, CASE);
        if (messageUnit != null) return units.read(row, messageUnit, "madonvi");
        if (ofNumber.isPresent()) throw units.unknown(row, prefix, CASE);
        throw row.missing("MaDonVi");
    }

    private static long facts(FieldReader row, Papers papers) {
        long facts = row.channel("KenhThucHien").fact().bit() | papers.facts();
        if (row.holds("DuocThanhToanTrucTuyen", 1) || row.holds("DuocThanhToanTrucTuyen", 2)) {
            facts |= Fact.PAID_ONLINE.bit();
        }
        if (row.holds("HoSoCoThanhPhanSoHoa", 1)) facts |= Fact.REUSED.bit();
        boolean population = row.holds("TaiKhoanDuocXacThucVoiVNeID", 1) || Fact.PERSONAL_STORE.in(facts);
        for (FieldReader database : row.list("DSKetNoiCSDL")) {
            population |= database.holds("MaCSDL", POPULATION_DATABASE);
        }
        if (population) facts |= Fact.POPULATION_DATA.bit();
        // That a row has the portal's form says nothing of whether the portal took it.
        return facts | fees(row);
    }

    /** An amount that cannot be read is neither above 0 nor 0. */
    private static long fees(FieldReader row) {
        List<FieldReader> fees = row.list("DanhSachLePhi");
        boolean due = false;
        boolean allZero = !fees.isEmpty();
        for (FieldReader fee : fees) {
            Optional<BigDecimal> amount = FeeText.parse(fee.text("Gia"));
            due |= amount.filter(a -> a.signum() > 0).isPresent();
            allZero &= amount.filter(a -> a.signum() == 0).isPresent();
            if (amount.isEmpty() && fee.says("Gia")) row.notes().add(Finding.UNREAD_FEE);
        }
        return (due ? Fact.FEE_DUE.bit() : 0) | (allZero ? Fact.FEES_ZERO.bit() : 0);
    }

    private static List<SupplementRound> supplements(FieldReader row) {
        List<SupplementRound> rounds = new ArrayList<>();
        for (FieldReader round : row.list("DanhSachHoSoBoSung")) {
            Instant asked = round.instant("NgayBoSung");
            Instant came = round.instant("NgayTiepNhanBoSung");
            Instant before = round.deadline("NgayHenTraTruoc");
            Instant after = round.deadline("NgayHenTraMoi");
            if (asked != null || came != null || before != null || after != null) {
                rounds.add(new SupplementRound(asked, came, before, after));
            }
        }
        return rounds;
    }

    /** What the submitted and the resulting papers show. Addresses are digests already, compared and forgotten. */
    private static final class Papers {
        private final Set<String> submitted = new HashSet<>();
        private boolean any;
        private boolean allDigitised = true;
        private boolean result;
        private boolean sameAsSubmitted;
        private long facts;

        Papers(FieldReader row) {
            for (FieldReader paper : row.list("TaiLieuNop")) submitted(paper);
            for (FieldReader paper : row.list("DanhSachGiayToKetQua")) {
                String file = paper.text("DuongDanTepTinKetQua");
                result |= file != null;
                sameAsSubmitted |= file != null && submitted.contains(file);
            }
        }

        private void submitted(FieldReader paper) {
            String file = paper.text("DuongDanTaiTepTin");
            if (file != null) submitted.add(file);
            if (paper.holds("IsDeleted", 1)) return;
            any = true;
            allDigitised &= file != null && paper.holds("DuocSoHoa", 1);
            if (paper.holds("DuocTaiSuDung", 1) || paper.holds("DuocTaiSuDung", 2)) facts |= Fact.REUSED.bit();
            if (paper.holds("DuocLayTuKhoDMQG", 1)) facts |= Fact.PERSONAL_STORE.bit();
        }

        long facts() {
            return facts
                    | (any && allDigitised ? Fact.DIGITISED.bit() : 0)
                    | (result ? Fact.ELECTRONIC_RESULT.bit() : 0);
        }

        boolean resultIsSubmission() {
            return sameAsSubmitted;
        }
    }
}
