package vn.nhip.core.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.fact.LateReason;

/**
 * Why a case is late, if it is (index-766 section 8, "Most late cases are faults of data"), by what is known of it now.
 *
 * @param finished null while open
 * @param onTimeUntil null: it is never late
 * @param findings {@link Finding} bits
 */
record Lateness(
        CaseState state,
        Status status,
        @Nullable Instant finished,
        @Nullable Instant onTimeUntil,
        Waits waits,
        long findings) {
    /** Each says that the end, the deadline or the course of the case was told wrongly, or late: dated by its arrival. */
    private static final long TOLD_WRONGLY = Finding.END_WITHOUT_TIME.bit()
            | Finding.WORK_AFTER_END.bit()
            | Finding.WAIT_SHOWN_AS_END.bit()
            | Finding.END_BEFORE_WORK.bit()
            | Finding.DUE_BEFORE_START.bit();

    /** The first reason that holds; {@link LateReason#UNKNOWN} also of a case that is not late. */
    LateReason reason(boolean receivedLate) {
        if (onTimeUntil == null && waits.none()) return LateReason.UNKNOWN;
        if ((findings & TOLD_WRONGLY) != 0 || reopenedByArrival() || endedInTimeByAStep()) return LateReason.TOLD;
        if (finished == null && status == Status.PAYMENT_REQUESTED) return LateReason.FEE;
        if (finished == null && status == Status.SUPPLEMENT_REQUESTED) return LateReason.WAITING;
        if (waits.anUnanswered())
            return lastRequest() == Status.PAYMENT_REQUESTED ? LateReason.FEE : LateReason.WAITING;
        if (receivedLate) return LateReason.RECEPTION;
        return worked() ? LateReason.WORK : LateReason.UNKNOWN;
    }

    /** Of a case that waits the same finding only says that since when is not known. */
    private boolean reopenedByArrival() {
        return (findings & Finding.SNAPSHOT_AGAINST_STEPS.bit()) != 0 && !status.waiting();
    }

    /** A step had the result ready in time, and the end in force, of the snapshot, comes later. */
    private boolean endedInTimeByAStep() {
        if (finished == null || onTimeUntil == null || !finished.isAfter(onTimeUntil)) return false;
        return state.steps().stream()
                .anyMatch(step -> step.status() == Status.RESULT_READY
                        && !step.at().isAfter(onTimeUntil)
                        && step.at().isBefore(finished));
    }

    private Status lastRequest() {
        Status last = Status.SUPPLEMENT_REQUESTED;
        for (Step step : state.steps()) if (step.status().waiting()) last = step.status();
        return last;
    }

    private boolean worked() {
        return state.toldSnapshot().status() == Status.IN_PROCESS
                || state.steps().stream().anyMatch(step -> step.status() == Status.IN_PROCESS);
    }
}
