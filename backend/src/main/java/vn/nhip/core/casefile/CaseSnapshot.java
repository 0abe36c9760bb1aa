package vn.nhip.core.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * A case as its sender knows it now; the next one replaces it whole. No personal data: intake's allow-list keeps it out.
 * Instants are kept to the millisecond.
 *
 * @param dueAt the deadline in force (the last one sent), null when none was given
 * @param finishedAt end of handling (NgayKetThucXuLy), null while open
 * @param returnedAt handed to the citizen (NgayTra), may be null
 * @param refusedAt refused at reception (NgayTuChoi), may be null
 * @param facts the bits that the row itself shows ({@link Fact}); what needs the procedure list is added by the fold
 * @param findings what the door already saw to be odd ({@link Finding} bits)
 */
public record CaseSnapshot(
        UnitCode unit,
        ProcedureCode procedure,
        Status status,
        Instant submittedAt,
        Instant receivedAt,
        Instant dueAt,
        Instant finishedAt,
        Instant returnedAt,
        Instant refusedAt,
        long facts,
        long findings,
        List<SupplementRound> supplements) {
    public CaseSnapshot {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(procedure);
        Objects.requireNonNull(status);
        submittedAt = millis(submittedAt);
        receivedAt = millis(receivedAt);
        dueAt = millis(dueAt);
        finishedAt = millis(finishedAt);
        returnedAt = millis(returnedAt);
        refusedAt = millis(refusedAt);
        supplements = List.copyOf(supplements);
    }

    /** Finer parts of an instant would be lost between a fold and the next, and a repeat would look like news. */
    static Instant millis(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same with something odd about it. */
    public CaseSnapshot noted(Finding finding) {
        return new CaseSnapshot(
                unit,
                procedure,
                status,
                submittedAt,
                receivedAt,
                dueAt,
                finishedAt,
                returnedAt,
                refusedAt,
                facts,
                findings | finding.bit(),
                supplements);
    }
}
