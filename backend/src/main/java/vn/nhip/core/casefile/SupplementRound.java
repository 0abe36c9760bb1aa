package vn.nhip.core.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.version.Millis;

/**
 * One row of DanhSachHoSoBoSung: papers asked for, or a deadline moved, or both. Every part may be null.
 *
 * @param requestedAt the citizen was asked (NgayBoSung)
 * @param completedAt the papers came (NgayTiepNhanBoSung)
 * @param dueBefore the deadline before the move (NgayHenTraTruoc)
 * @param dueAfter the deadline after it (NgayHenTraMoi)
 */
public record SupplementRound(
        @Nullable Instant requestedAt,
        @Nullable Instant completedAt,
        @Nullable Instant dueBefore,
        @Nullable Instant dueAfter) {
    public SupplementRound {
        requestedAt = Millis.ofNullable(requestedAt);
        completedAt = Millis.ofNullable(completedAt);
        dueBefore = Millis.ofNullable(dueBefore);
        dueAfter = Millis.ofNullable(dueAfter);
    }
}
