package vn.nhip.core.petition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.Fact;
import vn.nhip.core.casefile.ProcedureCode;
import vn.nhip.core.count.Mark;

/**
 * The marks of a petition (index-766 section 4, "Petitions"). A moment x has passed at {@code until} when x &lt; until, as
 * with cases.
 *
 * <p>Clocks run in working days, to the end of the last one, from sending or the last transfer. In hand, a petition is in
 * time while the 15 days of an answer last; handled, when it was handled within the days of its outcome. One whose
 * publication is known to have come more than 2 working days after its handling is late from that publication on; of one
 * that is not published nothing says that it had to be, so it is not late for that.
 *
 * <p>{@code PETITION_RECEIVED} is judged as seen at a period's end, by {@code PETITION_REVISED}. {@code PETITION_FINISHED}
 * carries what is known now, so a publication that came too late restates the month of the handling.
 */
public final class PetitionMarks {
    /** Working days from handling to publication. */
    private static final int PUBLICATION = 2;

    private final Petition petition;
    private final Instant answerDue;
    private final Instant due;
    private final Instant publicationDue;

    public PetitionMarks(Petition petition, WorkingDays days) {
        this.petition = petition;
        Instant transferred = petition.transferredAt();
        boolean passedOn = transferred != null && transferred.isAfter(petition.receivedAt());
        Instant from = passedOn ? transferred : petition.receivedAt();
        Petition.Outcome outcome = petition.outcome() == null ? Petition.Outcome.ANSWERED : petition.outcome();
        this.answerDue = days.endOfDayAfter(from, Petition.Outcome.ANSWERED.limit());
        this.due = days.endOfDayAfter(from, outcome.limit());
        this.publicationDue =
                petition.handledAt() == null ? null : days.endOfDayAfter(petition.handledAt(), PUBLICATION);
    }

    /** When it comes to be late; null when that is not known to happen. Always after the reception. */
    private Instant lateFrom() {
        Instant handled = petition.handledAt();
        if (handled == null || handled.isAfter(answerDue)) return answerDue;
        if (handled.isAfter(due)) return handled;
        Instant published = petition.publishedAt();
        return published != null && published.isAfter(publicationDue) ? published : null;
    }

    /** The marks that are due before {@code until}. */
    public List<Mark> until(Instant until) {
        Instant received = petition.receivedAt();
        if (!received.isBefore(until)) return List.of();
        List<Mark> marks = new ArrayList<>(8);
        Instant lateFrom = lateFrom();
        boolean late = lateFrom != null && lateFrom.isBefore(until);
        boolean handled = petition.handledAt() != null && petition.handledAt().isBefore(until);
        marks.add(mark(received, Mark.Kind.PETITION_RECEIVED, true, 0, +1));
        if (late) {
            long later = Mark.minuteOf(lateFrom) - Mark.minuteOf(received);
            marks.add(mark(received, Mark.Kind.PETITION_REVISED, true, later, -1));
            marks.add(mark(received, Mark.Kind.PETITION_REVISED, false, later, +1));
        }
        boolean openLate = late && lateFrom.equals(answerDue);
        marks.add(mark(received, Mark.Kind.PETITION_OPEN, true, 0, +1));
        if (openLate) {
            marks.add(mark(lateFrom, Mark.Kind.PETITION_OPEN, true, 0, -1));
            marks.add(mark(lateFrom, Mark.Kind.PETITION_OPEN, false, 0, +1));
        }
        if (handled) finish(marks, openLate, late);
        return marks;
    }

    private void finish(List<Mark> marks, boolean openLate, boolean late) {
        Instant handled = petition.handledAt();
        long minutes = Mark.minuteOf(handled) - Mark.minuteOf(petition.receivedAt());
        marks.add(mark(handled, Mark.Kind.PETITION_OPEN, !openLate, 0, -1));
        marks.add(mark(handled, Mark.Kind.PETITION_FINISHED, !late, minutes, +1));
    }

    /** The first moment, at or after {@code from}, at which the marks change without an update; empty when none will. */
    public Optional<Instant> wakeAt(Instant from) {
        return Stream.of(
                        Optional.of(petition.receivedAt()),
                        Optional.ofNullable(lateFrom()),
                        Optional.ofNullable(petition.handledAt()))
                .flatMap(Optional::stream)
                .filter(moment -> !moment.isBefore(from))
                .min(Instant::compareTo);
    }

    private Mark mark(Instant at, Mark.Kind kind, boolean onTime, long minutes, int sign) {
        long facts = petition.facts() | (onTime ? Fact.ON_TIME.bit() : 0);
        return new Mark(Mark.minuteOf(at), petition.unit(), kind, facts, ProcedureCode.NONE, minutes, sign);
    }
}
