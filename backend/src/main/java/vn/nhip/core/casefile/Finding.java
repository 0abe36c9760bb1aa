package vn.nhip.core.casefile;

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
    END_WITHOUT_TIME("end-without-time");

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
}
