package vn.nhip.core.count;

import java.time.Instant;
import vn.nhip.core.casefile.ProcedureCode;
import vn.nhip.core.casefile.UnitCode;

/**
 * One signed mark by which counts change: at a moment of event time a case entered or left a count. Every count of every
 * component is a sum of marks whose facts satisfy its predicate, so marks know nothing of any catalogue.
 *
 * @param minute event time in whole minutes since the epoch; the day is cut from it in the province's zone
 * @param facts {@link vn.nhip.core.casefile.Fact} bits that hold for this mark, {@code ON_TIME} included
 * @param minutes handling time carried by a finish, for averages; 0 otherwise
 * @param sign +1 or −1
 */
public record Mark(long minute, UnitCode unit, Kind kind, long facts, ProcedureCode procedure, long minutes, int sign) {
    /** What a mark counts. Stored by code: append, never reorder. */
    public enum Kind {
        /** Received at this moment (a flow). */
        RECEIVED,
        /** Finished at this moment (a flow). */
        FINISHED,
        /** Open from this moment on (+1), or no longer (−1): a stock. */
        OPEN
    }

    public static long minuteOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60);
    }

    public Mark negated() {
        return new Mark(minute, unit, kind, facts, procedure, minutes, -sign);
    }
}
