package vn.nhip.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;

/**
 * A case as the ledger holds it.
 *
 * @param file empty while no snapshot is known
 * @param markedUntil the marks due before this instant are counted
 */
record CaseRow(CaseState state, Optional<CaseFile> file, Instant markedUntil) {
    List<Mark> marks() {
        return file.map(counted -> Marks.of(counted, markedUntil)).orElse(List.of());
    }

    /** The next moment at which the marks change by time alone; null when they will not. */
    Instant wakeAt() {
        return file.flatMap(counted -> Marks.wakeAt(counted, markedUntil)).orElse(null);
    }
}
