package vn.nhip.core.casefile;

import java.time.Instant;
import vn.nhip.core.version.Millis;

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
        requestedAt = Millis.of(requestedAt);
        completedAt = Millis.of(completedAt);
        dueBefore = Millis.of(dueBefore);
        dueAfter = Millis.of(dueAfter);
    }
}
