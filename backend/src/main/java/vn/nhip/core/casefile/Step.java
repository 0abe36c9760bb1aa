package vn.nhip.core.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One progress row (CapNhatTienDoHoSoMC): from {@code at}, to the millisecond, the case has this status.
 *
 * @param officer keyed hash of who did it; null where officers are off or it was not said. No part of a step's identity:
 *     the same step told with and without it is one step
 */
public record Step(Instant at, Status status, @Nullable String officer) implements Comparable<Step> {
    /** Steps of one instant are read working first, ends last, so that an end at that instant stands. */
    private static final Comparator<Step> BY_TIME =
            Comparator.comparing(Step::at).thenComparing(Step::status, Comparator.comparingInt(Status::code));

    public Step {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(status);
    }

    public Step(Instant at, Status status) {
        this(at, status, null);
    }

    /** Which of two tellings of one step is kept: the one with an officer, of two officers always the same. */
    Step known(Step other) {
        if (officer == null) return other;
        return other.officer == null || officer.compareTo(other.officer) <= 0 ? this : other;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Step step && compareTo(step) == 0;
    }

    @Override
    public int hashCode() {
        return at.hashCode() * 31 + status.hashCode();
    }

    @Override
    public int compareTo(Step other) {
        return BY_TIME.compare(this, other);
    }
}
