package vn.nhip.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.casefile.SupplementRound;

/**
 * Whether an open case is on time as seen at an instant, word by word (index-766 section 4, "Waiting for the citizen"): the
 * clock runs from the reception, stands still while the case waits, and must not run for longer than the deadline allows.
 * Only what had happened before the instant is looked at. Of snapshots that carry their sender's time.
 *
 * @param due when the deadline is
 * @param patient a second request that is not answered does not make late
 */
public record SlowVerdict(CaseState state, CaseFile file, Instant due, boolean patient) {
    /** @param to null: still open */
    private record Wait(Instant from, Instant to) {}

    public boolean onTimeAt(Instant t) {
        List<Wait> waits = new ArrayList<>();
        for (Wait wait : seen(t)) {
            Instant from = wait.from().isBefore(file.receivedAt()) ? file.receivedAt() : wait.from();
            if (wait.to() == null || wait.to().isAfter(from)) waits.add(new Wait(from, wait.to()));
        }
        Instant out = runsOut(waits, t);
        Instant open = open(waits);
        if (open == null) return !t.isAfter(toTheMinute(out));
        if (out.isBefore(open)) return false;
        List<Instant> requests = requests(t);
        if (patient || requests.size() < 2) return true;
        Instant last = requests.get(requests.size() - 1);
        return last.isBefore(open) || !t.isAfter(toTheMinute(last));
    }

    private static Instant toTheMinute(Instant at) {
        boolean lastSecond = at.getEpochSecond() % 60 == 59;
        return lastSecond ? Instant.ofEpochSecond(at.getEpochSecond() + 1) : at;
    }

    private List<Wait> seen(Instant t) {
        List<Wait> seen = new ArrayList<>();
        Instant since = null;
        for (Step step : state.steps()) {
            if (!step.at().isBefore(t)) break;
            if (step.status().waiting()) {
                if (since == null) since = step.at();
            } else if (since != null) {
                seen.add(new Wait(since, step.at()));
                since = null;
            }
        }
        if (since != null && !over(since, t)) seen.add(new Wait(since, null));
        for (SupplementRound round : state.snapshot().supplements()) {
            if (round.requestedAt() == null || !round.requestedAt().isBefore(t)) continue;
            boolean answered =
                    round.completedAt() != null && round.completedAt().isBefore(t);
            if (answered) seen.add(new Wait(round.requestedAt(), round.completedAt()));
            else if (round.completedAt() != null || !over(round.requestedAt(), t))
                seen.add(new Wait(round.requestedAt(), null));
        }
        Instant told = state.version().at();
        boolean byStatus = state.snapshot().status().waiting() && told.isBefore(t) && !toldOtherwise(told);
        if (byStatus && (waitsNow() || !over(told, t))) {
            seen.add(new Wait(told, null));
        }
        return seen;
    }

    /** A request is known to be of the past, though nobody answered it: a step shows work, or the newest word does. */
    private boolean over(Instant request, Instant t) {
        boolean step = false;
        for (Step one : state.steps()) {
            if (!one.status().waiting() && one.at().isAfter(request)) {
                if (one.at().isBefore(t)) return true;
                step = true;
            }
        }
        if (step || waitsNow() || file.finishedAt() != null) return false;
        return state.version().at().isBefore(t) || !state.version().at().isAfter(request);
    }

    private boolean waitsNow() {
        return file.finishedAt() == null && file.status().waiting();
    }

    /** Some step or round tells a wait that lasts until the snapshot was told, or longer. */
    private boolean toldOtherwise(Instant told) {
        Instant since = null;
        for (Step step : state.steps()) {
            if (step.status().waiting()) {
                if (since == null) since = step.at();
            } else if (since != null) {
                if (!step.at().isBefore(told)) return true;
                since = null;
            }
        }
        if (since != null) return true;
        for (SupplementRound round : state.snapshot().supplements()) {
            if (round.requestedAt() == null) continue;
            if (round.completedAt() != null && !round.completedAt().isBefore(told)) return true;
            boolean goneOn = state.steps().stream()
                    .anyMatch(step -> !step.status().waiting() && step.at().isAfter(round.requestedAt()));
            if (round.completedAt() == null && !goneOn) return true;
        }
        return false;
    }

    /** When the clock has run for as long as the deadline allows. */
    private Instant runsOut(List<Wait> waits, Instant t) {
        Instant received = file.receivedAt();
        Duration left = Duration.between(received, due);
        if (left.isNegative()) return due;
        TreeSet<Instant> points = new TreeSet<>(List.of(received));
        for (Wait wait : waits) {
            points.add(wait.from());
            if (wait.to() != null) points.add(wait.to());
        }
        Instant from = received;
        for (Instant to : points) {
            if (!to.isAfter(from)) continue;
            Duration length = Duration.between(from, to);
            if (!stands(waits, from, to)) {
                if (left.compareTo(length) < 0) return from.plus(left);
                left = left.minus(length);
            }
            from = to;
        }
        // Behind the last point it stands for ever, or runs on.
        boolean stands = waits.stream().anyMatch(wait -> wait.to() == null);
        return stands ? Instant.MAX.minusSeconds(120) : from.plus(left);
    }

    private static boolean stands(List<Wait> waits, Instant from, Instant to) {
        return waits.stream()
                .anyMatch(wait -> !wait.from().isAfter(from)
                        && (wait.to() == null || !wait.to().isBefore(to)));
    }

    /** Since when it waits without a break; null when it does not. */
    private static Instant open(List<Wait> waits) {
        Instant open = null;
        for (Wait wait : waits) {
            if (wait.to() == null && (open == null || wait.from().isBefore(open))) open = wait.from();
        }
        boolean more = open != null;
        while (more) {
            more = false;
            for (Wait wait : waits) {
                boolean touches = wait.to() != null
                        && wait.from().isBefore(open)
                        && !wait.to().isBefore(open);
                if (touches) open = wait.from();
                more |= touches;
            }
        }
        return open;
    }

    private List<Instant> requests(Instant t) {
        List<Instant> steps = new ArrayList<>();
        for (Step step : state.steps()) {
            if (step.status() == Status.SUPPLEMENT_REQUESTED && step.at().isBefore(t)) steps.add(step.at());
        }
        List<Instant> rounds = new ArrayList<>();
        for (SupplementRound round : state.snapshot().supplements()) {
            if (round.requestedAt() != null && round.requestedAt().isBefore(t)) rounds.add(round.requestedAt());
        }
        rounds.sort(null);
        return steps.size() >= rounds.size() ? steps : rounds;
    }
}
