package vn.nhip.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;

/**
 * A case as the ledger holds it.
 *
 * @param file empty while no snapshot is known
 * @param markedUntil the marks due before this instant are counted
 * @param foldedBy {@link CaseFold#fingerprint()} of the fold that made {@code file}; null when it was not noted
 */
record CaseRow(
        CaseState state,
        Optional<CaseFile> file,
        Instant markedUntil,
        @Nullable Long foldedBy) {
    /** A state as this fold sees it at an instant. */
    static CaseRow of(CaseState state, Instant asOf, CaseFold fold) {
        return new CaseRow(state, fold.fold(state), asOf, fold.fingerprint());
    }

    /** The same with what has come due by an instant. */
    CaseRow at(Instant asOf) {
        return new CaseRow(state, file, asOf, foldedBy);
    }

    /** What this fold makes of the state as it was last judged. */
    CaseRow foldedAgain(CaseFold fold) {
        return of(state, markedUntil, fold);
    }

    boolean isFoldedBy(CaseFold fold) {
        return foldedBy != null && foldedBy == fold.fingerprint();
    }

    List<Mark> marks() {
        return file.map(counted -> Marks.of(counted, markedUntil)).orElse(List.of());
    }

    /** The next moment at which the marks change by time alone; null when they will not. */
    @Nullable
    Instant wakeAt() {
        return file.flatMap(counted -> Marks.wakeAt(counted, markedUntil)).orElse(null);
    }
}
