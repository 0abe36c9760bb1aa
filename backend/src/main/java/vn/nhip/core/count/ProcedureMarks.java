package vn.nhip.core.count;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureNotice.Announcement;
import vn.nhip.core.procedure.ProcedureState;
import vn.nhip.core.procedure.ProcedureState.Showing;
import vn.nhip.core.version.Versioned;

/**
 * The marks of a procedure (index-766 section 4, "Procedures"). A moment x has passed at {@code until} when x &lt;
 * until, as with cases. That several announcements in a period count once, and one that was late makes them late, is for
 * the catalogue to say: measures over these marks are distinct by procedure.
 *
 * <p>An announcement whose legal basis is not known is on time, and odd ({@link Finding#NO_DUE_DATE}): nothing says that
 * it was late. A publication of which no decision was told is on time for the same reason.
 */
public final class ProcedureMarks {
    /** Working days, both from a decision to what it announces taking effect and to its being public. */
    private static final int NOTICE = 5;

    private final ProcedureState state;
    private final WorkingDays days;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private final List<Shown> shown;

    /** From a moment on: public or not, with all parts or not. */
    private record Shown(Instant from, boolean open, boolean complete) {}

    private ProcedureMarks(ProcedureState state, WorkingDays days) {
        this.state = state;
        this.days = days;
        this.shown = shown();
        for (Announcement announcement : announcements()) {
            announced(announcement);
            published(announcement);
        }
        open();
    }

    /** The marks that are due before {@code until}. */
    public static List<Mark> of(ProcedureState state, Instant until, WorkingDays days) {
        ProcedureMarks all = new ProcedureMarks(state, days);
        List<Mark> due = new ArrayList<>();
        for (int i = 0; i < all.marks.size(); i++) {
            if (all.moments.get(i).isBefore(until)) due.add(all.marks.get(i));
        }
        return due;
    }

    /** The first moment, at or after {@code from}, at which the marks change without an update; empty when none will. */
    public static Optional<Instant> wakeAt(ProcedureState state, Instant from, WorkingDays days) {
        return new ProcedureMarks(state, days)
                .moments.stream().filter(moment -> !moment.isBefore(from)).min(Instant::compareTo);
    }

    /** Each once: of a day that is known with its decision too, the decision speaks. */
    private List<Announcement> announcements() {
        List<Announcement> all =
                state.announcements().values().stream().map(Versioned::what).toList();
        return all.stream()
                .filter(one -> one.decision() != null
                        || one.decidedOn() == null
                        || all.stream()
                                .noneMatch(other -> other.decision() != null
                                        && one.decidedOn().equals(other.decidedOn())))
                .toList();
    }

    private void announced(Announcement one) {
        LocalDate decided = one.decidedOn();
        if (decided == null) return;
        Instant at = decided.atStartOfDay(days.zone()).toInstant();
        long odd = one.effectiveOn() == null ? Finding.asFacts(Finding.NO_DUE_DATE.bit()) : 0;
        boolean early = one.effectiveOn() == null || !decided.isAfter(days.minus(one.effectiveOn(), NOTICE));
        mark(at, Mark.Kind.PROCEDURE_ANNOUNCED, odd | onTime(early), +1);
    }

    private void published(Announcement one) {
        Instant published = one.publishedAt();
        Instant due =
                one.decidedOn() == null ? null : WorkingDays.endOfDay(days.plus(one.decidedOn(), NOTICE), days.zone());
        boolean late = due != null && (published == null || published.isAfter(due));
        if (due != null && late && !withdrawnAt(due)) mark(due, Mark.Kind.PROCEDURE_PUBLISHED, 0, +1);
        if (published != null) mark(published, Mark.Kind.PROCEDURE_PUBLISHED, onTime(!late), +1);
    }

    private static long onTime(boolean so) {
        return so ? Fact.ON_TIME.bit() : 0;
    }

    private boolean withdrawnAt(Instant at) {
        Boolean withdrawn = null;
        for (Versioned<Showing> said : state.showings()) {
            boolean later = said.version().at().isAfter(at);
            if (!later && said.what().withdrawn() != null)
                withdrawn = said.what().withdrawn();
        }
        return Boolean.TRUE.equals(withdrawn);
    }

    /** When it was public, and how completely, as told by then: what becomes complete later does not change the past. */
    private List<Shown> shown() {
        Optional<Instant> since = firstPublic();
        if (since.isEmpty()) return List.of();
        Stream<Instant> told =
                state.showings().stream().map(said -> said.version().at());
        return Stream.concat(since.stream(), told)
                .filter(moment -> !moment.isBefore(since.get()))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(this::shownFrom)
                .toList();
    }

    private Shown shownFrom(Instant moment) {
        boolean complete = false;
        for (Versioned<Showing> said : state.showings()) {
            if (said.version().at().isAfter(moment)) break;
            if (said.what().complete() != null) complete = said.what().complete();
        }
        return new Shown(moment, !withdrawnAt(moment), complete);
    }

    /** Its first publication; where none was told, the first notice that shows parts of it. */
    private Optional<Instant> firstPublic() {
        Optional<Instant> published = announcements().stream()
                .map(Announcement::publishedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        if (published.isPresent()) return published;
        return state.showings().stream()
                .filter(said -> said.what().shown())
                .map(said -> said.version().at())
                .findFirst();
    }

    private void open() {
        Shown before = new Shown(Instant.MIN, false, false);
        for (Shown next : shown) {
            boolean same = next.open() == before.open() && (!next.open() || next.complete() == before.complete());
            if (same) continue;
            if (before.open()) mark(next.from(), Mark.Kind.PROCEDURE_PUBLIC, parts(before), -1);
            if (next.open()) mark(next.from(), Mark.Kind.PROCEDURE_PUBLIC, parts(next), +1);
            before = next;
        }
    }

    private static long parts(Shown shown) {
        return shown.complete() ? Fact.ALL_PARTS.bit() : 0;
    }

    private void mark(Instant at, Mark.Kind kind, long facts, int sign) {
        long all = kind == Mark.Kind.PROCEDURE_PUBLIC ? facts | state.facts() : facts;
        moments.add(at);
        marks.add(new Mark(Mark.minuteOf(at), state.owner(), kind, all, state.procedure(), 0, sign));
    }
}
