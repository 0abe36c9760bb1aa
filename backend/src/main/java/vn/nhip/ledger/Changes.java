package vn.nhip.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of the ledger: all changes in (from, to], in order.
 *
 * @param asOf of the last batch
 */
public record Changes(long from, long to, Instant asOf, List<Change> changes) {
    public Changes {
        changes = List.copyOf(changes);
    }
}
