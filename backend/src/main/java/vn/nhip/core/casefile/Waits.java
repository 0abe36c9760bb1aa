package vn.nhip.core.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long a case waited for the citizen, and until when it is on time because of that (index-766 section 4). Of a case
 * that ended, only waiting of which the answer is known is taken off the clock.
 *
 * <p>While a case is open it is judged <em>as seen at</em> an instant: only what had happened before it counts. A request
 * holds the clock from then on, its answer or the end of the case is not known yet.
 */
final class Waits {
    /**
     * Waiting from a request until {@code to}; null: it still waits.
     *
     * @param proved that it ended then was told; otherwise something else shows that it had ended by then
     */
    private record Wait(Instant from, @Nullable Instant to, boolean proved) {
        boolean holds(Instant at) {
            return !from.isAfter(at) && (to == null || to.isAfter(at));
        }

        /** Without what had not happened yet: the wait may still be open then. */
        Wait seenAt(Instant t) {
            return to == null || !to.isBefore(t) ? new Wait(from, null, true) : this;
        }
    }

    /** A case that was asked more often than any real one is seen by what is known now: it must not hold up the others. */
    private static final int MOST_MOMENTS = 64;

    private static final Comparator<Wait> BY_BEGINNING = Comparator.comparing(Wait::from);

    private final CaseState state;
    private final Instant received;
    private final @Nullable Instant finished;
    private final boolean waitingNow;
    private final List<Wait> all = new ArrayList<>(0);
    private final List<Wait> known;

    /**
     * @param finished null while open
     * @param waitingNow open, and waiting for the citizen
     * @param goneOn when a case that does not wait now is known to have been handled again at the latest
     */
    Waits(CaseState state, Instant received, @Nullable Instant finished, boolean waitingNow, Instant goneOn) {
        this.state = state;
        this.received = received;
        this.finished = finished;
        this.waitingNow = waitingNow;
        ofSteps();
        ofRounds();
        ofStatus();
        if (!waitingNow) close(finished != null ? finished : goneOn);
        known = all.isEmpty() ? List.of() : merged(all.stream().filter(Wait::proved));
    }

    // ---- what is known of requests and answers

    /** From each request to the next step that is not one. */
    private void ofSteps() {
        Instant from = null;
        for (Step step : state.steps()) {
            if (step.status().waiting()) {
                if (from == null) from = step.at();
            } else if (from != null) {
                all.add(new Wait(from, step.at(), true));
                from = null;
            }
        }
        if (from != null) all.add(new Wait(from, null, true));
    }

    private void ofRounds() {
        for (SupplementRound round : state.toldSnapshot().supplements()) {
            if (round.requestedAt() == null) continue;
            Instant goneOn = round.completedAt() == null ? goneOnAfter(round.requestedAt()) : null;
            Instant to = round.completedAt() == null ? goneOn : round.completedAt();
            all.add(new Wait(round.requestedAt(), to, goneOn == null));
        }
    }

    /** A step after a request shows that the case is handled again, whoever forgot to close the request. */
    private @Nullable Instant goneOnAfter(Instant request) {
        for (Step step : state.steps()) {
            if (!step.status().waiting() && step.at().isAfter(request)) return step.at();
        }
        return null;
    }

    /** Only the status says that it waits: since when is not known better than that. */
    private void ofStatus() {
        Instant since = state.toldVersion().at();
        if (!state.toldSnapshot().status().waiting()) return;
        boolean told = all.stream().filter(Wait::proved).anyMatch(wait -> wait.to == null || !wait.to.isBefore(since));
        if (!told) all.add(new Wait(since, null, true));
    }

    /** An unanswered request counts only while the case waits; until when it was seen to wait is kept. */
    private void close(Instant atLatest) {
        all.replaceAll(wait -> {
            if (wait.to != null) return wait;
            Instant step = goneOnAfter(wait.from);
            Instant to = step == null ? atLatest : step;
            return new Wait(wait.from, to.isBefore(wait.from) ? wait.from : to, false);
        });
    }

    /** Clipped to the life of the case, sorted, without overlap. */
    private List<Wait> merged(java.util.stream.Stream<Wait> waits) {
        List<Wait> clipped = new ArrayList<>();
        waits.forEach(wait -> {
            Instant from = wait.from.isBefore(received) ? received : wait.from;
            Instant to = wait.to != null && finished != null && wait.to.isAfter(finished) ? finished : wait.to;
            if (to == null || to.isAfter(from)) clipped.add(new Wait(from, to, true));
        });
        clipped.sort(BY_BEGINNING);
        List<Wait> merged = new ArrayList<>();
        for (Wait wait : clipped) {
            Wait last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || (last.to != null && wait.from.isAfter(last.to))) {
                merged.add(wait);
            } else if (last.to != null && (wait.to == null || wait.to.isAfter(last.to))) {
                merged.set(merged.size() - 1, new Wait(last.from, wait.to, true));
            }
        }
        return merged;
    }

    boolean none() {
        return known.isEmpty();
    }

    /** A request of which nothing tells that it was answered, though the case went on or ended. */
    boolean anUnanswered() {
        return all.stream().anyMatch(wait -> !wait.proved && known.stream().noneMatch(one -> one.holds(wait.from)));
    }

    /** From the reception to the end, less the waiting. */
    Duration handled() {
        Duration time =
                Duration.between(received, Objects.requireNonNull(finished, "only a case that has ended was handled"));
        for (Wait wait : known) if (wait.to != null) time = time.minus(Duration.between(wait.from, wait.to));
        return time;
    }

    // ---- until when it is on time

    /**
     * Where the clock, stopped while the case waits, passes the deadline, by all that is known.
     *
     * @param due null: never
     * @param patient with a citizen who was asked again and has not answered
     */
    @Nullable
    Instant until(@Nullable Instant due, boolean patient) {
        // Most cases never wait.
        if (due == null || known.isEmpty()) return due;
        return until(due, known, patient ? null : requests(Instant.MAX));
    }

    /** @param requests for papers, in order; null where being asked again does not matter */
    private static @Nullable Instant until(Instant due, List<Wait> waits, @Nullable List<Instant> requests) {
        Instant until = due;
        for (Wait wait : waits) {
            if (wait.from.isAfter(until)) break;
            if (wait.to == null) return requests == null ? null : askedAgain(wait, requests);
            until = until.plus(Duration.between(wait.from, wait.to));
        }
        return until;
    }

    /** Asked more than once and nothing since: late from the last request on. Otherwise the wait holds the clock. */
    private static @Nullable Instant askedAgain(Wait unanswered, List<Instant> requests) {
        if (requests.size() < 2) return null;
        Instant last = requests.get(requests.size() - 1);
        return last.isBefore(unanswered.from) ? null : last;
    }

    /** The requests for papers before an instant. One may be told both ways, so the longer of the two lists counts. */
    private List<Instant> requests(Instant before) {
        List<Instant> steps = state.steps().stream()
                .filter(step -> step.status() == Status.SUPPLEMENT_REQUESTED)
                .map(Step::at)
                .filter(at -> at.isBefore(before))
                .toList();
        List<Instant> rounds = state.toldSnapshot().supplements().stream()
                .map(SupplementRound::requestedAt)
                .filter(Objects::nonNull)
                .filter(at -> at.isBefore(before))
                .sorted()
                .toList();
        return steps.size() >= rounds.size() ? steps : rounds;
    }

    // ---- as seen at an instant

    /**
     * Whether what was seen while the case was open may differ from what is known now: something ended the waiting that
     * was no answer, or the citizen was asked more than once.
     */
    boolean seenOtherwise() {
        if (all.isEmpty()) return false;
        boolean otherwise = all.stream().anyMatch(wait -> !wait.proved)
                || requests(Instant.MAX).size() > 1;
        return otherwise && moments().size() <= MOST_MOMENTS;
    }

    /**
     * The instants after which an open case is late, on time again, late again, and so on, as seen then.
     *
     * @param due not null
     */
    List<Instant> turns(Instant due, boolean patient) {
        List<Instant> turns = new ArrayList<>(3);
        Instant from = Instant.MIN;
        for (Instant to : moments()) {
            turn(turns, from, to, seenUntil(due, patient, to));
            from = to;
        }
        turn(turns, from, Instant.MAX, seenUntil(due, patient, Instant.MAX));
        return turns;
    }

    /** Between these what is seen stays the same. */
    private SortedSet<Instant> moments() {
        SortedSet<Instant> moments = new TreeSet<>(requests(Instant.MAX));
        for (Wait wait : all) {
            moments.add(wait.from);
            if (wait.to != null) moments.add(wait.to);
        }
        return moments;
    }

    /** Until when the case is on time by what had happened before {@code t}; null: as long as that holds. */
    private @Nullable Instant seenUntil(Instant due, boolean patient, Instant t) {
        List<Wait> seen = merged(all.stream()
                .filter(wait -> wait.from.isBefore(t))
                .map(wait -> wait.seenAt(t))
                .filter(Wait::proved));
        Instant until = until(due, seen, patient ? null : requests(t));
        return until == null ? null : OnTimeRules.holdsThrough(until);
    }

    /** Between two instants the case is on time up to {@code until}, and late after it. */
    private static void turn(List<Instant> turns, Instant from, Instant to, @Nullable Instant until) {
        boolean late = turns.size() % 2 == 1;
        boolean begins = until == null || until.isAfter(from);
        if (begins == late) turns.add(from);
        if (begins && until != null && until.isBefore(to)) turns.add(until);
    }
}
