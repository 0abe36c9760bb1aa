package vn.nhip.core.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A case (hồ sơ) as it is counted: what the fold makes of all that is known of it.
 *
 * @param facts {@link Fact} bits, without those of time ({@link Fact#ofTime}) and without findings
 * @param receivedAt null: not a case yet, counted nowhere
 * @param finishedAt null while open; never before {@code receivedAt}
 * @param dueAt the deadline in force, null without one
 * @param onTimeUntil the last instant at which the case, were it to end then, would be on time, waiting for the citizen
 *     taken into account; null: never late as far as is known
 * @param otherRules the same under the other rules; null, and made null, when they all say {@code onTimeUntil}
 * @param handledMinutes handling time less waiting, whole minutes; 0 while open
 * @param findings {@link Finding} bits
 * @param officer keyed hash of who did the last step that was work or an end; null where officers are off, or unknown
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
        OnTimeRules otherRules,
        long handledMinutes,
        long findings,
        String officer) {
    public CaseFile {
        if (otherRules != null && otherRules.allAre(onTimeUntil)) otherRules = null;
    }

    public boolean counted() {
        return receivedAt != null;
    }

    /** The on-time test at an instant; equality is on time (feed rule NgayKetThucXuLy ≤ NgayHenTra). */
    public boolean onTimeAt(Instant instant) {
        return holdsAt(onTimeUntil, instant);
    }

    /** The {@link Fact}s of time that hold for a case that ends, or is judged, at this instant. */
    public long onTimeFactsAt(Instant instant) {
        boolean onTime = onTimeAt(instant);
        if (otherRules == null) return onTime ? Fact.ofTime() : 0;
        return (onTime ? Fact.ON_TIME.bit() : 0)
                | (holdsAt(otherRules.byDay(), instant) ? Fact.ON_TIME_BY_DAY.bit() : 0)
                | (holdsAt(otherRules.patient(), instant) ? Fact.ON_TIME_PATIENT.bit() : 0)
                | (holdsAt(otherRules.byDayPatient(), instant) ? Fact.ON_TIME_BY_DAY_PATIENT.bit() : 0);
    }

    private static boolean holdsAt(Instant until, Instant instant) {
        return until == null || !until.isBefore(instant);
    }

    /** The last on-time instants of all rules, each once, the earliest first: usually one. */
    public List<Instant> onTimeEnds() {
        if (otherRules == null) return onTimeUntil == null ? List.of() : List.of(onTimeUntil);
        Instant[] all = {onTimeUntil, otherRules.byDay(), otherRules.patient(), otherRules.byDayPatient()};
        List<Instant> ends = new ArrayList<>(all.length);
        for (Instant end : all) if (end != null && !ends.contains(end)) ends.add(end);
        ends.sort(null);
        return ends;
    }
}
