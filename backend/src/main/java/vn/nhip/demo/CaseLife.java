package vn.nhip.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.procedure.Procedure;

/**
 * The whole life of one simulated case, from filing to the last rating, known from the start. Times are seconds since the
 * epoch; 0 means never. What the feed knows at a moment is a prefix of the steps.
 */
final class CaseLife {
    /**
     * One step.
     *
     * @param snapshot sent as a case; otherwise as progress
     */
    record Step(int status, long at, long deliverAt, boolean snapshot) {}

    /** A round of missing papers, by the steps that ask and that bring them; {@code answered} −1: not yet. */
    record Round(int asked, int answered, long dueBefore, long dueAfter) {}

    /** What the sender gets wrong, but can be counted. */
    enum Dirt {
        NONE,
        END_BEFORE_START,
        UNKNOWN_PROCEDURE,
        NO_DUE_DATE,
        /** Without a due date, and its end invented at its reception. */
        ZERO_LENGTH,
        /** A request for papers is told as the end of the handling. */
        WAIT_SHOWN_AS_END,
        /** The deadline is put off when it has passed. */
        DUE_MOVED_LATE,
        /** The submitted file is sent again as the result. */
        RESULT_IS_SUBMISSION,
        /** When the case ends, it is said to have been received later. */
        RECEPTION_MOVED
    }

    /** What is true of the case in the end; each fact is told from the step on at which it is known. */
    record Facts(
            boolean electronicResult,
            boolean digitised,
            boolean reused,
            boolean personalStore,
            boolean populationData,
            boolean synchronised) {
        /** Only of people there are data in the population database and in a store of one's own. */
        Facts withoutAPerson() {
            return new Facts(electronicResult, digitised, reused, false, false, synchronised);
        }
    }

    /** A like or a dislike; {@code at} 0: none. */
    record Rating(long at, boolean liked) {
        static final Rating NONE = new Rating(0, true);
    }

    final String number;
    final Office office;
    final Procedure procedure;
    final int channel;
    final long filedAt;
    final List<Step> steps = new ArrayList<>(6);
    final List<Round> rounds = new ArrayList<>(0);

    long receivedAt;
    /** Received by the system itself, whatever the hour. */
    boolean automatic;

    long dueAt;
    boolean dueIsADay;
    /** From this step on {@link #movedDueAt} is in force; −1: never moved. */
    int dueMovedAtStep = -1;

    long movedDueAt;
    /** From this step on what was forgotten is there, the electronic result first of all; −1: nothing to correct. */
    int correctedAtStep = -1;

    /** When the handling really ended, told with the correction; 0: as was told at first. */
    long correctedEndAt;

    /** When it is said to have been received once it has ended; 0: never moved. */
    long movedReceivedAt;

    long fee = -1;
    int payment;
    /** From this step on the payment is known. */
    int paidAtStep;

    private @Nullable Facts facts;
    /** When the portal acknowledged the case; 0: never. */
    long acknowledgedAt;

    Rating rating = Rating.NONE;
    /** A petition about the case; null: none. */
    @Nullable
    PetitionLife petition;

    Dirt dirt = Dirt.NONE;
    /** The step that is delivered a second time, and when; −1: none. */
    int repeatedStep = -1;

    long repeatedAt;
    /** When a row is delivered that nobody can count; 0: none. */
    long brokenAt;

    CaseLife(String number, Office office, Procedure procedure, int channel, long filedAt) {
        this.number = number;
        this.office = office;
        this.procedure = procedure;
        this.channel = channel;
        this.filedAt = filedAt;
    }

    /** How it was filed and what became of its papers, drawn after its reception. */
    void is(Facts drawn) {
        facts = drawn;
    }

    Facts facts() {
        if (facts == null) throw new IllegalStateException("the facts of " + number + " are not drawn yet");
        return facts;
    }

    /** The last step that the feed knows at a moment; −1: none yet. */
    int knownAt(long moment) {
        for (int step = steps.size() - 1; step >= 0; step--) if (steps.get(step).deliverAt() < moment) return step;
        return -1;
    }

    /** When a status was first reached up to a step; 0: not yet. */
    long reached(int status, int upTo) {
        for (int i = 0; i <= upTo; i++)
            if (steps.get(i).status() == status) return steps.get(i).at();
        return 0;
    }

    boolean isCorrected(int upTo) {
        return correctedAtStep >= 0 && upTo >= correctedAtStep;
    }

    /** As the sender says after a step. */
    long receivedAt(int upTo) {
        return movedReceivedAt > 0 && reached(9, upTo) > 0 ? movedReceivedAt : receivedAt;
    }

    /** As the sender says after a step. */
    long dueAt(int upTo) {
        return dueMovedAtStep >= 0 && upTo >= dueMovedAtStep ? movedDueAt : dueAt;
    }

    /** When the handling ended, as the sender says after a step; 0: not yet. */
    long endedAt(int upTo) {
        if (correctedEndAt > 0 && isCorrected(upTo)) return correctedEndAt;
        long ended = reached(9, upTo);
        for (int status = 7; status <= 8 && ended == 0; status++) ended = reached(status, upTo);
        return ended;
    }

    /** Whether the sender, telling a step, can say that the portal has the case. The portal's own form has no field for it. */
    boolean tellsAcknowledgement(int upTo) {
        boolean portalForm =
                dirt == Dirt.RESULT_IS_SUBMISSION && steps.get(upTo).status() >= 9;
        return !portalForm
                && acknowledgedAt > 0
                && acknowledgedAt <= steps.get(upTo).deliverAt();
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }
}
