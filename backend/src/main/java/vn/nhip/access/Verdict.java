package vn.nhip.access;

/**
 * What a door does with somebody.
 *
 * @param waitSeconds until a key is looked at again; 0 but for {@link Kind#TOO_MANY}
 */
public record Verdict(Kind kind, long waitSeconds) {
    /** How it ends. */
    public enum Kind {
        OPEN,
        /** No key opens this door. */
        NOT_THERE,
        WRONG,
        /** Too many wrong keys came from this address; the right one is not looked at either, or guessing would go on. */
        TOO_MANY
    }

    static final Verdict OPEN = new Verdict(Kind.OPEN, 0);
    static final Verdict NOT_THERE = new Verdict(Kind.NOT_THERE, 0);
    static final Verdict WRONG = new Verdict(Kind.WRONG, 0);

    static Verdict tooMany(long waitSeconds) {
        return new Verdict(Kind.TOO_MANY, waitSeconds);
    }
}
