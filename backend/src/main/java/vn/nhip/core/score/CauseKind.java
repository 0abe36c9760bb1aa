package vn.nhip.core.score;

/** What changed a score. Stored and told by its id: ids stay. */
public enum CauseKind {
    /** Cases: news of them, or a due date that passed. */
    CASE("case"),
    /** Petitions. */
    PETITION("petition"),
    /** A figure that was handed in. */
    FIGURE("figure"),
    /** Notices of procedures: announced, made public, taken back. */
    NOTICE("notice"),
    /** Corrected lists, calendars or rules: nobody told anything new. */
    LIST("list"),
    /** Another catalogue, or another version of it. */
    METHOD("method"),
    /** Time alone: a window moved on, or something handed in is valid no more. */
    TIME("time");

    private final String id;

    CauseKind(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException for an id that is none */
    public static CauseKind of(String id) {
        for (CauseKind kind : values()) if (kind.id.equals(id)) return kind;
        throw new IllegalArgumentException("unknown kind of cause \"" + id + "\"");
    }
}
