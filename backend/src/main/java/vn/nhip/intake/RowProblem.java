package vn.nhip.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.update.Update;

/** Why one row cannot be counted. Caught by the codec of the row; never leaves the room. */
final class RowProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int ECHO = 40;

    private final ProblemKind kind;
    private final String field;
    private final String problem;

    RowProblem(ProblemKind kind, String field, String problem) {
        super(problem, null, false, false);
        this.kind = kind;
        this.field = field;
        this.problem = problem;
    }

    @Override
    public String getMessage() {
        return problem;
    }

    RowProblem as(ProblemKind other) {
        return new RowProblem(other, field, getMessage());
    }

    Decoded.SetAside at(int index, String label) {
        return new Decoded.SetAside(index, label, kind, field, getMessage());
    }

    /** The same, of a row that can be read whole. */
    Decoded.SetAside at(int index, String label, Update update, @Nullable Instant farthest) {
        return new Decoded.SetAside(index, label, kind, field, getMessage(), update, farthest);
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
