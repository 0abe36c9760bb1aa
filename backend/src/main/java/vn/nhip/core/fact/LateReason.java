package vn.nhip.core.fact;

import org.jspecify.annotations.Nullable;

/**
 * Why a late case is late, by what the ledger itself knows (index-766 section 8). The first that holds is told, so the
 * classes of a unit add up to its late cases.
 */
public enum LateReason {
    /** Told wrongly: its end, its deadline or its course contradicts what else was told, or has no time of its own. */
    TOLD("told", Fact.LATE_TOLD),
    /** The citizen was asked for papers, and that they came was never told. */
    WAITING("waiting", Fact.LATE_WAITING),
    /** A payment was asked for, and that it came was never told. */
    FEE("fee", Fact.LATE_FEE),
    /** Filed online and received late: the clock had run out for the office before it began. */
    RECEPTION("reception", Fact.LATE_RECEPTION),
    /** Nothing of these, and its steps show work. */
    WORK("work", Fact.LATE_WORK),
    /** Nothing is known that would explain it. */
    UNKNOWN("unknown", null);

    private final String id;
    private final @Nullable Fact fact;

    LateReason(String id, @Nullable Fact fact) {
        this.id = id;
        this.fact = fact;
    }

    /** The name on the wire. */
    public String id() {
        return id;
    }

    /** Null of {@link #UNKNOWN}: a late case without any of the facts. */
    public @Nullable Fact fact() {
        return fact;
    }

    /** The bit of a case's facts; 0 of {@link #UNKNOWN}. */
    public long bit() {
        return fact == null ? 0 : fact.bit();
    }
}
