package vn.nhip.core.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.calendar.WorkingHours;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;

/**
 * Reads what is counted out of what is known (index-766 section 4, "The end of a case"). A pure function of the state,
 * the procedure list and the calendar, so it does not matter in which order the updates came.
 */
public final class CaseFold {
    /**
     * Of the rules by which cases, petitions and procedures are folded and marked. Raise it with every change after which the
     * same state may give other marks: what was folded by another version is folded again.
     */
    public static final int VERSION = 3;

    private static final Duration ZERO_LENGTH = Duration.ofMinutes(1);
    /** Working time from filing online to the reception; more is late. */
    private static final Duration RECEPTION = Duration.ofHours(8);

    private static final long SYNCHRONISATION = Fact.mask(Fact.SYNCHRONISED, Fact.SYNCHRONISATION_KNOWN);

    private final Function<ProcedureCode, Optional<Procedure>> procedures;
    private final WorkingDays days;
    private final WorkingHours hours;
    private final long fingerprint;

    /** A fold by lists that stay as they are: its fingerprint tells its rules alone. */
    public CaseFold(Function<ProcedureCode, Optional<Procedure>> procedures, WorkingDays days) {
        this(procedures, days, VERSION);
    }

    private CaseFold(Function<ProcedureCode, Optional<Procedure>> procedures, WorkingDays days, long fingerprint) {
        this.procedures = procedures;
        this.days = days;
        this.hours = WorkingHours.usual(days);
        this.fingerprint = fingerprint;
    }

    /** A fold by these lists; of a code that is met twice, the later entry counts. */
    public static CaseFold by(Collection<Procedure> procedures, WorkingDays days) {
        Map<ProcedureCode, Procedure> byCode = new HashMap<>();
        for (Procedure procedure : procedures) byCode.put(procedure.code(), procedure);
        long fingerprint = FoldFingerprint.of(VERSION, byCode.values(), days);
        return new CaseFold(code -> Optional.ofNullable(byCode.get(code)), days, fingerprint);
    }

    /** What the verdicts depend on besides the states, in one number: two folds of one fingerprint give the same. */
    public long fingerprint() {
        return fingerprint;
    }

    /** The calendar that deadlines are reckoned by. */
    public WorkingDays days() {
        return days;
    }

    /** The case as it is counted; empty while only steps of it are known, since nothing says which unit counts it. */
    public Optional<CaseFile> fold(CaseState state) {
        if (state.snapshot() == null) return Optional.empty();
        return Optional.of(new OneCase(state).file());
    }

    /** The work on one state; a class, because its parts need each other's results. */
    private final class OneCase {
        private final CaseState state;
        private final CaseSnapshot snapshot;
        private final Optional<Procedure> procedure;
        private final @Nullable Instant lastWork;
        private long findings;

        OneCase(CaseState state) {
            this.state = state;
            this.snapshot = state.toldSnapshot();
            this.procedure = procedures.apply(snapshot.procedure());
            this.findings = state.findings();
            this.lastWork = lastWork();
        }

        CaseFile file() {
            Instant received = snapshot.receivedAt() != null ? snapshot.receivedAt() : snapshot.submittedAt();
            if (!state.receptionSeen() || received == null) return uncounted();
            if (procedure.isEmpty()) note(Finding.UNKNOWN_PROCEDURE);
            Instant finished = finishedAt();
            noteEnd(received, finished);
            noteAgainstSteps();
            if (finished != null && finished.isBefore(received)) finished = received;
            Status status = currentStatus();
            Waits waits = new Waits(state, received, finished, finished == null && status.waiting(), goneOn());
            Instant due = dueAt(received);
            Instant onTimeUntil = waits.until(due, false);
            long minutes = finished == null ? 0 : waits.handled().toMinutes();
            Lateness lateness = new Lateness(state, status, finished, onTimeUntil, waits, findings);
            long facts = facts(received);
            return new CaseFile(
                    state.number(),
                    snapshot.unit(),
                    snapshot.procedure(),
                    status,
                    facts | lateness.reason(Fact.RECEIVED_LATE.in(facts)).bit(),
                    received,
                    finished,
                    due,
                    onTimeUntil,
                    otherRules(due, onTimeUntil, waits),
                    turns(due, waits),
                    Math.max(0, minutes),
                    findings,
                    officer());
        }

        private CaseFile uncounted() {
            return new CaseFile(
                    state.number(),
                    snapshot.unit(),
                    snapshot.procedure(),
                    currentStatus(),
                    facts(null),
                    null,
                    null,
                    snapshot.dueAt(),
                    null,
                    null,
                    null,
                    0,
                    findings,
                    officer());
        }

        /** What is odd about the end in force. It is counted as it stands. */
        private void noteEnd(Instant received, @Nullable Instant finished) {
            if (finished == null) return;
            if (finished.isBefore(received)) {
                note(Finding.END_BEFORE_START);
            } else if (Duration.between(received, finished).compareTo(ZERO_LENGTH) <= 0) {
                note(Finding.ZERO_LENGTH);
            }
            if (currentStatus() == Status.RESULT_READY && waitBegan(finished)) note(Finding.WAIT_SHOWN_AS_END);
        }

        private boolean waitBegan(Instant at) {
            for (SupplementRound round : snapshot.supplements()) if (at.equals(round.requestedAt())) return true;
            for (Step step : state.steps())
                if (step.status().waiting() && step.at().equals(at)) return true;
            return false;
        }

        /** An end before any work: such an end is undone, so it is noted before it is left out. */
        private void noteEndBeforeWork(List<End> ends) {
            Instant begun = firstWork();
            if (begun == null) return;
            for (End end : ends)
                if ((end.ofSnapshot || end.withResult()) && end.at.isBefore(begun)) note(Finding.END_BEFORE_WORK);
        }

        private @Nullable Instant firstWork() {
            for (Step step : state.steps()) if (step.status().working()) return step.at();
            return null;
        }

        private @Nullable String officer() {
            String officer = null;
            for (Step step : state.steps()) {
                if (step.status().working() || step.status().ends()) officer = step.officer();
            }
            return officer;
        }

        private void note(Finding finding) {
            findings |= finding.bit();
        }

        private long facts(@Nullable Instant received) {
            long facts = snapshot.facts() & ~SYNCHRONISATION;
            CaseState.PortalWord word = state.told().portal();
            if (word != null) facts |= Fact.SYNCHRONISATION_KNOWN.bit();
            if (word != null && word.acknowledged()) facts |= Fact.SYNCHRONISED.bit();
            if (procedure.isPresent()) {
                Procedure known = procedure.get();
                if (known.fee()) facts |= Fact.FEE_PROCEDURE.bit();
                if (known.resultRequired()) facts |= Fact.PAPER_RESULT_REQUIRED.bit();
                if (known.forIndividuals()) facts |= Fact.FOR_INDIVIDUALS.bit();
                if (known.online()) facts |= Fact.ONLINE_SERVICE.bit();
            }
            if (Fact.FEE_DUE.in(facts)) facts |= Fact.FEE_PROCEDURE.bit();
            if (Fact.ELECTRONIC_RESULT.in(facts) || !Fact.PAPER_RESULT_REQUIRED.in(facts)) {
                facts |= Fact.RESULT_SATISFIED.bit();
            }
            if (state.dislikes() > state.likes()) facts |= Fact.DISLIKED.bit();
            if (!state.petitions().isEmpty()) facts |= Fact.PETITIONED.bit();
            return receivedLate(received) ? facts | Fact.RECEIVED_LATE.bit() : facts;
        }

        /** Only who files online waits for somebody to take the case in. */
        private boolean receivedLate(@Nullable Instant received) {
            return received != null
                    && snapshot.submittedAt() != null
                    && Fact.ONLINE.in(snapshot.facts())
                    && hours.moreThan(RECEPTION, snapshot.submittedAt(), received);
        }

        // ---- snapshots and steps in time

        /**
         * From when on the snapshot's status is known to hold. Its sender's time, or else its own dates (asked, answered),
         * and at the earliest behind all that was known when it came; a status that waits, since it came, unless a step
         * tells the same later on. Null: nothing says that it is newer than a step.
         */
        private @Nullable Instant snapshotAt() {
            if (state.toldVersion().timed()) return state.toldVersion().at();
            Instant follows = state.told().follows();
            Instant behind = follows == null ? null : follows.plusMillis(1);
            if (snapshot.status().working()) return CaseSnapshot.later(snapshot.lastAnswered(), behind);
            if (!snapshot.status().waiting()) return null;
            Instant asked = snapshot.lastAsked();
            if (asked != null) return asked;
            Instant step = lastStep(snapshot.status());
            boolean told = step != null && (follows == null || step.isAfter(follows));
            return told ? step : CaseSnapshot.later(state.toldVersion().at(), behind);
        }

        private @Nullable Instant lastStep(Status status) {
            Instant last = null;
            for (Step step : state.steps()) if (step.status() == status) last = step.at();
            return last;
        }

        /** When a case that does not wait is known to be handled again at the latest. */
        private Instant goneOn() {
            Instant at = snapshotAt();
            return snapshot.status().working() && at != null
                    ? at
                    : state.toldVersion().at();
        }

        /** Nothing but the order of arrival says that the snapshot is newer than the last step, or than an end, and they differ. */
        private void noteAgainstSteps() {
            Instant follows = state.told().follows();
            if (follows == null) return;
            Instant own = snapshot.status().working() ? snapshot.lastAnswered() : snapshot.lastAsked();
            if (own != null && own.isAfter(follows)) return;
            Step last = state.steps().isEmpty() ? null : state.steps().last();
            if (last != null && last.at().isAfter(follows)) return;
            if (last == null || last.at().isBefore(follows) || !last.status().alike(snapshot.status()))
                note(Finding.SNAPSHOT_AGAINST_STEPS);
        }

        /** The status to show: the newest that is known; of a snapshot, from when on it is known to hold. */
        private Status currentStatus() {
            if (state.steps().isEmpty()) return snapshot.status();
            Step last = state.steps().last();
            Instant at = snapshotAt();
            boolean snapshotNewer = at != null && at.isAfter(last.at());
            if (snapshotNewer || last.status() == Status.SUBMITTED) return snapshot.status();
            if (snapshot.status().ends()
                    && !last.status().ends()
                    && !undone(snapshotEnd().orElse(null))) {
                return snapshot.status();
            }
            return last.status();
        }

        /** The last time that work on the case is shown by a step, or by a newer snapshot. */
        private @Nullable Instant lastWork() {
            Instant last = null;
            for (Step step : state.steps()) if (step.status().working()) last = step.at();
            return snapshot.status().working() ? CaseSnapshot.later(last, snapshotAt()) : last;
        }

        /** An end before the last work was undone: the case was reopened. At the same instant the end stands. */
        private boolean undone(@Nullable End end) {
            return end == null || (lastWork != null && end.at.isBefore(lastWork));
        }

        private @Nullable Instant finishedAt() {
            Optional<End> fromSnapshot = snapshotEnd();
            List<End> ends = endsOfSteps();
            // Most cases are open, and they are folded most often.
            if (fromSnapshot.isEmpty() && ends.isEmpty()) return null;
            if (fromSnapshot.isPresent()) {
                if (undone(fromSnapshot.get())) note(Finding.WORK_AFTER_END);
                ends.add(fromSnapshot.get());
            }
            noteEndBeforeWork(ends);
            End inForce = null;
            for (End end : ends) {
                if (undone(end)) continue;
                if (inForce == null || End.IN_FORCE.compare(end, inForce) > 0) inForce = end;
            }
            return inForce == null ? null : inForce.at;
        }

        private List<End> endsOfSteps() {
            List<End> ends = new ArrayList<>(2);
            for (Step step : state.steps()) {
                if (step.status().ends())
                    ends.add(new End(step.at(), step.status().endPriority(), false));
            }
            return ends;
        }

        /** What the snapshot itself says of the end. Its dates count only while its status is an end: reopened cases keep old ones. */
        private Optional<End> snapshotEnd() {
            Status status = snapshot.status();
            if (!status.ends()) return Optional.empty();
            boolean ready = status == Status.RESULT_READY || status == Status.RESULT_HANDED_OVER;
            if (snapshot.finishedAt() != null) {
                int priority = ready ? Status.RESULT_READY.endPriority() : status.endPriority();
                return Optional.of(new End(snapshot.finishedAt(), priority, true));
            }
            if (snapshot.returnedAt() != null) {
                return Optional.of(new End(snapshot.returnedAt(), Math.min(status.endPriority(), 2), true));
            }
            if (snapshot.refusedAt() != null && !ready) {
                return Optional.of(new End(snapshot.refusedAt(), status.endPriority(), true));
            }
            // A step that ended it knows when; but not one that was undone since, the case has ended a second time.
            if (endsOfSteps().stream().anyMatch(end -> !undone(end))) return Optional.empty();
            note(Finding.END_WITHOUT_TIME);
            return Optional.of(new End(state.toldVersion().at(), status.endPriority(), true));
        }

        private @Nullable Instant dueAt(Instant received) {
            Instant moved = null;
            for (SupplementRound round : snapshot.supplements()) {
                if (round.dueAfter() != null) moved = round.dueAfter();
                noteLateMove(round);
            }
            Instant due = snapshot.dueAt() != null ? snapshot.dueAt() : moved;
            if (due == null) {
                note(Finding.NO_DUE_DATE);
                return procedure
                        .map(Procedure::limit)
                        .map(limit -> limit.after(received, days))
                        .orElse(null);
            }
            if (due.isBefore(received)) note(Finding.DUE_BEFORE_START);
            return due;
        }

        private void noteLateMove(SupplementRound round) {
            if (round.dueBefore() == null || round.dueAfter() == null || round.requestedAt() == null) return;
            boolean later = round.dueAfter().isAfter(round.dueBefore());
            if (later && round.requestedAt().isAfter(round.dueBefore())) note(Finding.DUE_MOVED_AFTER_PASSED);
        }

        // ---- until when it is on time: from here on it is judged late

        /** The rules that a catalogue may choose instead; null when they say the same, as they do where nobody waits for a day's end. */
        private @Nullable OnTimeRules otherRules(@Nullable Instant due, @Nullable Instant onTimeUntil, Waits waits) {
            if (due == null) return null;
            Instant dayEnd = dayEnd(due);
            if (waits.none()) return new OnTimeRules(dayEnd, onTimeUntil, dayEnd);
            return new OnTimeRules(waits.until(dayEnd, false), waits.until(due, true), waits.until(dayEnd, true));
        }

        private OnTimeRules.@Nullable Turns turns(@Nullable Instant due, Waits waits) {
            if (due == null || !waits.seenOtherwise()) return null;
            Instant dayEnd = dayEnd(due);
            return new OnTimeRules.Turns(
                    waits.turns(due, false),
                    waits.turns(dayEnd, false),
                    waits.turns(due, true),
                    waits.turns(dayEnd, true));
        }

        private Instant dayEnd(Instant due) {
            return WorkingDays.endOfDay(due.atZone(days.zone()).toLocalDate(), days.zone());
        }
    }

    /** One recorded end. */
    private record End(Instant at, int priority, boolean ofSnapshot) {
        /** Ready or handed over: not a refusal, a stop or a withdrawal, which may well come before any work. */
        boolean withResult() {
            return priority >= Status.RESULT_HANDED_OVER.endPriority();
        }

        /** 9 before 10 before 8/3; the sender's own end date before a step's; of equals the earlier: handling was over then. */
        static final Comparator<End> IN_FORCE = Comparator.comparingInt(End::priority)
                .thenComparing(End::ofSnapshot)
                .thenComparing(Comparator.comparing(End::at).reversed());
    }
}
