package vn.nhip.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

/** Petitions and procedures by hand: their marks, and what "in the period" means of them, word by word. */
final class SlowThings {
    private SlowThings() {}

    interface Thing {
        UnitCode unit();

        /** Marks that are due before {@code until}. */
        List<Mark> marks(Instant until);

        /** The facts with which it counts in a period judged at {@code t}; null when it does not. */
        Long facts(Base base, Instant start, Instant t);

        ProcedureCode procedure();
    }

    /** From a moment on other facts hold. */
    record Revision(Instant at, long facts) {}

    /**
     * A petition.
     *
     * @param revisions in order, none before the reception
     * @param handled null while it is in hand
     */
    record Petition(UnitCode unit, Instant received, long facts, List<Revision> revisions, Instant handled)
            implements Thing {
        private long factsBefore(Instant t) {
            long known = facts;
            for (Revision revision : revisions) if (revision.at().isBefore(t)) known = revision.facts();
            return known;
        }

        @Override
        public ProcedureCode procedure() {
            return ProcedureCode.NONE;
        }

        @Override
        public List<Mark> marks(Instant until) {
            List<Mark> marks = new ArrayList<>();
            if (!received.isBefore(until)) return marks;
            boolean over = handled != null && handled.isBefore(until);
            marks.add(mark(received, Mark.Kind.PETITION_RECEIVED, facts, 0, +1));
            marks.add(mark(received, Mark.Kind.PETITION_OPEN, facts, 0, +1));
            long before = facts;
            for (Revision revision : revisions) {
                if (!revision.at().isBefore(until)) break;
                long later = Mark.minuteOf(revision.at()) - Mark.minuteOf(received);
                marks.add(mark(received, Mark.Kind.PETITION_REVISED, before, later, -1));
                marks.add(mark(received, Mark.Kind.PETITION_REVISED, revision.facts(), later, +1));
                if (!over || revision.at().isBefore(handled)) {
                    marks.add(mark(revision.at(), Mark.Kind.PETITION_OPEN, before, 0, -1));
                    marks.add(mark(revision.at(), Mark.Kind.PETITION_OPEN, revision.facts(), 0, +1));
                }
                before = revision.facts();
            }
            if (over) {
                marks.add(mark(handled, Mark.Kind.PETITION_OPEN, factsBefore(handled), 0, -1));
                marks.add(mark(handled, Mark.Kind.PETITION_FINISHED, factsBefore(handled), 0, +1));
            }
            return marks;
        }

        private Mark mark(Instant at, Mark.Kind kind, long facts, long later, int sign) {
            return new Mark(Mark.minuteOf(at), unit, kind, facts, ProcedureCode.NONE, later, sign);
        }

        @Override
        public Long facts(Base base, Instant start, Instant t) {
            if (!received.isBefore(t)) return null;
            if (base == Base.PETITIONS_RECEIVED) return received.isBefore(start) ? null : (Long) factsBefore(t);
            if (base != Base.PETITIONS_HANDLED) return null;
            boolean over = handled != null && handled.isBefore(t);
            if (!over) return factsBefore(t);
            return handled.isBefore(start) ? null : (Long) factsBefore(handled);
        }
    }

    /**
     * A procedure.
     *
     * @param withdrawn null while it is public
     */
    record Announced(
            UnitCode unit, ProcedureCode procedure, Instant announced, Instant published, Instant withdrawn, long facts)
            implements Thing {
        @Override
        public List<Mark> marks(Instant until) {
            List<Mark> marks = new ArrayList<>();
            add(marks, announced, until, Mark.Kind.PROCEDURE_ANNOUNCED, +1);
            add(marks, published, until, Mark.Kind.PROCEDURE_PUBLISHED, +1);
            add(marks, published, until, Mark.Kind.PROCEDURE_PUBLIC, +1);
            if (withdrawn != null) add(marks, withdrawn, until, Mark.Kind.PROCEDURE_PUBLIC, -1);
            return marks;
        }

        private void add(List<Mark> marks, Instant at, Instant until, Mark.Kind kind, int sign) {
            if (at.isBefore(until)) marks.add(new Mark(Mark.minuteOf(at), unit, kind, facts, procedure, 0, sign));
        }

        @Override
        public Long facts(Base base, Instant start, Instant t) {
            boolean counts = switch (base) {
                case ANNOUNCED -> !announced.isBefore(start) && announced.isBefore(t);
                case PUBLISHED -> !published.isBefore(start) && published.isBefore(t);
                case PUBLIC -> published.isBefore(t) && (withdrawn == null || !withdrawn.isBefore(t));
                default -> false;
            };
            return counts ? (Long) facts : null;
        }
    }

    /** @param t when the period is judged */
    static long count(Iterable<Thing> things, Set<UnitCode> units, Measure measure, Instant start, Instant t) {
        long count = 0;
        Set<ProcedureCode> procedures = new HashSet<>();
        for (Thing thing : things) {
            if (!units.contains(thing.unit())) continue;
            if (measure.within() != null && !measure.within().holds(thing.procedure())) continue;
            Long facts = thing.facts(measure.base(), start, t);
            if (facts == null || (facts & measure.all()) != measure.all() || (facts & measure.none()) != 0) continue;
            count++;
            procedures.add(thing.procedure());
        }
        return measure.form() == Measure.Form.DISTINCT_PROCEDURES ? procedures.size() : count;
    }
}
