package vn.nhip.core.fact;

/** Something odd about a case that is counted all the same, and noted (feed dirt, never silently corrected). */
public enum Finding {
    END_BEFORE_START("end-before-start"),
    UNKNOWN_PROCEDURE("unknown-procedure"),
    NO_DUE_DATE("no-due-date"),
    DUE_BEFORE_START("due-before-start"),
    DUE_MOVED_AFTER_PASSED("due-moved-after-passed"),
    WORK_AFTER_END("work-after-end"),
    RESULT_EQUALS_SUBMISSION("result-equals-submission"),
    FUTURE_DATE("future-date"),
    END_WITHOUT_TIME("end-without-time"),
    /** Finished within a minute of its reception: senders invent such an end where a due date is missing. */
    ZERO_LENGTH("zero-length"),
    /** Its end is the moment at which it began to wait for the citizen: a wait was rewritten to an end. */
    WAIT_SHOWN_AS_END("wait-shown-as-end"),
    /** Its end comes before the first step of its handling. */
    END_BEFORE_WORK("end-before-work"),
    /** The reception was moved after it had first been told. */
    RECEPTION_MOVED("reception-moved"),
    /** A date that may be absent held what a system writes where it knows none (0001-01-01, NULL): read as absent. */
    PLACEHOLDER_DATE("placeholder-date"),
    /** A way of filing outside its list: counted as filed at the counter. */
    UNKNOWN_CHANNEL("unknown-channel"),
    /** It stands as its last snapshot says, against what was known before, and only the order of arrival says so. */
    SNAPSHOT_AGAINST_STEPS("snapshot-against-steps"),
    /** A fee that is written as no amount of money: neither due nor nothing to pay. */
    UNREAD_FEE("unread-fee");

    /** Findings share the bits of a mark with {@link Fact}s, from here on, so that they are counted in the same way. */
    private static final int FIRST_BIT = 40;

    private final String id;

    Finding(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public long bit() {
        return 1L << ordinal();
    }

    /** The bit in the facts of a mark. */
    public long factBit() {
        return bit() << FIRST_BIT;
    }

    /** Findings as they stand in the facts of a mark, {@link Fact#ODD} included. */
    public static long asFacts(long findings) {
        return findings == 0 ? 0 : findings << FIRST_BIT | Fact.ODD.bit();
    }
}
