package vn.nhip.score;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;

/**
 * What is asked of the scores.
 *
 * @param period it has begun
 * @param at as shown then; null for now. Not ahead of now
 */
public record Question(View view, Period period, @Nullable Instant at, Baseline baseline) {
    /** The same, for an answer that tells no movement. */
    public Question still() {
        return new Question(view, period, at, Baseline.NONE);
    }

    /**
     * What movements compare with.
     *
     * @param at of {@link Kind#INSTANT}; of {@link Kind#SAME_DAY} the moment that is compared; null otherwise
     */
    public record Baseline(Kind kind, @Nullable Instant at) {
        public static final Baseline DAY = new Baseline(Kind.DAY, null);
        public static final Baseline NONE = new Baseline(Kind.NONE, null);

        /** The moment of {@link Kind#INSTANT} and {@link Kind#SAME_DAY}. */
        Instant instant() {
            return Objects.requireNonNull(at, "this kind of baseline has a moment");
        }

        /** The kinds of baseline. */
        public enum Kind {
            /** Nothing: where the answer tells no movement. */
            NONE,
            /** The start of the day, as it was shown then. */
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
