package vn.nhip.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.NUMBER;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;
import vn.nhip.testing.ACase;

/**
 * Snapshots without a time, as the portal's form sends them, among steps, which have one: told in the order of the lines.
 * The case was received on 5 November and is due on the 20th.
 */
class SnapshotsAndStepsTest {
    private CaseState state = CaseState.unknown(NUMBER);
    private int told;

    private static ACase row(Status status) {
        return aCase().received("11-05 08:00").due("11-20 17:00").status(status);
    }

    private SnapshotsAndStepsTest snapshot(ACase row, String arrived) {
        state = state.with(
                new CaseUpdate.Snapshot(NUMBER, row.snapshot(), false),
                new Version(at(arrived), "%019d".formatted(told++), false));
        return this;
    }

    private SnapshotsAndStepsTest step(Status status, String when) {
        state = state.with(
                new CaseUpdate.Progress(NUMBER, new Step(at(when), status)),
                new Version(at(when), "step-" + told++, false));
        return this;
    }

    private CaseFile file() {
        return aCase().fold(state);
    }

    private boolean onTimeWhileOpen(String when) {
        return Fact.ON_TIME.in(file().openFactsAt(at(when)));
    }

    private boolean noted() {
        return (file().findings() & Finding.SNAPSHOT_AGAINST_STEPS.bit()) != 0;
    }

    @Test
    void givenAnOldStep_whenASnapshotWaitsForPapers_thenTheClockStandsSinceTheRequest() {
        snapshot(row(Status.RECEIVED), "11-05 09:00")
                .step(Status.RECEIVED, "11-05 08:00")
                .snapshot(row(Status.SUPPLEMENT_REQUESTED).supplement("11-18 09:00", null), "11-18 09:05");

        assertEquals(Status.SUPPLEMENT_REQUESTED, file().status());
        assertTrue(onTimeWhileOpen("12-15 08:00"));
        assertFalse(noted());
    }

    @Test
    void givenAnOldStep_whenASnapshotWaitsForAPayment_thenTheClockStandsSinceItCame() {
        snapshot(row(Status.RECEIVED), "11-05 09:00")
                .step(Status.RECEIVED, "11-05 08:00")
                .snapshot(row(Status.PAYMENT_REQUESTED), "11-18 09:05");

        assertEquals(Status.PAYMENT_REQUESTED, file().status());
        assertTrue(onTimeWhileOpen("12-15 08:00"));
        assertTrue(noted());
    }

    @Test
    void givenASnapshotThatWaits_whenTheStepsBeforeAreToldAfterIt_thenItWaitsAllTheSame() {
        snapshot(row(Status.PAYMENT_REQUESTED), "11-18 09:05")
                .step(Status.RECEIVED, "11-05 08:00")
                .step(Status.IN_PROCESS, "11-06 08:00");

        assertEquals(Status.PAYMENT_REQUESTED, file().status());
        assertTrue(onTimeWhileOpen("12-15 08:00"));
    }

    @Test
    void givenAWholeHistoryOfStepsToldAfterAnOldSnapshotThatWaits_thenTheLastStepStands() {
        snapshot(row(Status.SUPPLEMENT_REQUESTED), "11-29 09:00")
                .step(Status.RECEIVED, "11-05 08:00")
                .step(Status.SUPPLEMENT_REQUESTED, "11-10 08:00")
                .step(Status.IN_PROCESS, "11-12 08:00");

        assertEquals(Status.IN_PROCESS, file().status());
        assertFalse(onTimeWhileOpen("11-28 08:00"));
    }

    @Test
    void givenAStepThatWaits_whenASnapshotTellsTheAnswer_thenItTurnsLateWhenTheDeadlinePasses() {
        snapshot(row(Status.SUPPLEMENT_REQUESTED), "11-18 09:00")
                .step(Status.SUPPLEMENT_REQUESTED, "11-18 09:00")
                .snapshot(row(Status.IN_PROCESS).supplement("11-18 09:00", "11-19 09:00"), "11-19 09:05");

        assertEquals(Status.IN_PROCESS, file().status());
        assertTrue(onTimeWhileOpen("11-21 17:00"));
        assertFalse(onTimeWhileOpen("11-21 17:01"));
        assertFalse(noted());
    }

    @Test
    void givenAStepThatWaits_whenASnapshotInProcessHasNoDateOfTheAnswer_thenTheClockRunsAndItIsNoted() {
        snapshot(row(Status.SUPPLEMENT_REQUESTED), "11-18 09:00")
                .step(Status.SUPPLEMENT_REQUESTED, "11-18 09:00")
                .snapshot(row(Status.IN_PROCESS), "11-19 09:05");

        assertEquals(Status.IN_PROCESS, file().status());
        assertFalse(onTimeWhileOpen("11-21 08:00"));
        assertTrue(noted());
    }

    @Test
    void givenAnEndToldBothWays_whenASnapshotInProcessComes_thenTheCaseIsOpenAgainAndThatIsNoted() {
        snapshot(row(Status.RESULT_READY).finishedAt("11-10 09:00"), "11-10 09:05")
                .step(Status.RESULT_READY, "11-10 09:00")
                .snapshot(row(Status.IN_PROCESS), "11-12 09:00");

        assertNull(file().finishedAt());
        assertEquals(Status.IN_PROCESS, file().status());
        assertTrue(noted());
        assertEquals(Fact.LATE_TOLD.bit(), file().facts() & Fact.ofLateness());
    }

    @Test
    void givenAReopenedCase_whenTheStepOfItsFirstEndIsToldLate_thenItStaysOpen_andASecondEndEndsIt() {
        snapshot(row(Status.RESULT_READY).finishedAt("11-10 09:00"), "11-10 09:05")
                .snapshot(row(Status.IN_PROCESS), "11-12 09:00")
                .step(Status.RESULT_READY, "11-10 09:00");
        assertNull(file().finishedAt());

        step(Status.RESULT_READY, "11-13 09:00");
        assertEquals(at("11-13 09:00"), file().finishedAt());
    }

    @Test
    void givenASnapshotInProcess_whenAStepTellsTheEndAfterIt_thenItHasEnded() {
        snapshot(row(Status.IN_PROCESS), "11-12 09:00").step(Status.RESULT_READY, "11-10 09:00");

        assertEquals(at("11-10 09:00"), file().finishedAt());
        assertFalse(noted());
    }

    @Test
    void givenAnOldEndStateAfterANewerStep_thenTheStepStands() {
        step(Status.IN_PROCESS, "11-12 09:00")
                .snapshot(row(Status.RESULT_READY).finishedAt("11-10 09:00"), "11-13 09:00");

        assertNull(file().finishedAt());
    }

    @Test
    void givenASnapshotWithoutATimeToldTwice_thenTheSecondMovesNothing() {
        snapshot(row(Status.RESULT_READY), "11-10 09:00");
        Instant ended = file().finishedAt();

        snapshot(row(Status.RESULT_READY), "11-12 09:00");

        assertEquals(ended, file().finishedAt());
    }

    @Test
    void givenOneSnapshotAndItsSteps_thenItDoesNotMatterWhichCameFirst() {
        snapshot(row(Status.IN_PROCESS), "11-29 09:00")
                .step(Status.RECEIVED, "11-05 08:00")
                .step(Status.SUPPLEMENT_REQUESTED, "11-18 08:00");
        CaseFile casesFirst = file();
        state = CaseState.unknown(NUMBER);
        step(Status.RECEIVED, "11-05 08:00")
                .step(Status.SUPPLEMENT_REQUESTED, "11-18 08:00")
                .snapshot(row(Status.IN_PROCESS), "11-29 09:00");

        assertEquals(Status.SUPPLEMENT_REQUESTED, file().status());
        assertEquals(casesFirst, file());
    }
}
