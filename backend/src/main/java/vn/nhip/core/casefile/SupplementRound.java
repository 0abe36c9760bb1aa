package vn.nhip.core.casefile;

import java.time.Instant;

/**
 * One row of DanhSachHoSoBoSung: papers asked for, or a deadline moved, or both. Every part may be null.
 *
 * @param requestedAt the citizen was asked (NgayBoSung)
 * @param completedAt the papers came (NgayTiepNhanBoSung)
 * @param dueBefore the deadline before the move (NgayHenTraTruoc)
 * @param dueAfter the deadline after it (NgayHenTraMoi)
 */
public record SupplementRound(Instant requestedAt, Instant completedAt, Instant dueBefore, Instant dueAfter) {
    public SupplementRound {
        requestedAt = CaseSnapshot.millis(requestedAt);
        completedAt = CaseSnapshot.millis(completedAt);
        dueBefore = CaseSnapshot.millis(dueBefore);
        dueAfter = CaseSnapshot.millis(dueAfter);
    }
}
