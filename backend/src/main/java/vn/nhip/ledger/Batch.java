package vn.nhip.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.casefile.Update;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;

/**
 * Folds the updates of one batch, in their order, onto the cases as they stood before it. No I/O: what must be written
 * comes out as rows, and nothing is known outside until they are committed.
 */
final class Batch {
    /** Cuts sequence numbers to one width, so that they order as text. */
    private static final String SEQUENCE = "%019d";

    /** Orders after every id of the same instant, then by time. */
    private static final String AHEAD = "~%019d|%s";

    /** An update to append. */
    record UpdateRow(long seq, String feed, Update update, Instant receivedAt) {}

    /** What one update changed; {@code seq} null when time did it. */
    record ChangeRow(Long seq, CaseNumber number, List<Mark> marks, CaseUpdate.Figure figure) {}

    /** A figure or kept thing with the version that puts it in force. */
    record Versioned<T>(T value, CaseState.Version version) {}

    final long position;
    final Instant asOf;
    final List<UpdateRow> updates = new ArrayList<>();
    final Map<CaseNumber, CaseRow> cases = new LinkedHashMap<>();
    final List<ChangeRow> changes = new ArrayList<>();
    final Map<String, Versioned<CaseUpdate.Figure>> figures = new LinkedHashMap<>();
    final Map<String, Versioned<CaseUpdate.Kept>> kept = new LinkedHashMap<>();

    private final CaseFold fold;
    private final Map<CaseNumber, CaseRow> known;
    private final Map<String, CaseState.Version> knownFigures;
    private final Set<String> seenIds;
    private long nextSeq;

    /**
     * @param known the cases that the updates name, as committed
     * @param knownFigures versions of the figures that the updates name, by their key
     * @param seenIds ids that are committed already; grows with the batch
     */
    Batch(
            long position,
            Instant asOf,
            long nextSeq,
            CaseFold fold,
            Map<CaseNumber, CaseRow> known,
            Map<String, CaseState.Version> knownFigures,
            Set<String> seenIds) {
        this.position = position;
        this.asOf = asOf;
        this.nextSeq = nextSeq;
        this.fold = fold;
        this.known = known;
        this.knownFigures = knownFigures;
        this.seenIds = seenIds;
    }

    long nextSeq() {
        return nextSeq;
    }

    boolean isEmpty() {
        return updates.isEmpty() && changes.isEmpty() && cases.isEmpty();
    }

    Ledger.Outcome add(String feed, Update update) {
        if (update.id() != null && seenIds.contains(update.id())) return new Ledger.Outcome.Duplicate();
        Ledger.Outcome outcome = update.body() instanceof CaseUpdate.OfCase ofCase
                ? addToCase(feed, update, ofCase)
                : addOther(feed, update);
        if (update.id() != null && outcome instanceof Ledger.Outcome.Accepted) seenIds.add(update.id());
        return outcome;
    }

    private Ledger.Outcome addToCase(String feed, Update update, CaseUpdate.OfCase body) {
        CaseNumber number = body.number();
        CaseRow before = cases.getOrDefault(number, known.get(number));
        CaseState state = before == null ? CaseState.unknown(number) : before.state();
        CaseState after;
        try {
            after = state.with(body, version(update));
        } catch (IllegalArgumentException limit) {
            return new Ledger.Outcome.Refused("case", limit.getMessage());
        }
        boolean repeated = update.id() == null && sameButVersion(state, after);
        if (repeated) return new Ledger.Outcome.Duplicate();
        long seq = append(feed, update);
        put(number, before, after, seq);
        return new Ledger.Outcome.Accepted(before != null && before.state().snapshot() != null);
    }

    private static boolean sameButVersion(CaseState before, CaseState after) {
        return Objects.equals(before.snapshot(), after.snapshot())
                && before.steps().equals(after.steps())
                && before.receptionSeen() == after.receptionSeen()
                && before.findings() == after.findings()
                && before.likes() == after.likes()
                && before.dislikes() == after.dislikes()
                && before.petitions().equals(after.petitions());
    }

    private void put(CaseNumber number, CaseRow before, CaseState after, Long seq) {
        Optional<CaseFile> file = fold.fold(after);
        CaseRow row = new CaseRow(after, file, asOf);
        cases.put(number, row);
        List<Mark> change = Marks.change(before == null ? List.of() : before.marks(), row.marks());
        if (!change.isEmpty()) changes.add(new ChangeRow(seq, number, change, null));
    }

    /** Time has passed: the marks of a case that came due without an update. */
    void wake(CaseNumber number, CaseRow before) {
        CaseRow row = new CaseRow(before.state(), before.file(), asOf);
        cases.put(number, row);
        List<Mark> change = Marks.change(before.marks(), row.marks());
        if (!change.isEmpty()) changes.add(new ChangeRow(null, number, change, null));
    }

    private Ledger.Outcome addOther(String feed, Update update) {
        CaseState.Version version = version(update);
        long seq = append(feed, update);
        if (update.body() instanceof CaseUpdate.Figure figure) {
            Versioned<CaseUpdate.Figure> inBatch = figures.get(figure.key());
            CaseState.Version inForce = inBatch != null ? inBatch.version() : knownFigures.get(figure.key());
            if (inForce == null || inForce.compareTo(version) < 0) {
                figures.put(figure.key(), new Versioned<>(figure, version));
                changes.add(new ChangeRow(seq, null, List.of(), figure));
            }
        } else if (update.body() instanceof CaseUpdate.Kept thing) {
            String key = thing.kind() + "|" + thing.key();
            Versioned<CaseUpdate.Kept> inBatch = kept.get(key);
            if (inBatch == null || inBatch.version().compareTo(version) < 0)
                kept.put(key, new Versioned<>(thing, version));
        }
        return new Ledger.Outcome.Accepted(false);
    }

    private long append(String feed, Update update) {
        long seq = nextSeq++;
        updates.add(new UpdateRow(seq, feed, update, asOf));
        return seq;
    }

    /**
     * The sender's time where there is one; else the arrival, made unique and growing by the sequence number. A time that
     * is ahead of ours counts as now, so that it cannot stay in force for ever; among such ones their own order stands.
     */
    private CaseState.Version version(Update update) {
        if (update.occurredAt() == null) {
            return new CaseState.Version(asOf, SEQUENCE.formatted(nextSeq), false);
        }
        String id = update.id() == null ? SEQUENCE.formatted(nextSeq) : update.id();
        if (!update.occurredAt().isAfter(asOf)) return new CaseState.Version(update.occurredAt(), id, true);
        String ahead = AHEAD.formatted(update.occurredAt().toEpochMilli(), id);
        return new CaseState.Version(asOf, ahead, true);
    }
}
