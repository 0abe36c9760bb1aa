package vn.nhip.whole;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The counts of a month straight from a log, case by case, by the words of the rule and nothing of the server's code. */
final class PlainCount {
    private final Instant start;
    private final Instant end;
    private long received;
    private long completed;
    private long onTime;
    private long late;
    private long open;
    private long openLate;

    private PlainCount(YearMonth month) {
        start = month.atDay(1).atStartOfDay(EventLog.ZONE).toInstant();
        end = month.plusMonths(1).atDay(1).atStartOfDay(EventLog.ZONE).toInstant();
    }

    /** @param unit null for all */
    static JsonObject of(EventLog log, String unit, YearMonth month) {
        PlainCount count = new PlainCount(month);
        for (EventLog.Case one : log.cases()) if (unit == null || one.unit().equals(unit)) count.add(one);
        return new JsonObject()
                .put("received", count.received)
                .put("handled", count.completed + count.open)
                .put("completed", count.completed)
                .put("onTime", count.onTime)
                .put("late", count.late)
                .put("open", count.open)
                .put("openLate", count.openLate)
                .put("receivedLate", 0L);
    }

    private void add(EventLog.Case one) {
        Instant finished = finished(one);
        if (!one.start().isBefore(end)) return;
        if (!one.start().isBefore(start)) received++;
        boolean over = finished != null && finished.isBefore(end);
        if (over && finished.isBefore(start)) return;
        Instant until = onTimeUntil(one, over ? finished : null, over ? Instant.MAX : end);
        boolean inTime = until == null || !(over ? finished : end).isAfter(until);
        if (inTime) onTime++;
        else late++;
        if (over) {
            completed++;
        } else {
            open++;
            if (!inTime) openLate++;
        }
    }

    /** Work after an end undoes it; an end before the start is the start. */
    static Instant finished(EventLog.Case one) {
        if (one.end() == null) return null;
        for (EventLog.Step step : one.steps()) {
            if (one.statusOf(step) != 5 && step.at().isAfter(one.end())) return null;
        }
        return one.end().isBefore(one.start()) ? one.start() : one.end();
    }

    /**
     * The deadline, later by what the citizen was waited for; null while an only request is unanswered.
     *
     * @param seen only what had happened before is known
     */
    private static Instant onTimeUntil(EventLog.Case one, Instant finished, Instant seen) {
        List<EventLog.Step> steps = one.steps().stream()
                .filter(step -> step.at().isBefore(seen))
                .sorted(Comparator.comparing(EventLog.Step::at).thenComparing(one::statusOf))
                .toList();
        Set<Instant> requests = new TreeSet<>();
        Instant until = one.deadline();
        Instant asked = null;
        for (EventLog.Step step : steps) {
            boolean request = one.statusOf(step) == 5;
            if (request) requests.add(step.at());
            if (request && asked == null) {
                asked = step.at();
            } else if (!request && asked != null) {
                until = held(until, one.start(), asked, step.at(), finished);
                asked = null;
            }
        }
        if (asked == null || finished != null || asked.isAfter(until)) return until;
        if (requests.size() < 2) return null;
        Instant last = requests.stream().max(Comparator.naturalOrder()).orElseThrow();
        return last.isBefore(asked) ? null : last;
    }

    private static Instant held(Instant until, Instant start, Instant asked, Instant answered, Instant finished) {
        Instant from = asked.isBefore(start) ? start : asked;
        Instant to = finished != null && answered.isAfter(finished) ? finished : answered;
        if (from.isAfter(until) || !to.isAfter(from)) return until;
        return until.plus(Duration.between(from, to));
    }
}
