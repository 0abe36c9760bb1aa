package vn.nhip.intake;

/** Why one row cannot be counted. Caught by the codec of the row; never leaves the room. */
final class RowProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int ECHO = 40;

    private final ProblemKind kind;
    private final String field;

    RowProblem(ProblemKind kind, String field, String problem) {
        super(problem, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    Decoded.SetAside at(int index, String label) {
        return new Decoded.SetAside(index, label, kind, field, getMessage());
    }

    /** A value as it may be shown: only for codes, dates and units, never for a field that could name a person. */
    static String echo(String value) {
        StringBuilder shown = new StringBuilder();
        value.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(ECHO)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
