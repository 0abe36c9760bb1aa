package vn.nhip.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.petition.PetitionState;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.procedure.ProcedureState;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.core.version.Version;

/**
 * Folds the updates of one batch, in their order, onto the cases as they stood before it. No I/O: what must be written
 * comes out as rows, and nothing is known outside until they are committed.
 */
final class Batch {
    /** Cuts sequence numbers to one width, so that they order as text. */
    private static final String SEQUENCE = "%019d";

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * An update to append.
     *
     * @param receivedAt when it counts as having come; the batch's own instant for all that was not held back
     */
    record UpdateRow(long seq, String feed, Update update, Instant receivedAt) {}

    /**
     * What one update changed; {@code seq} null when time did it, {@link Change#RELISTED} when corrected lists did,
     * {@code key} null for a figure.
     */
    record ChangeRow(
            @Nullable Long seq,
            Subject subject,
            @Nullable String key,
            List<Mark> marks,
            CaseUpdate.@Nullable Figure figure) {}

    /** A figure with the version that puts it in force. */
    record Versioned(CaseUpdate.Figure figure, Version version) {}

    /**
     * What the updates of a batch name, as committed.
     *
     * @param figures versions of figures, by their key
     * @param seenIds of updates; grows with the batch
     */
    record Known(
            Map<CaseNumber, CaseRow> cases,
            Map<SubjectRow.Key, SubjectRow> subjects,
            Map<String, Version> figures,
            Set<String> seenIds) {}

    final long position;
    final Instant asOf;
    /** By chance: no other batch has it, at whatever position of whatever ledger. */
    final long mark = RANDOM.nextLong();

    final List<UpdateRow> updates = new ArrayList<>();
    final Map<CaseNumber, CaseRow> cases = new LinkedHashMap<>();
    final List<ChangeRow> changes = new ArrayList<>();
    final Map<String, Versioned> figures = new LinkedHashMap<>();
    final Map<SubjectRow.Key, SubjectRow> subjects = new LinkedHashMap<>();

    /** Snapshots that said what an earlier one had said: nothing of them was taken. */
    int repeatsOfEarlier;

    /** Earlier snapshots that had to be forgotten, so that a repeat of them would be taken for news. */
    int earlierForgotten;

    private final CaseFold fold;
    private final Known known;
    private long nextSeq;

    Batch(long position, Instant asOf, long nextSeq, CaseFold fold, Known known) {
        this.position = position;
        this.asOf = asOf;
        this.nextSeq = nextSeq;
        this.fold = fold;
        this.known = known;
    }

    CaseFold fold() {
        return fold;
    }

    long nextSeq() {
        return nextSeq;
    }

    boolean isEmpty() {
        return updates.isEmpty() && changes.isEmpty() && cases.isEmpty() && subjects.isEmpty();
    }

    Ledger.Outcome add(String feed, Update update) {
        if (update.id() != null && known.seenIds().contains(update.id())) return new Ledger.Outcome.Duplicate();
        Ledger.Outcome outcome = added(feed, update);
        if (update.id() != null && outcome instanceof Ledger.Outcome.Accepted)
            known.seenIds().add(update.id());
        return outcome;
    }

    private Ledger.Outcome added(String feed, Update update) {
        CaseUpdate body = update.body();
        try {
            if (body instanceof CaseUpdate.OfCase ofCase) return addToCase(feed, update, ofCase);
            if (body instanceof CaseUpdate.PetitionTold told) return addPetition(feed, update, told.petition());
            if (body instanceof CaseUpdate.ProcedureTold told) return addProcedure(feed, update, told.notice());
            return addFigure(feed, update, (CaseUpdate.Figure) body);
        } catch (IllegalArgumentException limit) {
            return new Ledger.Outcome.Refused(
                    body instanceof CaseUpdate.ProcedureTold ? "procedure" : "case",
                    String.valueOf(limit.getMessage()));
        }
    }

    private Ledger.Outcome addToCase(String feed, Update update, CaseUpdate.OfCase body) {
        CaseNumber number = body.number();
        CaseRow before = before(number);
        CaseState state = stateOf(number, before);
        if (isRepeat(update, body, state)) return new Ledger.Outcome.Duplicate();
        Instant arrival = arrival(update, body instanceof CaseUpdate.Snapshot ? state.version() : null);
        CaseState after = state.with(body, version(update, arrival));
        boolean repeated = update.id() == null
                && (body instanceof CaseUpdate.Progress ? after == state : sameButVersion(state, after));
        if (repeated) return new Ledger.Outcome.Duplicate();
        long seq = append(feed, update, arrival);
        if (forgets(state.earlier().digests(), after.earlier().digests())) earlierForgotten++;
        put(number, before, after, seq);
        return new Ledger.Outcome.Accepted(before != null && before.state().snapshot() != null);
    }

    /**
     * A snapshot of the portal's form says neither when it was true nor who it is: an update has no identity, an insert only
     * that of its content. One that says what an earlier one said is that one sent again.
     */
    private boolean isRepeat(Update update, CaseUpdate.OfCase body, CaseState state) {
        if (update.occurredAt() != null || !(body instanceof CaseUpdate.Snapshot told)) return false;
        boolean ofPortal = update.id() == null || told.insert();
        if (!ofPortal || !state.repeats(told.snapshot())) return false;
        if (!told.snapshot().equals(state.snapshot())) repeatsOfEarlier++;
        return true;
    }

    private @Nullable CaseRow before(CaseNumber number) {
        CaseRow inBatch = cases.get(number);
        if (inBatch != null) return inBatch;
        CaseRow row = known.cases().get(number);
        if (row == null || row.isFoldedBy(fold)) return row;
        // What corrected lists change is told apart from what this update will.
        refold(row);
        return cases.get(number);
    }

    private static boolean forgets(List<Long> before, List<Long> after) {
        return !before.isEmpty() && before != after && !before.get(0).equals(after.get(0));
    }

    private static CaseState stateOf(CaseNumber number, @Nullable CaseRow before) {
        return before == null ? CaseState.unknown(number) : before.state();
    }

    private static boolean sameButVersion(CaseState before, CaseState after) {
        return Objects.equals(before.snapshot(), after.snapshot())
                && before.steps().equals(after.steps())
                && before.receptionSeen() == after.receptionSeen()
                && before.findings() == after.findings()
                && before.likes() == after.likes()
                && before.dislikes() == after.dislikes()
                && before.petitions().equals(after.petitions())
                && Objects.equals(wordOf(before), wordOf(after));
    }

    /** What was said of the portal, whoever said it again. */
    private static @Nullable Boolean wordOf(CaseState state) {
        CaseState.PortalWord word = state.told().portal();
        return word == null ? null : word.acknowledged();
    }

    private void put(CaseNumber number, @Nullable CaseRow before, CaseState after, Long seq) {
        CaseRow row = CaseRow.of(after, asOf, fold);
        keep(row);
        changed(number, before == null ? List.of() : before.marks(), row, seq);
    }

    private void keep(CaseRow row) {
        cases.put(row.state().number(), row);
    }

    private void changed(CaseNumber number, List<Mark> before, CaseRow after, @Nullable Long seq) {
        List<Mark> change = Marks.change(before, after.marks());
        if (!change.isEmpty()) changes.add(new ChangeRow(seq, Subject.CASE, number.value(), change, null));
    }

    /** Time has passed: the marks of a case that came due without an update. */
    void wake(CaseRow before) {
        if (!before.isFoldedBy(fold)) {
            refold(before);
            return;
        }
        CaseRow due = before.at(asOf);
        keep(due);
        changed(due.state().number(), before.marks(), due, null);
    }

    /** Lists, calendar or rules have changed: what time did by the former ones first, then what the new ones change. */
    void refold(CaseRow before) {
        CaseNumber number = before.state().number();
        CaseRow due = before.at(asOf);
        changed(number, before.marks(), due, null);
        CaseRow after = CaseRow.of(before.state(), asOf, fold);
        keep(after);
        changed(number, due.marks(), after, Change.RELISTED);
    }

    /** The same for a petition or a procedure; of what its marks came from, only the marks are kept. */
    void wake(SubjectRow before) {
        put(before.key(), before, before.state(), before.isFoldedBy(fold) ? null : Change.RELISTED);
    }

    // ---- petitions and procedures

    /**
     * A petition is kept whole, and the case that it is about is petitioned; when a newer telling names another case, the
     * former one is so no longer.
     */
    private Ledger.Outcome addPetition(String feed, Update update, Petition told) {
        SubjectRow.Key key = new SubjectRow.Key(Subject.PETITION, told.number());
        SubjectRow before = subject(key);
        PetitionState state = before == null ? null : ((SubjectRow.OfPetition) before.state()).known();
        Instant arrival = arrival(update, state == null ? null : state.version());
        Version version = version(update, arrival);
        PetitionState after = state == null ? PetitionState.of(told, version) : state.with(told, version);
        CaseNumber from = state == null ? null : state.petition().about();
        CaseNumber to = after.petition().about();
        CaseRow caseBefore = to == null ? null : before(to);
        CaseState toldOf = to == null ? null : stateOf(to, caseBefore);
        CaseState petitioned = to == null || toldOf == null
                ? null
                : toldOf.with(new CaseUpdate.CasePetition(to, told.number()), version);
        long seq = append(feed, update, arrival);
        if (after != state) put(key, before, new SubjectRow.OfPetition(after), seq);
        if (to != null && petitioned != null && petitioned != toldOf) put(to, caseBefore, petitioned, seq);
        if (from != null && !from.equals(to)) release(from, told.number(), seq);
        return new Ledger.Outcome.Accepted(before != null);
    }

    private void release(CaseNumber number, String petition, long seq) {
        CaseRow before = before(number);
        CaseState state = stateOf(number, before);
        CaseState after = state.withoutPetition(petition);
        if (after != state) put(number, before, after, seq);
    }

    private Ledger.Outcome addProcedure(String feed, Update update, ProcedureNotice notice) {
        SubjectRow.Key key =
                new SubjectRow.Key(Subject.PROCEDURE, notice.procedure().value());
        SubjectRow before = subject(key);
        ProcedureState state = before == null
                ? ProcedureState.unknown(notice.procedure(), notice.province())
                : ((SubjectRow.OfProcedure) before.state()).known();
        ProcedureState after = state.with(notice, version(update, asOf));
        put(key, before, new SubjectRow.OfProcedure(after), append(feed, update, asOf));
        return new Ledger.Outcome.Accepted(before != null);
    }

    private @Nullable SubjectRow subject(SubjectRow.Key key) {
        SubjectRow inBatch = subjects.get(key);
        if (inBatch != null) return inBatch;
        SubjectRow row = known.subjects().get(key);
        if (row == null || row.isFoldedBy(fold)) return row;
        wake(row);
        return subjects.get(key);
    }

    private void put(SubjectRow.Key key, @Nullable SubjectRow before, SubjectRow.State after, @Nullable Long seq) {
        SubjectRow row = SubjectRow.of(key, after, asOf, fold);
        subjects.put(key, row);
        List<Mark> change = Marks.change(before == null ? List.of() : before.marks(), row.marks());
        if (!change.isEmpty()) changes.add(new ChangeRow(seq, key.subject(), key.id(), change, null));
    }

    private Ledger.Outcome addFigure(String feed, Update update, CaseUpdate.Figure figure) {
        Versioned inBatch = figures.get(figure.key());
        Version inForce = inBatch != null ? inBatch.version() : known.figures().get(figure.key());
        Instant arrival = arrival(update, inForce);
        Version version = version(update, arrival).beside(inForce);
        long seq = append(feed, update, arrival);
        if (inForce == null || inForce.compareTo(version) < 0) {
            figures.put(figure.key(), new Versioned(figure, version));
            changes.add(new ChangeRow(seq, Subject.FIGURE, null, List.of(), figure));
        }
        return new Ledger.Outcome.Accepted(false);
    }

    private long append(String feed, Update update, Instant arrival) {
        long seq = nextSeq++;
        updates.add(new UpdateRow(seq, feed, update, arrival));
        return seq;
    }

    /**
     * When it counts as having come: now, also when it was held back; but behind what came after it was held, and says no
     * better when it was true, it must not count as newer.
     *
     * @param inForce null when nothing is
     */
    private Instant arrival(Update update, @Nullable Version inForce) {
        Instant came = update.arrivedAt();
        if (came == null || inForce == null || came.isAfter(asOf)) return asOf;
        // Where the times of both lay ahead of the clock of then, they have to be seen by it to be in their order.
        boolean behind = update.occurredAt() == null ? !inForce.at().isBefore(came) : inForce.isAhead();
        return behind ? came : asOf;
    }

    /**
     * The sender's time where there is one; else the arrival, made unique and growing by the sequence number. A time that
     * is ahead of ours counts as of its arrival.
     */
    private Version version(Update update, Instant arrival) {
        if (update.occurredAt() == null) return Version.arrived(arrival, nextSeq);
        String id = update.id() == null ? SEQUENCE.formatted(nextSeq) : update.id();
        if (!update.occurredAt().isAfter(arrival)) return new Version(update.occurredAt(), id, true);
        return Version.ahead(arrival, nextSeq, update.occurredAt(), id);
    }
}
