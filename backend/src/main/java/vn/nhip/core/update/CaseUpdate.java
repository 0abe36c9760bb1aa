package vn.nhip.core.update;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseChange;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Millis;
import vn.nhip.core.version.Version;

/** What a feed says, after its door: typed, complete, free of personal data. */
public sealed interface CaseUpdate {
    /** The case or other thing that this update is about; updates of one key are folded one after the other. */
    String key();

    /** The updates that change a case. */
    sealed interface OfCase extends CaseUpdate, CaseChange {
        @Override
        default String key() {
            return number().value();
        }
    }

    /**
     * A case as known now.
     *
     * @param insert the sender says that the case is new (isUpdating False); a known case is then reported back
     */
    record Snapshot(CaseNumber number, CaseSnapshot snapshot, boolean insert) implements OfCase {
        @Override
        public CaseState onto(CaseState known, Version version) {
            return known.withSnapshot(snapshot, version);
        }
    }

    /** One step of a case. */
    record Progress(CaseNumber number, Step step) implements OfCase {
        @Override
        public CaseState onto(CaseState known, Version version) {
            return known.withStep(step);
        }
    }

    /** A like or a dislike of how a case was handled. */
    record Rating(CaseNumber number, boolean liked) implements OfCase {
        @Override
        public CaseState onto(CaseState known, Version version) {
            return known.withRating(liked);
        }
    }

    /**
     * What the portal answered when the case was sent to it.
     *
     * @param acknowledged whether the portal has the case
     * @param at when it answered; null when that was not said
     */
    record Synchronised(
            CaseNumber number,
            boolean acknowledged,
            @Nullable Instant at) implements OfCase {
        public Synchronised {
            at = Millis.ofNullable(at);
        }

        @Override
        public CaseState onto(CaseState known, Version version) {
            return known.withPortalWord(acknowledged, at, version);
        }
    }

    /** That there is a petition about a case (PAKN); of the petition itself nothing is told. */
    record CasePetition(CaseNumber number, String petition) implements OfCase {
        @Override
        public CaseState onto(CaseState known, Version version) {
            return known.withPetition(petition);
        }
    }

    /**
     * A figure handed in from outside, for a unit and a period.
     *
     * @param met null: the counted one stays
     * @param total null: the counted one stays
     * @param provenance who says so; null when nothing was said of it
     */
    record Figure(
            UnitCode unit,
            String period,
            String component,
            @Nullable BigDecimal met,
            @Nullable BigDecimal total,
            @Nullable Provenance provenance)
            implements CaseUpdate {
        public Figure(UnitCode unit, String period, String component, BigDecimal met, BigDecimal total) {
            this(unit, period, component, met, total, null);
        }

        @Override
        public String key() {
            return unit + "|" + period + "|" + component;
        }
    }

    /** A petition as known now. One that is about a case makes that case petitioned as well. */
    record PetitionTold(Petition petition) implements CaseUpdate {
        @Override
        public String key() {
            return "petition|" + petition.number();
        }
    }

    /** A procedure, and what is known of its announcement. */
    record ProcedureTold(ProcedureNotice notice) implements CaseUpdate {
        @Override
        public String key() {
            return "procedure|" + notice.procedure();
        }
    }
}
