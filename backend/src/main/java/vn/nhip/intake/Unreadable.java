package vn.nhip.intake;

/**
 * A whole message that cannot be used (HTTP 400). The text says where and what, never what was sent.
 */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String problem) {
        super(problem, null, false, false);
    }

    static Unreadable brokenJson(int line, int column) {
        return new Unreadable("not JSON: line " + line + ", column " + column);
    }
}
