package vn.nhip.core.casefile;

/** TrangThaiHoSo, the ten statuses of a case on the wire. */
public enum Status {
    SUBMITTED(1),
    RECEIVED(2),
    REFUSED(3),
    IN_PROCESS(4),
    SUPPLEMENT_REQUESTED(5),
    PAYMENT_REQUESTED(6),
    WITHDRAWN(7),
    STOPPED(8),
    RESULT_READY(9),
    RESULT_HANDED_OVER(10);

    private static final Status[] BY_CODE = values();

    private final int code;

    Status(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException outside 1..10 */
    public static Status of(int code) {
        if (code < 1 || code > BY_CODE.length) {
            throw new IllegalArgumentException("unknown status " + code + "; allowed: 1.." + BY_CODE.length);
        }
        return BY_CODE[code - 1];
    }

    /** The clock stands still: the citizen has to add papers or to pay. */
    public boolean waiting() {
        return this == SUPPLEMENT_REQUESTED || this == PAYMENT_REQUESTED;
    }

    /** Being worked on, so that an earlier end is undone (a case reopened). */
    public boolean working() {
        return this == RECEIVED || this == IN_PROCESS;
    }

    /** Both are work, both wait, or both are ends. */
    boolean alike(Status other) {
        return this == other
                || (working() && other.working())
                || (waiting() && other.waiting())
                || (ends() && other.ends());
    }

    /** Ends the handling. */
    public boolean ends() {
        return endPriority() > 0;
    }

    /** Which end is the end of handling where several are recorded: 9 before 10 before 8, 3 and 7; 0 is no end. */
    public int endPriority() {
        return switch (this) {
            case RESULT_READY -> 3;
            case RESULT_HANDED_OVER -> 2;
            case STOPPED, REFUSED, WITHDRAWN -> 1;
            default -> 0;
        };
    }
}
