package vn.nhip.ledger;

import java.time.Instant;
import java.util.List;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.count.Mark;

/**
 * What one update changed, at its position.
 *
 * @param asOf the instant of its batch
 * @param seq of the update; null when time alone did it
 * @param number null for a figure
 * @param figure null for a case
 */
public record Change(
        long position, Instant asOf, Long seq, CaseNumber number, List<Mark> marks, CaseUpdate.Figure figure) {
    public Change {
        marks = List.copyOf(marks);
    }
}
