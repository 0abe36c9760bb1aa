package vn.nhip.core.count;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.OnTimeRules;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.petition.PetitionState;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

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
 * <p>So it is with whom it belongs to: up to a transfer to another unit to the one that had it, with its clock, and from
 * then on to the other, reception included; handled, to the one that handled it.
 *
 * <p>What turns later is told by the revisions: {@code PETITION_REVISED} of the reception, {@code PETITION_FINISH_REVISED}
 * of the handling.
 */
public final class PetitionMarks {
    /** Working days from handling to publication. */
    private static final int PUBLICATION = 2;

    private final Petition petition;
    private final WorkingDays days;
    private final @Nullable Instant handled;
    /** Each starts the clock anew; the first is the sending. None after the handling. */
    private final List<Instant> starts = new ArrayList<>(2);
    /** From which of the starts on who has it. */
    private final NavigableMap<Instant, UnitCode> units = new TreeMap<>();
    /** After each of them it is late, in time again, late again, and so on; ascending. */
    private final List<Instant> turns = new ArrayList<>(2);

    public PetitionMarks(PetitionState state, WorkingDays days) {
        this.petition = state.petition();
        this.days = days;
        this.handled = petition.handledAt();
        Instant received = petition.receivedAt();
        starts.add(received);
        NavigableMap<Instant, UnitCode> had = state.units();
        units.put(received, had.floorEntry(received).getValue());
        had.tailMap(received, false).forEach((transfer, unit) -> {
            if (handled != null && transfer.isAfter(handled)) return;
            starts.add(transfer);
            units.put(transfer, unit);
        });
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
        if (late() == inTime(handled)) turns.add(handled);
        Instant published = petition.publishedAt();
        if (!late() && published != null && published.isAfter(days.endOfDayAfter(handled, PUBLICATION))) {
            turns.add(published);
        }
    }

    private boolean late() {
        return turns.size() % 2 == 1;
    }

    private boolean inTime(Instant handled) {
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
        UnitCode unit = units.firstEntry().getValue();
        marks.add(mark(unit, received, Mark.Kind.PETITION_RECEIVED, true, 0, +1));
        marks.add(mark(unit, received, Mark.Kind.PETITION_OPEN, true, 0, +1));
        boolean onTime = true;
        boolean openOnTime = true;
        for (Instant moment : moments()) {
            if (!moment.isBefore(until)) break;
            if (turns.contains(moment)) {
                revise(marks, Mark.Kind.PETITION_REVISED, unit, received, moment, onTime);
                if (handled == null || moment.isBefore(handled)) {
                    marks.add(mark(unit, moment, Mark.Kind.PETITION_OPEN, onTime, 0, -1));
                    marks.add(mark(unit, moment, Mark.Kind.PETITION_OPEN, !onTime, 0, +1));
                    openOnTime = !onTime;
                }
                onTime = !onTime;
            }
            UnitCode next = units.getOrDefault(moment, unit);
            if (!next.equals(unit)) pass(marks, unit, next, moment, onTime, openOnTime);
            unit = next;
        }
        if (handled != null && handled.isBefore(until)) {
            marks.add(mark(unit, handled, Mark.Kind.PETITION_OPEN, openOnTime, 0, -1));
            finish(marks, unit, handled, until);
        }
        return marks;
    }

    /** At which it turns, or another unit has it; ascending. */
    private SortedSet<Instant> moments() {
        SortedSet<Instant> moments = new TreeSet<>(turns);
        moments.addAll(units.tailMap(petition.receivedAt(), false).keySet());
        return moments;
    }

    /** From {@code at} on it is another unit's: in the periods that end later, and in those that hold both moments. */
    private void pass(List<Mark> marks, UnitCode from, UnitCode to, Instant at, boolean onTime, boolean openOnTime) {
        Instant received = petition.receivedAt();
        long later = Mark.minuteOf(at) - Mark.minuteOf(received);
        marks.add(mark(from, received, Mark.Kind.PETITION_REVISED, onTime, later, -1));
        marks.add(mark(to, received, Mark.Kind.PETITION_REVISED, onTime, later, +1));
        marks.add(mark(from, at, Mark.Kind.PETITION_OPEN, openOnTime, 0, -1));
        marks.add(mark(to, at, Mark.Kind.PETITION_OPEN, openOnTime, 0, +1));
    }

    private void finish(List<Mark> marks, UnitCode unit, Instant handled, Instant until) {
        long minutes = Mark.minuteOf(handled) - Mark.minuteOf(petition.receivedAt());
        boolean inTime = inTime(handled);
        marks.add(mark(unit, handled, Mark.Kind.PETITION_FINISHED, inTime, minutes, +1));
        Instant last = turns.isEmpty() ? handled : turns.get(turns.size() - 1);
        if (last.isAfter(handled) && last.isBefore(until)) {
            revise(marks, Mark.Kind.PETITION_FINISH_REVISED, unit, handled, last, inTime);
        }
    }

    /** From {@code turn} on what happened at {@code at} counts the other way. */
    private void revise(List<Mark> marks, Mark.Kind kind, UnitCode unit, Instant at, Instant turn, boolean wasOnTime) {
        long later = Mark.minuteOf(turn) - Mark.minuteOf(at);
        marks.add(mark(unit, at, kind, wasOnTime, later, -1));
        marks.add(mark(unit, at, kind, !wasOnTime, later, +1));
    }

    /** The first moment, at or after {@code from}, at which the marks change without an update; empty when none will. */
    public Optional<Instant> wakeAt(Instant from) {
        return Stream.of(Stream.of(petition.receivedAt()), turns.stream(), passed(), Stream.ofNullable(handled))
                .flatMap(moments -> moments)
                .filter(moment -> !moment.isBefore(from))
                .min(Instant::compareTo);
    }

    /** When it came to another unit. */
    private Stream<Instant> passed() {
        return units.keySet().stream().filter(start -> {
            var before = units.lowerEntry(start);
            return before != null && !before.getValue().equals(units.get(start));
        });
    }

    private Mark mark(UnitCode unit, Instant at, Mark.Kind kind, boolean onTime, long minutes, int sign) {
        long facts = petition.facts() | (onTime ? Fact.ON_TIME.bit() : 0);
        return new Mark(Mark.minuteOf(at), unit, kind, facts, ProcedureCode.NONE, minutes, sign);
    }
}
