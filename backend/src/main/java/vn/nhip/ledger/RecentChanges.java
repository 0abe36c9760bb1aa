package vn.nhip.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What the writer has just committed, for those in the same process who follow it closely: they need not read it again. Only
 * ever a shortcut to what the ledger says: it goes on from a batch that the asker names and is forgotten after seconds, and with
 * the connection through which it was written; whoever has come to its end asks the ledger itself. From any thread.
 */
public final class RecentChanges {
    /** Changes and marks together; some ten megabytes. */
    private static final int MOST_HELD = 150_000;

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LongSupplier nanos;
    private final LedgerMeters meters;
    /** By the position of the batch before. */
    private final NavigableMap<Long, Kept> kept = new TreeMap<>();

    private int held;
    private long committedAt;

    private record Kept(Lineage after, Lineage batch, Instant asOf, List<Change> changes, long committedAt) {}

    /** @param nanos as {@code System.nanoTime()} */
    RecentChanges(LedgerMeters meters, LongSupplier nanos) {
        this.meters = meters;
        this.nanos = nanos;
        this.committedAt = nanos.getAsLong() - KEPT_NANOS;
    }

    /** @param after the batch that it follows */
    synchronized void committed(Lineage after, Batch batch) {
        committedAt = nanos.getAsLong();
        if (!kept.isEmpty() && !kept.lastEntry().getValue().batch().equals(after)) forget();
        List<Change> own = new ArrayList<>(batch.changes.size());
        for (Batch.ChangeRow row : batch.changes) {
            own.add(new Change(
                    batch.position, batch.asOf, row.seq(), row.subject(), row.key(), row.marks(), row.figure()));
        }
        kept.put(
                after.position(),
                new Kept(after, new Lineage(batch.position, batch.mark), batch.asOf, own, committedAt));
        held += weight(own);
        while (held > MOST_HELD) dropFirst();
    }

    /** The ledger's newest batch as it was read: what goes beyond it was lost, or came a moment later and can be read. */
    synchronized void sawNewest(Lineage newest) {
        if (kept.isEmpty()) return;
        Lineage last = kept.lastEntry().getValue().batch();
        boolean isLost = last.position() > newest.position();
        boolean isAnother = last.position() == newest.position() && !last.equals(newest);
        if (isLost || isAnother) forget();
    }

    /** What the ledger holds is not sure any more. */
    synchronized void forget() {
        kept.clear();
        held = 0;
    }

    private void dropFirst() {
        held -= weight(kept.pollFirstEntry().getValue().changes());
    }

    private static int weight(List<Change> changes) {
        int weight = 0;
        for (Change change : changes) weight += 1 + change.marks().size();
        return weight;
    }

    /** As {@link LedgerReader#changesAfter}; empty when the ledger has to be asked. */
    synchronized Optional<Changes> after(long position, int batches) {
        while (!kept.isEmpty()
                && nanos.getAsLong() - kept.firstEntry().getValue().committedAt() > KEPT_NANOS) dropFirst();
        Kept first = kept.get(position);
        if (first == null) return Optional.empty();
        List<Change> found = new ArrayList<>();
        Kept last = first;
        int left = batches;
        for (Kept batch : kept.tailMap(position).values()) {
            if (left-- == 0) break;
            found.addAll(batch.changes());
            last = batch;
        }
        meters.followed(found.size());
        return Optional.of(new Changes(position, first.after(), last.batch(), last.asOf(), found));
    }

    /** Milliseconds since the writer last committed anything. */
    public synchronized long quietMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - committedAt);
    }
}
