package vn.nhip.core.petition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.Fact;
import vn.nhip.core.casefile.OnTimeRules;
import vn.nhip.core.casefile.ProcedureCode;
import vn.nhip.core.count.Mark;

/**
 * The marks of a petition (index-766 section 4, "Petitions"). A moment x has passed at {@code until} when x &lt; until, as
 * with cases.
 *
 * <p>At each instant it is judged by what had happened before it, and so it is in every period that ended then: a transfer,
 * an answer or a publication that comes later changes nothing of that. Clocks run in working days, to the end of the last
 * one, from sending or the last transfer by then. In hand, a petition is in time while the 15 days of an answer last;
 * handled, when it was handled within the days of its outcome. One whose publication came more than 2 working days after
 * its handling is late from that publication on; of one that is not published nothing says that it had to be, so it is not
 * late for that.
 *
 * <p>What turns later is told by the revisions: {@code PETITION_REVISED} of the reception, {@code PETITION_FINISH_REVISED}
 * of the handling.
 */
public final class PetitionMarks {
    /** Working days from handling to publication. */
    private static final int PUBLICATION = 2;

    private final Petition petition;
    private final WorkingDays days;
    private final Instant handled;
    /** Each starts the clock anew; the first is the sending. None after the handling. */
    private final List<Instant> starts = new ArrayList<>(2);
    /** After each of them it is late, in time again, late again, and so on; ascending. */
    private final List<Instant> turns = new ArrayList<>(2);

    public PetitionMarks(PetitionState state, WorkingDays days) {
        this.petition = state.petition();
        this.days = days;
        this.handled = petition.handledAt();
        Instant received = petition.receivedAt();
        starts.add(received);
        TreeSet<Instant> transfers = new TreeSet<>(state.transfers());
        if (petition.transferredAt() == null) transfers.clear();
        else transfers.tailSet(petition.transferredAt(), false).clear();
        for (Instant transfer : transfers) {
            if (transfer.isAfter(received) && (handled == null || !transfer.isAfter(handled))) starts.add(transfer);
        }
        turns();
    }

    /** From one start of the clock to the next it is in time up to a day's end, and late after it. */
    private void turns() {
        for (int i = 0; i < starts.size(); i++) {
            Instant start = starts.get(i);
            Instant next = i + 1 < starts.size() ? starts.get(i + 1) : handled;
            if (late()) turns.add(start);
            Instant due = lastOf(start, Petition.Outcome.ANSWERED.limit());
            if (next == null || due.isBefore(next)) turns.add(due);
        }
        if (handled == null) return;
        if (late() == handledInTime()) turns.add(handled);
        Instant published = petition.publishedAt();
        if (!late() && published != null && published.isAfter(days.endOfDayAfter(handled, PUBLICATION))) {
            turns.add(published);
        }
    }

    private boolean late() {
        return turns.size() % 2 == 1;
    }

    private boolean handledInTime() {
        Petition.Outcome outcome = petition.outcome() == null ? Petition.Outcome.ANSWERED : petition.outcome();
        return !handled.isAfter(days.endOfDayAfter(starts.get(starts.size() - 1), outcome.limit()));
    }

    /** The end of the last working day, at which a petition in hand is still in time. */
    private Instant lastOf(Instant start, int workingDays) {
        return OnTimeRules.holdsThrough(days.endOfDayAfter(start, workingDays));
    }

    /** The marks that are due before {@code until}. */
    public List<Mark> until(Instant until) {
        Instant received = petition.receivedAt();
        if (!received.isBefore(until)) return List.of();
        List<Mark> marks = new ArrayList<>(8);
        boolean finished = handled != null && handled.isBefore(until);
        marks.add(mark(received, Mark.Kind.PETITION_RECEIVED, true, 0, +1));
        marks.add(mark(received, Mark.Kind.PETITION_OPEN, true, 0, +1));
        boolean onTime = true;
        boolean openOnTime = true;
        for (Instant turn : turns) {
            if (!turn.isBefore(until)) break;
            revise(marks, Mark.Kind.PETITION_REVISED, received, turn, onTime);
            if (handled == null || turn.isBefore(handled)) {
                marks.add(mark(turn, Mark.Kind.PETITION_OPEN, onTime, 0, -1));
                marks.add(mark(turn, Mark.Kind.PETITION_OPEN, !onTime, 0, +1));
                openOnTime = !onTime;
            }
            onTime = !onTime;
        }
        if (finished) finish(marks, openOnTime, until);
        return marks;
    }

    private void finish(List<Mark> marks, boolean openOnTime, Instant until) {
        long minutes = Mark.minuteOf(handled) - Mark.minuteOf(petition.receivedAt());
        boolean inTime = handledInTime();
        marks.add(mark(handled, Mark.Kind.PETITION_OPEN, openOnTime, 0, -1));
        marks.add(mark(handled, Mark.Kind.PETITION_FINISHED, inTime, minutes, +1));
        Instant last = turns.isEmpty() ? handled : turns.get(turns.size() - 1);
        if (last.isAfter(handled) && last.isBefore(until)) {
            revise(marks, Mark.Kind.PETITION_FINISH_REVISED, handled, last, inTime);
        }
    }

    /** From {@code turn} on what happened at {@code at} counts the other way. */
    private void revise(List<Mark> marks, Mark.Kind kind, Instant at, Instant turn, boolean wasOnTime) {
        long later = Mark.minuteOf(turn) - Mark.minuteOf(at);
        marks.add(mark(at, kind, wasOnTime, later, -1));
        marks.add(mark(at, kind, !wasOnTime, later, +1));
    }

    /** The first moment, at or after {@code from}, at which the marks change without an update; empty when none will. */
    public Optional<Instant> wakeAt(Instant from) {
        return Stream.concat(
                        Stream.of(petition.receivedAt()), Stream.concat(turns.stream(), Stream.ofNullable(handled)))
                .filter(moment -> !moment.isBefore(from))
                .min(Instant::compareTo);
    }

    private Mark mark(Instant at, Mark.Kind kind, boolean onTime, long minutes, int sign) {
        long facts = petition.facts() | (onTime ? Fact.ON_TIME.bit() : 0);
        return new Mark(Mark.minuteOf(at), petition.unit(), kind, facts, ProcedureCode.NONE, minutes, sign);
    }
}
