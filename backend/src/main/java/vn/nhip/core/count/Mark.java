package vn.nhip.core.count;

import java.time.Instant;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

/**
 * One signed mark by which counts change: at a moment of event time a case entered or left a count. Every count of every
 * component is a sum of marks whose facts satisfy its predicate, so marks know nothing of any catalogue.
 *
 * @param minute event time in whole minutes since the epoch; the day is cut from it in the province's zone
 * @param facts {@link vn.nhip.core.fact.Fact} bits that hold for this mark, {@code ON_TIME} included
 * @param procedure {@link ProcedureCode#NONE} of a petition, and of a case that names none
 * @param minutes handling time carried by a finish, for averages; of a {@link Kind#revision} how much later than
 *     {@code minute} this came to be true; 0 otherwise
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
        OPEN(true),
        /** A petition received at this moment (a flow). */
        PETITION_RECEIVED,
        /**
         * A petition received at this moment counts otherwise, from {@code minutes} later on: periods that hold its
         * reception but ended before that are judged without it.
         */
        PETITION_REVISED,
        /** A petition handled at this moment (a flow). */
        PETITION_FINISHED,
        /** A petition in hand (a stock). */
        PETITION_OPEN(true),
        /** A procedure announced by a decision of this moment (a flow); on time: early enough. */
        PROCEDURE_ANNOUNCED,
        /** A procedure made public at this moment, or due to be by now (a flow); on time: public by then. */
        PROCEDURE_PUBLISHED,
        /** A procedure that is public (a stock). */
        PROCEDURE_PUBLIC(true),
        /** A case received at this moment has finished, whenever (a flow). */
        RECEIVED_FINISHED,
        /**
         * A petition handled at this moment counts otherwise, from {@code minutes} later on: periods that hold its handling
         * but ended before that are judged without it.
         */
        PETITION_FINISH_REVISED;

        private final boolean stock;

        Kind() {
            this(false);
        }

        Kind(boolean stock) {
            this.stock = stock;
        }

        /** Whether marks of this kind add up to how many there are, and not to how many came. */
        public boolean stock() {
            return stock;
        }

        /** Whether marks of this kind say since when something counts otherwise, and not what came. */
        public boolean revision() {
            return this == PETITION_REVISED || this == PETITION_FINISH_REVISED;
        }

        /** Whether petitions are counted; they are of no procedure. */
        public boolean ofPetitions() {
            return switch (this) {
                case PETITION_RECEIVED, PETITION_REVISED, PETITION_FINISHED, PETITION_FINISH_REVISED, PETITION_OPEN ->
                    true;
                default -> false;
            };
        }
    }

    public static long minuteOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60);
    }

    /** The minute at which it came to be so: {@code minute} itself but of a {@link Kind#revision}. */
    public long turnedMinute() {
        return kind.revision() ? minute + minutes : minute;
    }

    /** Whether a procedure is known of it; what is of none is no distinct procedure. */
    public boolean ofProcedure() {
        return !ProcedureCode.NONE.equals(procedure);
    }

    public Mark negated() {
        return new Mark(minute, unit, kind, facts, procedure, minutes, -sign);
    }
}
