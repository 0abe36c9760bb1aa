package vn.nhip.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what came in, and keeps the last rows that were set aside, for the health and the operator's page. For every
 * feed received = accepted + duplicate + setAside, at any moment. Several event loops write and read it, so it locks:
 * each call is a few map look-ups.
 */
public final class SetAsideLog {
    /** Rows kept for each feed; older ones are only counted. */
    public static final int KEPT = 200;

    private final MeterRegistry meters;
    private final Map<String, OfFeed> feeds = new HashMap<>();

    public SetAsideLog(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * A row that could not be counted. Holds no value of the row but its label.
     *
     * @param label event id or case number, for staff only; empty when it could not be read
     */
    public record Entry(String feed, String label, ProblemKind kind, String field, String problem, Instant at) {}

    /** What one feed sent since the start. */
    public record Counts(long received, long accepted, long duplicate, long setAside) {
        private Counts plus(Intake.Receipt receipt) {
            return new Counts(
                    received + receipt.rows().size(),
                    accepted + receipt.accepted(),
                    duplicate + receipt.duplicate(),
                    setAside + receipt.setAside().size());
        }
    }

    private static final class OfFeed {
        private Counts counts = new Counts(0, 0, 0, 0);
        private final Deque<Entry> last = new ArrayDeque<>();
    }

    synchronized void note(String feed, Intake.Receipt receipt, Instant now) {
        OfFeed ofFeed = feeds.computeIfAbsent(feed, name -> new OfFeed());
        ofFeed.counts = ofFeed.counts.plus(receipt);
        count(feed, "accepted", receipt.accepted());
        count(feed, "duplicate", receipt.duplicate());
        count(feed, "set-aside", receipt.setAside().size());
        meters.counter("nhip.intake.received", "feed", feed)
                .increment(receipt.rows().size());
        for (Decoded.SetAside row : receipt.setAside()) {
            meters.counter(
                            "nhip.intake.set.aside",
                            "feed",
                            feed,
                            "problem",
                            row.kind().id())
                    .increment();
            if (ofFeed.last.size() == KEPT) ofFeed.last.removeFirst();
            ofFeed.last.addLast(new Entry(feed, row.label(), row.kind(), row.field(), row.problem(), now));
        }
    }

    private void count(String feed, String outcome, long rows) {
        meters.counter("nhip.intake.rows", "feed", feed, "outcome", outcome).increment(rows);
    }

    /** A message that was refused as a whole: nothing of it was taken, so its rows are not counted as received. */
    void refused(String reason) {
        meters.counter("nhip.intake.refused", "reason", reason).increment();
    }

    /** A stream begins: an alarm needs a counter that stands at zero until then. */
    void begun(String feed) {
        meters.counter("nhip.intake.retried", "feed", feed);
    }

    /** A stream or file that has to try again by itself. */
    void retried(String feed) {
        meters.counter("nhip.intake.retried", "feed", feed).increment();
    }

    /** Zeros for a feed that has sent nothing yet. */
    public synchronized Counts counts(String feed) {
        OfFeed ofFeed = feeds.get(feed);
        return ofFeed == null ? new Counts(0, 0, 0, 0) : ofFeed.counts;
    }

    /** The last rows set aside, oldest first, at most {@link #KEPT}. */
    public synchronized List<Entry> last(String feed) {
        OfFeed ofFeed = feeds.get(feed);
        return ofFeed == null ? List.of() : new ArrayList<>(ofFeed.last);
    }
}
