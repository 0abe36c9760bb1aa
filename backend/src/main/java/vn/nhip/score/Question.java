package vn.nhip.score;

import java.time.Instant;
import vn.nhip.core.calendar.Period;

/**
 * What is asked of the scores.
 *
 * @param period it has begun
 * @param at as shown then; null for now. Not ahead of now
 */
public record Question(View view, Period period, Instant at, Baseline baseline) {
    /**
     * What movements compare with.
     *
     * @param at of {@link Kind#INSTANT}; null otherwise
     */
    public record Baseline(Kind kind, Instant at) {
        public static final Baseline DAY = new Baseline(Kind.DAY, null);

        /** The kinds of baseline. */
        public enum Kind {
            /** The start of the day. */
            DAY,
            /** The start of the month, as it was shown then. */
            MONTH,
            /** The period before, of the same kind, as it stands now. */
            PREVIOUS,
            /** The period before, of the same kind, as it was shown at the same hour of the same of its days. */
            SAME_DAY,
            /** An instant, as it was shown then. */
            INSTANT
        }
    }
}
