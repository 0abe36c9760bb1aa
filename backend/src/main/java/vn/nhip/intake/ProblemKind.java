package vn.nhip.intake;

/** Why a row was set aside, coarse enough to be a counter's tag. */
public enum ProblemKind {
    /** Not the shape that the wire describes. */
    UNREADABLE("unreadable"),
    /** No CloudEvent: one of the attributes that make one, or its data, is absent or unreadable. */
    NOT_AN_EVENT("not-an-event"),
    /** A required field is absent. */
    MISSING("missing"),
    UNKNOWN_UNIT("unknown-unit"),
    UNKNOWN_STATUS("unknown-status"),
    /** A code outside its list, other than unit and status. */
    UNKNOWN_CODE("unknown-code"),
    /** No date, or one before 2000, or more than a year ahead. */
    ABSURD_DATE("absurd-date"),
    /** Readable, but the ledger could not keep it: a limit of the case was reached. */
    REFUSED("refused");

    private final String id;

    ProblemKind(String id) {
        this.id = id;
    }

    /** The counter's tag. */
    public String id() {
        return id;
    }
}
