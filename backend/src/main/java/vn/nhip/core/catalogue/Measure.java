package vn.nhip.core.catalogue;

import vn.nhip.core.casefile.Fact;
import vn.nhip.core.count.Mark;

/**
 * One number that is counted from marks: over a base, of those whose facts include {@code all} and none of {@code none}.
 *
 * @param form plain count, number of distinct procedures, or sum of handling minutes
 */
public record Measure(Base base, long all, long none, Form form) {
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

    public static Measure count(Base base, long all) {
        return new Measure(base, all, 0, Form.COUNT);
    }

    /** Whether a mark counts here. */
    public boolean takes(Mark mark) {
        return base.kinds().contains(mark.kind()) && (mark.facts() & all) == all && (mark.facts() & none) == 0;
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
        };
        key += Long.toString(all, Character.MAX_RADIX);
        if (none != 0) key += "-" + Long.toString(none, Character.MAX_RADIX);
        return switch (form) {
            case COUNT -> key;
            case DISTINCT_PROCEDURES -> key + "d";
            case HANDLING_MINUTES -> key + "m";
        };
    }
}
