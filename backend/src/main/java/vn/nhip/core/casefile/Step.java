package vn.nhip.core.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;

/** One progress row (CapNhatTienDoHoSoMC): from {@code at}, to the millisecond, the case has this status. */
public record Step(Instant at, Status status) implements Comparable<Step> {
    /** Steps of one instant are read working first, ends last, so that an end at that instant stands. */
    private static final Comparator<Step> BY_TIME =
            Comparator.comparing(Step::at).thenComparing(Step::status, Comparator.comparingInt(Status::code));

    public Step {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(status);
    }

    @Override
    public int compareTo(Step other) {
        return BY_TIME.compare(this, other);
    }
}
