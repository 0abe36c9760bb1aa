package vn.nhip.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The ledger's counters: taken in = accepted + duplicate + refused. */
public final class LedgerMeters {
    private final Counter accepted;
    private final Counter duplicate;
    private final Counter refused;
    private final Counter queueFull;
    private final Counter failed;
    private final Counter refolded;
    private final Counter wentBack;
    private final Counter repeatsOfEarlier;
    private final Counter earlierForgotten;
    private final Counter followed;
    private final Timer batches;

    public LedgerMeters(MeterRegistry registry) {
        accepted = registry.counter("nhip.ledger.updates", "outcome", "accepted");
        duplicate = registry.counter("nhip.ledger.updates", "outcome", "duplicate");
        refused = registry.counter("nhip.ledger.updates", "outcome", "refused");
        queueFull = registry.counter("nhip.ledger.queue.full");
        failed = registry.counter("nhip.ledger.batches.failed");
        refolded = registry.counter("nhip.ledger.refolded");
        wentBack = registry.counter("nhip.ledger.went.back");
        repeatsOfEarlier = registry.counter("nhip.ledger.repeats.of.earlier");
        earlierForgotten = registry.counter("nhip.ledger.earlier.forgotten");
        followed = registry.counter("nhip.ledger.changes.handed.on");
        batches = registry.timer("nhip.ledger.batch");
    }

    Counter queueFull() {
        return queueFull;
    }

    Counter failed() {
        return failed;
    }

    /** Cases, petitions and procedures that were folded again. */
    void refolded(int many) {
        refolded.increment(many);
    }

    Counter wentBack() {
        return wentBack;
    }

    /** Changes that were handed on without being read from the database. */
    void followed(int many) {
        followed.increment(many);
    }

    void batch(long nanos) {
        batches.record(nanos, TimeUnit.NANOSECONDS);
    }

    void repeats(Batch batch) {
        repeatsOfEarlier.increment(batch.repeatsOfEarlier);
        earlierForgotten.increment(batch.earlierForgotten);
    }

    void outcomes(List<Ledger.Outcome> outcomes) {
        for (Ledger.Outcome outcome : outcomes) {
            if (outcome instanceof Ledger.Outcome.Accepted) accepted.increment();
            else if (outcome instanceof Ledger.Outcome.Duplicate) duplicate.increment();
            else refused.increment();
        }
    }
}
