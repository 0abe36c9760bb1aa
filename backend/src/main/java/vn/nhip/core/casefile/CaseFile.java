package vn.nhip.core.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

/**
 * A case (hồ sơ) as it is counted: what the fold makes of all that is known of it.
 *
 * @param facts {@link Fact} bits, without those of time ({@link Fact#ofTime}) and without findings; of {@link
 *     Fact#ofLateness} the one that is told if it is late
 * @param receivedAt null: not a case yet, counted nowhere
 * @param finishedAt null while open; never before {@code receivedAt}
 * @param dueAt the deadline in force, null without one
 * @param onTimeUntil the last instant at which the case, were it to end then, would be on time, waiting for the citizen
 *     taken into account; null: never late as far as is known
 * @param otherRules the same under the other rules; null, and made null, when they all say {@code onTimeUntil}
 * @param turns how it is seen while it is open; null where it is on time just as long as the rules say, as it mostly is
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
        @Nullable Instant receivedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant dueAt,
        @Nullable Instant onTimeUntil,
        @Nullable OnTimeRules otherRules,
        OnTimeRules.@Nullable Turns turns,
        long handledMinutes,
        long findings,
        @Nullable String officer) {
    public CaseFile {
        if (otherRules != null && otherRules.allAre(onTimeUntil)) otherRules = null;
    }

    public boolean counted() {
        return receivedAt != null;
    }

    /** The on-time test of a case that ends at an instant; equality is on time (feed rule NgayKetThucXuLy ≤ NgayHenTra). */
    public boolean onTimeAt(Instant instant) {
        return holdsAt(onTimeUntil, instant);
    }

    /** The {@link Fact}s of time that hold for a case that ends at this instant. */
    public long onTimeFactsAt(Instant instant) {
        boolean onTime = onTimeAt(instant);
        if (otherRules == null) return onTime ? Fact.ofTime() : 0;
        return facts(
                onTime,
                holdsAt(otherRules.byDay(), instant),
                holdsAt(otherRules.patient(), instant),
                holdsAt(otherRules.byDayPatient(), instant));
    }

    /** The {@link Fact}s of time that hold for a case that is open at this instant, by what had happened before it. */
    public long openFactsAt(Instant instant) {
        if (turns == null) {
            boolean onTime = isSeenAt(onTimeUntil, instant);
            if (otherRules == null) return onTime ? Fact.ofTime() : 0;
            return facts(
                    onTime,
                    isSeenAt(otherRules.byDay(), instant),
                    isSeenAt(otherRules.patient(), instant),
                    isSeenAt(otherRules.byDayPatient(), instant));
        }
        return facts(
                OnTimeRules.Turns.onTimeAt(turns.portal(), instant),
                OnTimeRules.Turns.onTimeAt(turns.byDay(), instant),
                OnTimeRules.Turns.onTimeAt(turns.patient(), instant),
                OnTimeRules.Turns.onTimeAt(turns.byDayPatient(), instant));
    }

    private static long facts(boolean portal, boolean byDay, boolean patient, boolean byDayPatient) {
        return (portal ? Fact.ON_TIME.bit() : 0)
                | (byDay ? Fact.ON_TIME_BY_DAY.bit() : 0)
                | (patient ? Fact.ON_TIME_PATIENT.bit() : 0)
                | (byDayPatient ? Fact.ON_TIME_BY_DAY_PATIENT.bit() : 0);
    }

    private static boolean holdsAt(@Nullable Instant until, Instant instant) {
        return until == null || !until.isBefore(instant);
    }

    private static boolean isSeenAt(@Nullable Instant until, Instant instant) {
        return until == null || !OnTimeRules.holdsThrough(until).isBefore(instant);
    }

    /** The instants after which an open case is seen otherwise by some rule, each once, the earliest first: usually one. */
    public List<Instant> openTurns() {
        if (turns != null) {
            SortedSet<Instant> all = new TreeSet<>();
            turns.all().forEach(all::addAll);
            return List.copyOf(all);
        }
        if (otherRules == null) return onTimeUntil == null ? List.of() : List.of(OnTimeRules.holdsThrough(onTimeUntil));
        @Nullable Instant[] all = {onTimeUntil, otherRules.byDay(), otherRules.patient(), otherRules.byDayPatient()};
        List<Instant> ends = new ArrayList<>(all.length);
        for (Instant end : all) {
            Instant turn = end == null ? null : OnTimeRules.holdsThrough(end);
            if (turn != null && !ends.contains(turn)) ends.add(turn);
        }
        ends.sort(null);
        return ends;
    }
}
