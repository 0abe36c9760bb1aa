package vn.nhip.core.casefile;

import java.time.Instant;

/**
 * A case (hồ sơ) as it is counted: what the fold makes of all that is known of it.
 *
 * @param facts {@link Fact} bits, without {@link Fact#ON_TIME}
 * @param receivedAt null: not a case yet, counted nowhere
 * @param finishedAt null while open; never before {@code receivedAt}
 * @param dueAt the deadline in force, null without one
 * @param onTimeUntil the last instant at which the case, were it to end then, would be on time, waiting for the citizen
 *     taken into account; null: never late as far as is known
 * @param handledMinutes handling time less waiting, whole minutes; 0 while open
 * @param findings {@link Finding} bits
 */
public record CaseFile(
        CaseNumber number,
        UnitCode unit,
        ProcedureCode procedure,
        Status status,
        long facts,
        Instant receivedAt,
        Instant finishedAt,
        Instant dueAt,
        Instant onTimeUntil,
        long handledMinutes,
        long findings) {
    public boolean counted() {
        return receivedAt != null;
    }

    /** The on-time test at an instant; equality is on time (feed rule NgayKetThucXuLy ≤ NgayHenTra). */
    public boolean onTimeAt(Instant instant) {
        return onTimeUntil == null || !onTimeUntil.isBefore(instant);
    }
}
