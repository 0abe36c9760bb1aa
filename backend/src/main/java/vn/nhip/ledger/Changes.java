package vn.nhip.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the ledger: all changes in (from, to], in order.
 *
 * @param after the point that it follows; null when the ledger has no batch at that position
 * @param last the point that it ends with; {@code after} for an empty stretch
 * @param asOf of the last batch
 */
public record Changes(
        long from, @Nullable Lineage after, @Nullable Lineage last, Instant asOf, List<Change> changes) {
    public Changes {
        changes = List.copyOf(changes);
    }

    /** The position of the last batch; {@code from} for an empty stretch. */
    public long to() {
        return last == null ? from : last.position();
    }

    /** Whether what stands at a point of the history may go on with this stretch. */
    public boolean follows(Lineage point) {
        return point.equals(after);
    }
}
