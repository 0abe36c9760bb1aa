package vn.nhip.window;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.Changes;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Lineage;

/** What is applied at once. */
final class Stretch {
    private static final int BATCHES_AT_ONCE = 20;
    /** A long way behind, more is added up before it is applied: days and months meet, and the stretch costs far less. */
    static final int CASES_AT_ONCE = 20_000;

    final List<Change> changes = new ArrayList<>();
    final long from;
    long to;
    /** The point that it ends with; null when nothing has been read yet. */
    private @Nullable Lineage last;

    Instant asOf = Instant.EPOCH;
    /** What it follows; null when the ledger has no batch there. */
    private @Nullable Lineage after;

    private End end = End.OF_LEDGER;

    /** Why it goes no further. */
    private enum End {
        /** There was no more. */
        OF_LEDGER,
        /** It was long enough; there may be more. */
        OF_ROOM
    }

    private Stretch(long from) {
        this.from = from;
        to = from;
    }

    /** What follows a position, as much as is applied at once. */
    static Future<Stretch> behind(long position, LedgerReader ledger) {
        return new Stretch(position).gather(ledger);
    }

    private Future<Stretch> gather(LedgerReader ledger) {
        long position = to;
        return ledger.follow(position, BATCHES_AT_ONCE).compose(next -> {
            end = next.to() - position >= BATCHES_AT_ONCE ? End.OF_ROOM : End.OF_LEDGER;
            if (next.to() == position && last != null) return Future.succeededFuture(this);
            take(next);
            boolean more = mayGoOn() && changes.size() < CASES_AT_ONCE;
            return more ? gather(ledger) : Future.succeededFuture(this);
        });
    }

    private void take(Changes more) {
        if (last == null) after = more.after();
        else if (!more.follows(last)) throw new WindowsMovedException("the windows' ledger went back under them");
        changes.addAll(more.changes());
        to = more.to();
        last = more.last();
        asOf = more.asOf();
    }

    /** Whether windows that stand at this point of the history may go on with it. */
    boolean follows(Lineage point) {
        return point.equals(after);
    }

    /** The point that it ends with. */
    Lineage end() {
        return Objects.requireNonNull(last, "a stretch that follows something ends somewhere");
    }

    boolean isEmpty() {
        return to == from;
    }

    /** Whether there may be more behind it. */
    boolean mayGoOn() {
        return end == End.OF_ROOM;
    }

    /** For those who are told. */
    Applied applied() {
        return new Applied(from, to, changes);
    }
}
