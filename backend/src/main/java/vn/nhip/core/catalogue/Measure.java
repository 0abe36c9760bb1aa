package vn.nhip.core.catalogue;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.count.Mark;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.fact.LateReason;

/**
 * One number that is counted from marks: over a base, of those whose facts include {@code all} and none of {@code none}.
 *
 * @param form plain count, number of distinct procedures, or sum of handling minutes
 * @param within only marks of these procedures; null for all
 */
public record Measure(
        Base base, long all, long none, Form form, @Nullable ProcedureSet within) {
    /** How the marks add up. */
    public enum Form {
        COUNT,
        DISTINCT_PROCEDURES,
        HANDLING_MINUTES
    }

    public static final Measure RECEIVED = count(Base.RECEIVED, 0);
    public static final Measure HANDLED = count(Base.HANDLED, 0);
    public static final Measure COMPLETED = count(Base.COMPLETED, 0);
    public static final Measure ON_TIME = count(Base.HANDLED, Fact.ON_TIME.bit());
    public static final Measure OPEN = count(Base.OPEN, 0);
    public static final Measure OPEN_ON_TIME = count(Base.OPEN, Fact.ON_TIME.bit());
    /** Cases filed online that were received in the period, and late. */
    public static final Measure RECEIVED_LATE = count(Base.RECEIVED, Fact.RECEIVED_LATE.bit());
    /** Cases with any finding. */
    public static final Measure ODD = count(Base.HANDLED, Fact.ODD.bit());

    public Measure(Base base, long all, long none, Form form) {
        this(base, all, none, form, null);
    }

    public static Measure count(Base base, long all) {
        return new Measure(base, all, 0, Form.COUNT);
    }

    /** Cases handled in the period with one finding. */
    public static Measure of(Finding finding) {
        return count(Base.HANDLED, finding.factBit());
    }

    /** Late cases handled in the period of one reason that has a fact; those of none of them are not known why. */
    public static Measure of(LateReason reason) {
        return count(Base.HANDLED, reason.bit());
    }

    /** The same, of these procedures only; null for all. */
    public Measure within(@Nullable ProcedureSet procedures) {
        return new Measure(base, all, none, form, procedures);
    }

    /** Whether a mark counts here. */
    public boolean takes(Mark mark) {
        return base.kinds().contains(mark.kind())
                && (mark.facts() & all) == all
                && (mark.facts() & none) == 0
                && (form != Form.DISTINCT_PROCEDURES || mark.ofProcedure())
                && (within == null || within.holds(mark.procedure()));
    }

    /** What one mark adds. */
    public long valueOf(Mark mark) {
        return form == Form.HANDLING_MINUTES ? mark.sign() * mark.minutes() : mark.sign();
    }

    /** Short and stable: the same measure has the same key in every catalogue, so stores may use it. */
    public String key() {
        String key = switch (base) {
            case RECEIVED -> "r";
            case HANDLED -> "h";
            case COMPLETED -> "c";
            case OPEN -> "o";
            case PETITIONS_RECEIVED -> "pr.";
            case PETITIONS_HANDLED -> "ph.";
            case ANNOUNCED -> "a.";
            case PUBLISHED -> "p.";
            case PUBLIC -> "q.";
            case RECEIVED_FINISHED -> "rf.";
        };
        key += Long.toString(all, Character.MAX_RADIX);
        if (none != 0) key += "-" + Long.toString(none, Character.MAX_RADIX);
        key += switch (form) {
            case COUNT -> "";
            // After a stop: d and m are digits of the masks too.
            case DISTINCT_PROCEDURES -> ".d";
            case HANDLING_MINUTES -> ".m";
        };
        return within == null ? key : key + "@" + within.key();
    }
}
