package vn.nhip.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.NUMBER;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;
import vn.nhip.testing.ACase;

/** Why a late case is late; each is due on 10 November. */
class LatenessTest {
    private static final Instant NOW = at("12-20 08:00");

    private static ACase due() {
        return aCase().received("11-02 08:00").due("11-10 17:00").status(Status.RECEIVED);
    }

    /** Of the mark that counts it now; a late one has at most one reason. */
    private static long reason(ACase told) {
        CaseFile file = told.file();
        long facts = 0;
        for (Mark mark : Marks.of(file, NOW)) {
            boolean last = mark.kind() == (file.finishedAt() == null ? Mark.Kind.OPEN : Mark.Kind.FINISHED);
            if (last && mark.sign() > 0) facts = mark.facts();
        }
        assertEquals(0, facts & Fact.ON_TIME.bit(), "not late");
        return facts & Fact.ofLateness();
    }

    @Test
    void givenAnEndWithoutATime_thenItWasToldWrongly() {
        assertEquals(
                Fact.LATE_TOLD.bit(), reason(due().status(Status.RESULT_READY).arrivedAt("12-01 08:00")));
    }

    @Test
    void givenAResultThatAStepHadReadyInTime_whenTheSnapshotSaysLater_thenItWasToldWrongly() {
        assertEquals(Fact.LATE_TOLD.bit(), reason(due().ready("11-20 08:00").step(Status.RESULT_READY, "11-09 08:00")));
    }

    @Test
    void givenADeadlineBeforeTheReception_thenItWasToldWrongly() {
        assertEquals(
                Fact.LATE_TOLD.bit(), reason(aCase().received("11-11 08:00").due("11-10 17:00")));
    }

    @Test
    void givenARequestAfterTheDeadlineAndNoAnswer_thenItWaitsForTheCitizen() {
        assertEquals(Fact.LATE_WAITING.bit(), reason(due().step(Status.SUPPLEMENT_REQUESTED, "11-12 08:00")));
    }

    @Test
    void givenARequestWhoseAnswerWasNeverTold_whenEndedLate_thenItWaitedForTheCitizen() {
        assertEquals(
                Fact.LATE_WAITING.bit(),
                reason(due().supplement("11-05 08:00", null).ready("11-20 08:00")));
    }

    @Test
    void givenAPaymentAskedForAfterTheDeadline_thenTheFeeIsUnpaid() {
        assertEquals(Fact.LATE_FEE.bit(), reason(due().step(Status.PAYMENT_REQUESTED, "11-12 08:00")));
    }

    @Test
    void givenACaseFiledOnlineAndReceivedLate_thenThatIsWhy() {
        ACase late = due().submitted("10-29 08:00").facts(Fact.ONLINE);

        assertTrue(Fact.RECEIVED_LATE.in(late.file().facts()));
        assertEquals(Fact.LATE_RECEPTION.bit(), reason(late));
    }

    @Test
    void givenACaseOfTheCounter_thenItsReceptionIsNeverLate() {
        assertEquals(
                0, due().submitted("10-29 08:00").facts(Fact.COUNTER).file().facts() & Fact.RECEIVED_LATE.bit());
    }

    @Test
    void givenStepsOfWork_thenTheWorkWasLate() {
        assertEquals(
                Fact.LATE_WORK.bit(),
                reason(due().step(Status.IN_PROCESS, "11-03 08:00").ready("11-20 08:00")));
    }

    @Test
    void givenNothingThatExplainsIt_thenItIsNotKnown() {
        assertEquals(0, reason(due()));
        assertEquals(0, reason(due().ready("11-20 08:00")));
    }

    @Test
    void givenACaseInTime_thenNoMarkTellsAReason() {
        CaseFile file = due().step(Status.IN_PROCESS, "11-03 08:00")
                .ready("11-09 08:00")
                .file();

        for (Mark mark : Marks.of(file, NOW)) assertEquals(0, mark.facts() & Fact.ofLateness(), mark.toString());
    }

    // ---- whether the portal has it

    private static Version version(String when) {
        return new Version(at(when), when, true);
    }

    private static CaseState with(CaseState state, Boolean word, String when) {
        long facts = word == null ? 0 : Fact.SYNCHRONISATION_KNOWN.bit() | (word ? Fact.SYNCHRONISED.bit() : 0);
        CaseSnapshot row = due().snapshot();
        CaseSnapshot said = new CaseSnapshot(
                row.unit(),
                row.procedure(),
                row.status(),
                null,
                row.receivedAt(),
                row.dueAt(),
                null,
                null,
                null,
                facts,
                0,
                row.supplements());
        return state.with(new CaseUpdate.Snapshot(NUMBER, said, false), version(when));
    }

    private static long known(CaseState state) {
        return aCase().fold(state).facts() & Fact.mask(Fact.SYNCHRONISED, Fact.SYNCHRONISATION_KNOWN);
    }

    @Test
    void givenNobodyWhoSays_thenItIsNotKnown_andOneWhoSaysNoIsKnown() {
        CaseState silent = with(CaseState.unknown(NUMBER), null, "11-03 08:00");

        assertEquals(0, known(silent));
        assertEquals(Fact.SYNCHRONISATION_KNOWN.bit(), known(with(silent, false, "11-04 08:00")));
    }

    @Test
    void givenAnAcknowledgement_whenTheNextSnapshotSaysNothingOfIt_thenItStands_andTheNewestWordCounts() {
        CaseUpdate.Synchronised taken = new CaseUpdate.Synchronised(NUMBER, true, at("11-04 08:00"));
        long acknowledged = Fact.mask(Fact.SYNCHRONISED, Fact.SYNCHRONISATION_KNOWN);
        CaseState state = CaseState.unknown(NUMBER).with(taken, version("11-04 08:00"));

        assertEquals(acknowledged, known(with(state, null, "11-05 08:00")));
        assertEquals(acknowledged, known(with(state, false, "11-03 08:00")));
        assertEquals(Fact.SYNCHRONISATION_KNOWN.bit(), known(with(state, false, "11-05 08:00")));
    }
}
