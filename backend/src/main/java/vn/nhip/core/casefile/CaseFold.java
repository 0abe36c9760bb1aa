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
import java.util.stream.Stream;
import vn.nhip.core.calendar.WorkingDays;

/**
 * Reads what is counted out of what is known (index-766 section 4, "The end of a case"). A pure function of the state,
 * the procedure list and the calendar, so it does not matter in which order the updates came.
 */
public final class CaseFold {
    /**
     * Of the rules by which cases, petitions and procedures are folded and marked. Raise it with every change after which the
     * same state may give other marks: what was folded by another version is folded again.
     */
    public static final int VERSION = 2;

    private static final Duration ZERO_LENGTH = Duration.ofMinutes(1);

    private final Function<ProcedureCode, Optional<Procedure>> procedures;
    private final WorkingDays days;
    private final long fingerprint;

    /** A fold by lists that stay as they are: its fingerprint tells its rules alone. */
    public CaseFold(Function<ProcedureCode, Optional<Procedure>> procedures, WorkingDays days) {
        this(procedures, days, VERSION);
    }

    private CaseFold(Function<ProcedureCode, Optional<Procedure>> procedures, WorkingDays days, long fingerprint) {
        this.procedures = procedures;
        this.days = days;
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
        private final Instant lastWork;
        private long findings;

        OneCase(CaseState state) {
            this.state = state;
            this.snapshot = state.snapshot();
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
            if (finished != null && finished.isBefore(received)) finished = received;
            List<Wait> waits = waits(received, finished);
            Instant due = dueAt(received);
            Instant onTimeUntil = onTimeUntil(due, waits, false);
            long minutes =
                    finished == null ? 0 : handled(received, finished, waits).toMinutes();
            return new CaseFile(
                    state.number(),
                    snapshot.unit(),
                    snapshot.procedure(),
                    currentStatus(),
                    facts(),
                    received,
                    finished,
                    due,
                    onTimeUntil,
                    otherRules(due, onTimeUntil, waits),
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
                    facts(),
                    null,
                    null,
                    snapshot.dueAt(),
                    null,
                    null,
                    0,
                    findings,
                    officer());
        }

        /** What is odd about the end in force. It is counted as it stands. */
        private void noteEnd(Instant received, Instant finished) {
            if (finished == null) return;
            if (finished.isBefore(received)) {
                note(Finding.END_BEFORE_START);
            } else if (Duration.between(received, finished).compareTo(ZERO_LENGTH) <= 0) {
                note(Finding.ZERO_LENGTH);
            }
            if (currentStatus() == Status.RESULT_READY && waitBegan(finished)) note(Finding.WAIT_SHOWN_AS_END);
        }

        private boolean waitBegan(Instant at) {
            return snapshot.supplements().stream().anyMatch(round -> at.equals(round.requestedAt()))
                    || state.steps().stream()
                            .anyMatch(
                                    step -> step.status().waiting() && step.at().equals(at));
        }

        /** An end before any work: such an end is undone, so it is noted before it is left out. */
        private void noteEndBeforeWork(Stream<Instant> ends) {
            Optional<Instant> begun = state.steps().stream()
                    .filter(step -> step.status().working())
                    .map(Step::at)
                    .findFirst();
            if (begun.isPresent() && ends.anyMatch(end -> end.isBefore(begun.get()))) note(Finding.END_BEFORE_WORK);
        }

        private String officer() {
            String officer = null;
            for (Step step : state.steps()) {
                if (step.status().working() || step.status().ends()) officer = step.officer();
            }
            return officer;
        }

        private void note(Finding finding) {
            findings |= finding.bit();
        }

        private long facts() {
            long facts = snapshot.facts();
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
            return facts;
        }

        /** The status to show: the newest that is known, by event time; a snapshot without one yields to the steps of the handling. */
        private Status currentStatus() {
            if (state.steps().isEmpty()) return snapshot.status();
            Step last = state.steps().last();
            boolean snapshotNewer =
                    state.version().timed() && state.version().at().isAfter(last.at());
            if (snapshotNewer || last.status() == Status.SUBMITTED) return snapshot.status();
            if (snapshot.status().ends()
                    && !last.status().ends()
                    && !undone(snapshotEnd().orElse(null))) {
                return snapshot.status();
            }
            return last.status();
        }

        /** The last time that work on the case is shown by a step, or by a newer snapshot that carries its own time. */
        private Instant lastWork() {
            Instant last = null;
            for (Step step : state.steps()) if (step.status().working()) last = step.at();
            if (snapshot.status().working() && state.version().timed()) {
                Instant at = state.version().at();
                if (last == null || at.isAfter(last)) last = at;
            }
            return last;
        }

        /** An end before the last work was undone: the case was reopened. At the same instant the end stands. */
        private boolean undone(End end) {
            return end == null || (lastWork != null && end.at.isBefore(lastWork));
        }

        private Instant finishedAt() {
            Optional<End> fromSnapshot = snapshotEnd();
            if (fromSnapshot.isPresent() && undone(fromSnapshot.get())) note(Finding.WORK_AFTER_END);
            noteEndBeforeWork(Stream.concat(fromSnapshot.stream(), endsOfSteps().filter(End::withResult))
                    .map(End::at));
            return Stream.concat(fromSnapshot.stream(), endsOfSteps())
                    .filter(end -> !undone(end))
                    .max(End.IN_FORCE)
                    .map(End::at)
                    .orElse(null);
        }

        private Stream<End> endsOfSteps() {
            return state.steps().stream()
                    .filter(step -> step.status().ends())
                    .map(step -> new End(step.at(), step.status().endPriority(), false));
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
            if (endsOfSteps().anyMatch(end -> !undone(end))) return Optional.empty();
            note(Finding.END_WITHOUT_TIME);
            return Optional.of(new End(state.version().at(), status.endPriority(), true));
        }

        private Instant dueAt(Instant received) {
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

        // ---- waiting for the citizen

        private List<Wait> waits(Instant received, Instant finished) {
            List<Wait> raw = new ArrayList<>();
            waitsOfSteps(raw);
            for (SupplementRound round : snapshot.supplements()) {
                boolean overtaken = round.completedAt() == null && goneOnAfter(round.requestedAt());
                if (round.requestedAt() != null && !overtaken) {
                    raw.add(new Wait(round.requestedAt(), round.completedAt()));
                }
            }
            Instant since = state.version().at();
            boolean told = raw.stream().anyMatch(wait -> wait.to == null || !wait.to.isBefore(since));
            // Only the status says that it waits: since when is not known better than that.
            if (snapshot.status().waiting() && !told) raw.add(new Wait(since, null));
            boolean waitingNow = finished == null && currentStatus().waiting();
            return merged(raw, received, finished, waitingNow);
        }

        /** A step after a request shows that the case is handled again, whoever forgot to close the request. */
        private boolean goneOnAfter(Instant request) {
            return request != null
                    && state.steps().stream()
                            .anyMatch(step ->
                                    !step.status().waiting() && step.at().isAfter(request));
        }

        /** From each request to the next step that is not one. */
        private void waitsOfSteps(List<Wait> raw) {
            Instant from = null;
            for (Step step : state.steps()) {
                if (step.status().waiting()) {
                    if (from == null) from = step.at();
                } else if (from != null) {
                    raw.add(new Wait(from, step.at()));
                    from = null;
                }
            }
            if (from != null) raw.add(new Wait(from, null));
        }

        /** Clipped to the life of the case, sorted, without overlap. An unanswered request counts only while the case waits. */
        private List<Wait> merged(List<Wait> raw, Instant received, Instant finished, boolean waitingNow) {
            List<Wait> clipped = new ArrayList<>();
            for (Wait wait : raw) {
                if (wait.to == null && !waitingNow) continue;
                Instant from = wait.from.isBefore(received) ? received : wait.from;
                Instant to = wait.to != null && finished != null && wait.to.isAfter(finished) ? finished : wait.to;
                if (to == null || to.isAfter(from)) clipped.add(new Wait(from, to));
            }
            clipped.sort(Comparator.comparing(Wait::from));
            List<Wait> merged = new ArrayList<>();
            for (Wait wait : clipped) {
                Wait last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                if (last == null || (last.to != null && wait.from.isAfter(last.to))) {
                    merged.add(wait);
                } else if (last.to != null && (wait.to == null || wait.to.isAfter(last.to))) {
                    merged.set(merged.size() - 1, new Wait(last.from, wait.to));
                }
            }
            return merged;
        }

        private Duration handled(Instant received, Instant finished, List<Wait> waits) {
            Duration time = Duration.between(received, finished);
            for (Wait wait : waits) if (wait.to != null) time = time.minus(Duration.between(wait.from, wait.to));
            return time;
        }

        /** The rules that a catalogue may choose instead; null when they say the same, as they do where nobody waits for a day's end. */
        private OnTimeRules otherRules(Instant due, Instant onTimeUntil, List<Wait> waits) {
            if (due == null) return null;
            Instant dayEnd = WorkingDays.endOfDay(due.atZone(days.zone()).toLocalDate(), days.zone());
            if (waits.isEmpty()) return new OnTimeRules(dayEnd, onTimeUntil, dayEnd);
            return new OnTimeRules(
                    onTimeUntil(dayEnd, waits, false), onTimeUntil(due, waits, true), onTimeUntil(dayEnd, waits, true));
        }

        /**
         * Where the clock, stopped while the case waits, passes the deadline.
         *
         * @param patient with a citizen who was asked again and has not answered
         */
        private Instant onTimeUntil(Instant due, List<Wait> waits, boolean patient) {
            if (due == null) return null;
            Instant until = due;
            for (Wait wait : waits) {
                if (wait.from.isAfter(until)) break;
                if (wait.to == null) return patient ? null : askedAgain(wait);
                until = until.plus(Duration.between(wait.from, wait.to));
            }
            return until;
        }

        /** Asked more than once and nothing since: late from the last request on. Otherwise the wait holds the clock. */
        private Instant askedAgain(Wait unanswered) {
            List<Instant> steps = state.steps().stream()
                    .filter(step -> step.status() == Status.SUPPLEMENT_REQUESTED)
                    .map(Step::at)
                    .toList();
            List<Instant> rounds = snapshot.supplements().stream()
                    .map(SupplementRound::requestedAt)
                    .filter(java.util.Objects::nonNull)
                    .sorted()
                    .toList();
            // One request may be told both ways, so the longer of the two lists counts, not their sum.
            List<Instant> requests = steps.size() >= rounds.size() ? steps : rounds;
            if (requests.size() < 2) return null;
            Instant last = requests.get(requests.size() - 1);
            return last.isBefore(unanswered.from) ? null : last;
        }
    }

    /** Waiting from a request to its answer; {@code to} null: unanswered. */
    private record Wait(Instant from, Instant to) {}

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
