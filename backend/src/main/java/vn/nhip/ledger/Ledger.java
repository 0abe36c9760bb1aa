package vn.nhip.ledger;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.update.Update;

/** The door of the ledger: what it answers is committed. */
public interface Ledger {
    /**
     * Appends updates in their order. The future succeeds after the commit, with one outcome for each; it fails as a whole
     * when nothing was committed: {@link QueueFull} when too many updates wait already, {@link LedgerAway} when
     * PostgreSQL did not answer. Repeating an append is harmless.
     *
     * @param feed the name of the feed, for its watermark; an empty list is a heartbeat of that feed
     */
    Future<Appended> append(String feed, List<Update> updates);

    /**
     * {@link #append(String, List)} of a sender that says how far it has told.
     *
     * @param toldTo the instant up to which this feed has told all that it knows; null when it does not say
     */
    default Future<Appended> append(String feed, List<Update> updates, @Nullable Instant toldTo) {
        return append(feed, updates);
    }

    /**
     * What became of the updates, in their order.
     *
     * @param position of the batch that holds them
     */
    record Appended(List<Outcome> outcomes, long position) {
        public Appended {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** What became of one update. */
    sealed interface Outcome {
        /** @param known the case was known before (an insert of it is answered "đã tồn tại") */
        record Accepted(boolean known) implements Outcome {}

        /** Committed before; nothing changed. */
        record Duplicate() implements Outcome {}

        /** Readable, but cannot be kept (a limit was reached). */
        record Refused(String field, String problem) implements Outcome {}
    }

    /** Too many updates wait for the ledger: try again later (HTTP 429). */
    final class QueueFull extends RuntimeException {
        private static final long serialVersionUID = 1;

        public QueueFull(int limit) {
            super("more than " + limit + " updates wait for the ledger");
        }
    }

    /** PostgreSQL is away or refused: nothing of the batch was committed (HTTP 503). */
    final class LedgerAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        public LedgerAway(Throwable cause) {
            super("the ledger did not commit", cause);
        }
    }
}
