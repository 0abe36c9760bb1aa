package vn.nhip.intake;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger;

/**
 * What every feed does with decoded rows: append the readable ones, note the others, and answer only after the commit.
 * Fails as the ledger fails; then nothing was committed and nothing was counted, and the whole call may be repeated.
 */
public final class Intake {
    private final Ledger ledger;
    private final SetAsideLog log;
    /** Replaced when the units are read anew. */
    private volatile Codecs codecs;

    private final InstantSource clock;
    private final Holding holding;

    /** @param clock the only one of this room */
    public Intake(Ledger ledger, SetAsideLog log, Codecs codecs, InstantSource clock) {
        this(ledger, log, codecs, clock, Holding.NONE);
    }

    /**
     * The same with a clock that is doubted at times.
     *
     * @param holding where rows wait that it alone set aside
     */
    public Intake(Ledger ledger, SetAsideLog log, Codecs codecs, InstantSource clock, Holding holding) {
        this.holding = holding;
        this.ledger = ledger;
        this.log = log;
        this.codecs = codecs;
        this.clock = clock;
    }

    Codecs codecs() {
        return codecs;
    }

    /** Reads by these from the next message on; from any thread. */
    public void readBy(Codecs other) {
        codecs = other;
    }

    SetAsideLog log() {
        return log;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Takes the rows of one message in. One without rows is a heartbeat: all is told up to now.
     *
     * @param feed the name of the feed
     */
    public Future<Receipt> receive(String feed, List<Decoded> rows) {
        return receive(feed, rows, null);
    }

    /** @param toldTo up to when the sender says that it has told all that it knows; null when it does not say */
    Future<Receipt> receive(String feed, List<Decoded> rows, @Nullable Instant toldTo) {
        Instant reach = toldTo == null && rows.isEmpty() ? now() : toldTo;
        List<Update> updates = new ArrayList<>(rows.size());
        for (Decoded row : rows) if (row instanceof Decoded.Readable readable) updates.add(readable.update());
        // What is held comes before what is taken: it must not count as newer later on.
        return held(feed, rows)
                .compose(kept -> ledger.append(feed, updates, reach).map(appended -> receipt(kept, appended)))
                .onSuccess(receipt -> {
                    log.note(feed, receipt, now());
                });
    }

    /** The same rows, those that wait for the clock saying so; nearly always there is none. */
    private Future<List<Decoded>> held(String feed, List<Decoded> rows) {
        List<Decoded.SetAside> ofClock = new ArrayList<>();
        for (Decoded row : rows) if (row instanceof Decoded.SetAside aside && aside.ofClock()) ofClock.add(aside);
        if (ofClock.isEmpty()) return Future.succeededFuture(rows);
        return holding.keep(feed, ofClock)
                .map(kept -> kept ? rows.stream().map(Intake::waiting).toList() : rows);
    }

    private static Decoded waiting(Decoded row) {
        if (!(row instanceof Decoded.SetAside aside) || !aside.ofClock()) return row;
        return new Decoded.SetAside(
                aside.index(),
                aside.label(),
                aside.kind(),
                aside.field(),
                aside.problem() + " (kept, and taken in when the server's clock is right)");
    }

    /** Puts each outcome of the ledger to the row that it belongs to. */
    private static Receipt receipt(List<Decoded> rows, Ledger.Appended appended) {
        Iterator<Ledger.Outcome> outcomes = appended.outcomes().iterator();
        List<RowOutcome> all = new ArrayList<>(rows.size());
        for (Decoded row : rows) {
            if (row instanceof Decoded.SetAside problem) {
                all.add(new RowOutcome.Problem(problem));
            } else {
                all.add(outcome(row, outcomes.next()));
            }
        }
        return new Receipt(all, appended.position());
    }

    private static RowOutcome outcome(Decoded row, Ledger.Outcome outcome) {
        if (outcome instanceof Ledger.Outcome.Accepted accepted) return new RowOutcome.Taken(row, accepted.known());
        if (outcome instanceof Ledger.Outcome.Duplicate) return new RowOutcome.Repeated(row);
        Ledger.Outcome.Refused refused = (Ledger.Outcome.Refused) outcome;
        return new RowOutcome.Problem(new Decoded.SetAside(
                row.index(), row.label(), ProblemKind.REFUSED, refused.field(), refused.problem()));
    }

    /** What became of one row. */
    public sealed interface RowOutcome {
        Decoded row();

        /** New, and committed. */
        record Taken(Decoded row, boolean known) implements RowOutcome {}

        /** Known already; nothing changed. */
        record Repeated(Decoded row) implements RowOutcome {}

        /** Set aside at the door, or refused by the ledger. */
        record Problem(Decoded.SetAside row) implements RowOutcome {}
    }

    /**
     * What became of a message: every row is exactly one of accepted, duplicate, set aside.
     *
     * @param position of the ledger's batch that holds the rows
     */
    public record Receipt(List<RowOutcome> rows, long position) {
        public Receipt {
            rows = List.copyOf(rows);
        }

        public long accepted() {
            return rows.stream().filter(RowOutcome.Taken.class::isInstance).count();
        }

        public long duplicate() {
            return rows.stream().filter(RowOutcome.Repeated.class::isInstance).count();
        }

        /** In the order of the rows. */
        public List<Decoded.SetAside> setAside() {
            return rows.stream()
                    .filter(RowOutcome.Problem.class::isInstance)
                    .map(row -> ((RowOutcome.Problem) row).row())
                    .toList();
        }
    }
}
