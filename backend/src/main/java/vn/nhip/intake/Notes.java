package vn.nhip.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.update.Update;

/** What was odd while one row was read; one for the row and all that is inside it. */
final class Notes {
    private long findings;
    private @Nullable RowProblem ahead;
    private @Nullable Instant farthest;

    void add(Finding finding) {
        findings |= finding.bit();
    }

    /** {@link Finding} bits so far. */
    long findings() {
        return findings;
    }

    /** A date lies too far ahead, by a clock that may itself be wrong: the row is read to its end before it is set aside. */
    void ahead(RowProblem problem, Instant at) {
        if (ahead == null) ahead = problem;
        if (farthest == null || at.isAfter(farthest)) farthest = at;
    }

    boolean isAhead() {
        return ahead != null;
    }

    /** The row as it came out: readable, or set aside for its dates ahead alone. */
    Decoded decoded(int index, String label, Update update) {
        if (ahead == null) return new Decoded.Readable(index, label, update);
        return ahead.at(index, label, update, farthest);
    }
}
