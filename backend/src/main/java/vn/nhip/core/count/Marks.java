package vn.nhip.core.count;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;

/**
 * The marks of a case: {@link #of} is the whole of counting (index-766 section 4). A moment x has passed at {@code until}
 * when x &lt; until, the same strictness as in "r &lt; t", "f &lt; t" and "open is on time while d ≥ t".
 *
 * <p>Findings go into the facts of every mark, so that they are counted like facts. Time takes away the on-time facts of
 * each rule when its last on-time instant passes; where the rules agree, as they mostly do, that is one moment. An open
 * case is judged as it was seen ({@link CaseFile#openFactsAt}), so what becomes known of it later does not change a period
 * that was over; an ended one by its end. Why it is late is told only of a late one.
 *
 * <p>Whether a case that was carried over and is still open belongs to "handled" is an inference; it does, because the
 * {@code OPEN} stock is part of every handled count (core.catalogue.Base#HANDLED is the one place that says so).
 */
public final class Marks {
    private Marks() {}

    /** The marks that are due before {@code until}. An uncounted case has none. */
    public static List<Mark> of(CaseFile file, Instant until) {
        Instant received = file.receivedAt();
        if (received == null || !received.isBefore(until)) return List.of();
        List<Mark> marks = new ArrayList<>(6);
        Instant finished = file.finishedAt() != null && file.finishedAt().isBefore(until) ? file.finishedAt() : null;
        long reasons = file.facts() & Fact.ofLateness();
        long facts = (file.facts() ^ reasons) | Finding.asFacts(file.findings());
        long open = judged(facts, file.openFactsAt(received), reasons);
        marks.add(mark(file, received, Mark.Kind.RECEIVED, facts, +1));
        marks.add(mark(file, received, Mark.Kind.OPEN, open, +1));
        for (Instant turn : file.openTurns()) {
            if (turn.isBefore(received)) continue;
            if (!turn.isBefore(finished == null ? until : finished)) break;
            marks.add(mark(file, turn, Mark.Kind.OPEN, open, -1));
            open = judged(facts, file.openFactsAt(turn.plusNanos(1)), reasons);
            marks.add(mark(file, turn, Mark.Kind.OPEN, open, +1));
        }
        if (finished != null) {
            long ended = judged(facts, file.onTimeFactsAt(finished), reasons);
            marks.add(mark(file, finished, Mark.Kind.OPEN, open, -1));
            marks.add(finish(file, finished, Mark.Kind.FINISHED, ended));
            marks.add(finish(file, received, Mark.Kind.RECEIVED_FINISHED, ended));
        }
        return marks;
    }

    private static long judged(long facts, long onTime, long reasons) {
        return facts | onTime | (Fact.ON_TIME.in(onTime) ? 0 : reasons);
    }

    private static Mark finish(CaseFile file, Instant at, Mark.Kind kind, long facts) {
        return new Mark(Mark.minuteOf(at), file.unit(), kind, facts, file.procedure(), file.handledMinutes(), +1);
    }

    private static Mark mark(CaseFile file, Instant at, Mark.Kind kind, long facts, int sign) {
        return new Mark(Mark.minuteOf(at), file.unit(), kind, facts, file.procedure(), 0, sign);
    }

    /**
     * The first moment, at or after {@code from}, at which this case's marks change without an update: a due date that
     * passes, or a date that still lies ahead. Empty when nothing will.
     */
    public static Optional<Instant> wakeAt(CaseFile file, Instant from) {
        Instant received = file.receivedAt();
        if (received == null) return Optional.empty();
        Instant finished = file.finishedAt();
        if (finished != null && finished.isBefore(from)) return Optional.empty();
        Instant first = sooner(null, received, file, from);
        for (Instant turn : file.openTurns()) first = sooner(first, turn, file, from);
        if (finished != null) first = sooner(first, finished, file, from);
        return Optional.ofNullable(first);
    }

    /** The earlier of two; the second counts only where it still comes, and while the case is there. */
    private static @Nullable Instant sooner(@Nullable Instant known, Instant moment, CaseFile file, Instant from) {
        boolean comes = !moment.isBefore(from)
                && (file.receivedAt() == null || !moment.isBefore(file.receivedAt()))
                && (file.finishedAt() == null || !moment.isAfter(file.finishedAt()));
        return comes && (known == null || moment.isBefore(known)) ? moment : known;
    }

    /** What must be added to {@code before} to get {@code after}; marks that stay cancel out. */
    public static List<Mark> change(List<Mark> before, List<Mark> after) {
        if (before.equals(after)) return List.of();
        Map<Mark, Integer> net = new HashMap<>();
        for (Mark mark : after) net.merge(positive(mark), mark.sign(), Integer::sum);
        for (Mark mark : before) net.merge(positive(mark), -mark.sign(), Integer::sum);
        List<Mark> change = new ArrayList<>();
        net.forEach((mark, times) -> {
            Mark signed = times > 0 ? mark : mark.negated();
            for (int i = Math.abs(times); i > 0; i--) change.add(signed);
        });
        return change;
    }

    private static Mark positive(Mark mark) {
        return mark.sign() > 0 ? mark : mark.negated();
    }
}
