package vn.nhip.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.PetitionMarks;
import vn.nhip.core.count.ProcedureMarks;
import vn.nhip.core.petition.PetitionState;
import vn.nhip.core.procedure.ProcedureState;

/**
 * A petition or a procedure as the ledger holds it. There are few of them, so their marks are kept as they were counted:
 * a calendar that was edited since cannot take back other marks than were given.
 *
 * @param marks counted
 * @param wakeAt the next moment at which the marks change by time alone; null when they will not
 * @param foldedBy {@link CaseFold#fingerprint()} of the fold whose calendar made the marks; null when it was not noted
 */
record SubjectRow(
        Key key,
        State state,
        List<Mark> marks,
        @Nullable Instant wakeAt,
        @Nullable Long foldedBy) {
    /** @param id number of the petition, code of the procedure */
    record Key(Subject subject, String id) {}

    /** What the next update is folded into. */
    sealed interface State {
        List<Mark> marks(Instant until, WorkingDays days);

        /** Null when never. */
        @Nullable
        Instant wakeAt(Instant from, WorkingDays days);
    }

    /** A petition. */
    record OfPetition(PetitionState known) implements State {
        @Override
        public List<Mark> marks(Instant until, WorkingDays days) {
            return new PetitionMarks(known, days).until(until);
        }

        @Override
        public @Nullable Instant wakeAt(Instant from, WorkingDays days) {
            return new PetitionMarks(known, days).wakeAt(from).orElse(null);
        }
    }

    /** A procedure. */
    record OfProcedure(ProcedureState known) implements State {
        @Override
        public List<Mark> marks(Instant until, WorkingDays days) {
            return ProcedureMarks.of(known, until, days);
        }

        @Override
        public @Nullable Instant wakeAt(Instant from, WorkingDays days) {
            return ProcedureMarks.wakeAt(known, from, days).orElse(null);
        }
    }

    static SubjectRow of(Key key, State state, Instant asOf, CaseFold fold) {
        WorkingDays days = fold.days();
        return new SubjectRow(key, state, state.marks(asOf, days), state.wakeAt(asOf, days), fold.fingerprint());
    }

    boolean isFoldedBy(CaseFold fold) {
        return foldedBy != null && foldedBy == fold.fingerprint();
    }
}
