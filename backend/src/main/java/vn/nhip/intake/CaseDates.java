package vn.nhip.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.SupplementRound;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

/** The dates of a case, common to both forms of the wire; each may be null. */
record CaseDates(
        @Nullable Instant submittedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant finishedAt,
        @Nullable Instant returnedAt,
        @Nullable Instant refusedAt) {

    /** Any status but "newly registered" says that there is a case, so it must say since when. */
    void requireReception(FieldReader row, Status status, String field) {
        if (status != Status.SUBMITTED && receivedAt == null && submittedAt == null) throw row.noDate(field);
    }

    /** What was odd about the row, and about its dates as seen when it was read; asked for last. */
    long findings(FieldReader row) {
        return row.notes().findings() | (row.notes().isAhead() ? 0 : future(row.now()));
    }

    private long future(Instant now) {
        return CaseSnapshot.isAhead(now, receivedAt, finishedAt, returnedAt) ? Finding.FUTURE_DATE.bit() : 0;
    }

    CaseSnapshot snapshot(
            UnitCode unit,
            ProcedureCode procedure,
            Status status,
            long facts,
            long findings,
            List<SupplementRound> supplements) {
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
                findings,
                supplements);
    }
}
