package vn.nhip.intake;

/**
 * A whole message that cannot be used (HTTP 400). The text says where and what, never what was sent.
 */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** From 1; 0 where the place is not known. */
    private final int line;

    private final int column;

    Unreadable(String problem) {
        this(problem, 0, 0);
    }

    private Unreadable(String problem, int line, int column) {
        super(problem, null, false, false);
        this.line = line;
        this.column = column;
    }

    static Unreadable brokenJson(int line, int column) {
        return new Unreadable("not JSON: line " + line + ", column " + column, line, column);
    }

    /** The same of a text that begins on another line than the first of its file. */
    Unreadable from(long firstLine) {
        return line == 0 ? this : brokenJson((int) (firstLine + line - 1), column);
    }
}
