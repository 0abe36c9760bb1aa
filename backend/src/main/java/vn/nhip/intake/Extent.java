package vn.nhip.intake;

/**
 * How far a JSON value reaches over the lines of a file: it follows brackets and strings, and nothing else of the grammar.
 * So a reader notices a value that was broken off, and a damaged row takes no other with it.
 */
final class Extent {
    private static final int DEEPEST = 1_000;

    private final byte[] open = new byte[DEEPEST];
    private int depth;
    private boolean inText;
    private boolean escaped;
    /** The last byte that was no blank, outside of texts; 0 before the first. */
    private byte before;

    private boolean broken;

    void begin() {
        depth = 0;
        inText = false;
        escaped = false;
        before = 0;
        broken = false;
    }

    /** Takes the next byte of the value. */
    void take(byte next) {
        if (inText) text(next);
        else if (next > ' ' || next < 0) structure(next);
    }

    private void text(byte next) {
        if (escaped) escaped = false;
        else if (next == '\\') escaped = true;
        else if (next == '"') inText = false;
    }

    private void structure(byte next) {
        if (next == '"') {
            inText = true;
        } else if (next == '{' || next == '[') {
            broken |= !opens() || depth == DEEPEST;
            if (depth < DEEPEST) open[depth++] = next;
        } else if (next == '}' || next == ']') {
            broken |= depth == 0;
            if (depth > 0) depth--;
        }
        before = next;
    }

    /** Whether an object or a list may begin here: within an object it needs its key and a colon. */
    boolean opens() {
        if (broken) return false;
        if (depth == 0) return before == 0;
        return open[depth - 1] == '{' ? before == ':' : before == '[' || before == ',';
    }

    /** A text does not reach over lines. */
    void endLine() {
        broken |= inText;
        inText = false;
    }

    /** Whether there is more to come: of a value that is damaged nobody knows. */
    boolean isOpen() {
        return depth > 0 || broken;
    }

    boolean isBroken() {
        return broken;
    }
}
