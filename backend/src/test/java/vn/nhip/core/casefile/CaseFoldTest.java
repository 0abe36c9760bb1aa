package vn.nhip.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;
import vn.nhip.testing.ACase;

class CaseFoldTest {
    private static ACase inProcess() {
        return aCase().received("11-02 08:00").due("11-10 17:00");
    }

    private static boolean noted(CaseFile file, Finding finding) {
        return (file.findings() & finding.bit()) != 0;
    }

    private static boolean onTime(CaseFile file) {
        return file.onTimeAt(file.finishedAt());
    }

    @Nested
    class Reception {
        @Test
        void givenOnlySteps_whenFolded_thenThereIsNothingToCountYet() {
            CaseState steps = CaseState.unknown(ACase.NUMBER)
                    .with(
                            new CaseUpdate.Progress(ACase.NUMBER, new Step(at("11-02 08:00"), Status.RECEIVED)),
                            new Version(at("11-02 08:00"), "1", true));
            CaseFold fold = new CaseFold(code -> Optional.empty(), new WorkingDays(ACase.ZONE, Set.of(), Set.of()));

            assertEquals(Optional.empty(), fold.fold(steps));
        }

        @Test
        void givenNoReceptionDate_whenFolded_thenTheSubmissionCounts() {
            CaseFile file = aCase().submitted("11-01 07:00").file();

            assertEquals(at("11-01 07:00"), file.receivedAt());
        }

        @Test
        void givenBothDates_whenFolded_thenTheReceptionCounts() {
            CaseFile file = inProcess().submitted("11-01 07:00").file();

            assertEquals(at("11-02 08:00"), file.receivedAt());
        }

        @Test
        void givenNeitherDate_whenFolded_thenItIsNotCounted() {
            assertFalse(aCase().due("11-10 17:00").file().counted());
        }

        @Test
        void givenACaseOnlySubmitted_whenFolded_thenItIsNotOneYet() {
            assertFalse(inProcess().status(Status.SUBMITTED).file().counted());
        }

        @Test
        void givenACaseRefusedAtReception_whenFolded_thenItIsNotOne() {
            CaseFile file =
                    inProcess().status(Status.REFUSED).refusedAt("11-02 09:00").file();

            assertFalse(file.counted());
            assertNull(file.finishedAt());
        }

        @Test
        void givenACaseRefusedAfterReception_whenFolded_thenItEnded() {
            CaseFile file = inProcess()
                    .step(Status.RECEIVED, "11-02 08:00")
                    .status(Status.REFUSED)
                    .refusedAt("11-03 09:00")
                    .file();

            assertTrue(file.counted());
            assertEquals(at("11-03 09:00"), file.finishedAt());
        }

        @Test
        void givenAWithdrawalBeforeReception_whenFolded_thenItIsNotCounted() {
            CaseFile file = inProcess()
                    .status(Status.WITHDRAWN)
                    .finishedAt("11-03 09:00")
                    .file();

            assertFalse(file.counted());
        }

        @Test
        void givenAWithdrawalAfterReception_whenFolded_thenItEnded() {
            CaseFile file = inProcess()
                    .step(Status.RECEIVED, "11-02 08:00")
                    .step(Status.WITHDRAWN, "11-03 09:00")
                    .status(Status.WITHDRAWN)
                    .file();

            assertEquals(at("11-03 09:00"), file.finishedAt());
        }
    }

    @Nested
    class End {
        @Test
        void givenReadyAndHandedOver_whenFolded_thenTheResultBeingReadyIsTheEnd() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_HANDED_OVER, "11-06 09:00")
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .file();

            assertEquals(at("11-05 09:00"), file.finishedAt());
        }

        @Test
        void givenReadyAfterHandedOver_whenFolded_thenReadyIsTheEndAllTheSame() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_HANDED_OVER, "11-05 09:00")
                    .step(Status.RESULT_READY, "11-06 09:00")
                    .file();

            assertEquals(at("11-06 09:00"), file.finishedAt());
        }

        @Test
        void givenStoppedAndHandedOver_whenFolded_thenHandedOverIsTheEnd() {
            CaseFile file = inProcess()
                    .step(Status.STOPPED, "11-04 09:00")
                    .step(Status.RESULT_HANDED_OVER, "11-05 09:00")
                    .file();

            assertEquals(at("11-05 09:00"), file.finishedAt());
        }

        @Test
        void givenReadyTwice_whenFolded_thenTheFirstIsTheEnd() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .step(Status.RESULT_READY, "11-06 09:00")
                    .file();

            assertEquals(at("11-05 09:00"), file.finishedAt());
        }

        @Test
        void givenTheSendersEndDateAndAStep_whenFolded_thenTheSendersCounts() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .ready("11-05 09:30")
                    .file();

            assertEquals(at("11-05 09:30"), file.finishedAt());
        }

        @Test
        void givenHandedOverWithOnlyItsReturn_whenFolded_thenAStepReadyComesFirst() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .status(Status.RESULT_HANDED_OVER)
                    .returnedAt("11-07 09:00")
                    .file();

            assertEquals(at("11-05 09:00"), file.finishedAt());
        }

        @Test
        void givenHandedOverWithOnlyItsReturn_whenFolded_thenTheReturnIsTheEnd() {
            CaseFile file = inProcess()
                    .status(Status.RESULT_HANDED_OVER)
                    .returnedAt("11-07 09:00")
                    .file();

            assertEquals(at("11-07 09:00"), file.finishedAt());
        }

        @Test
        void givenAnEndDateInProcess_whenFolded_thenTheCaseIsOpen() {
            assertNull(inProcess().finishedAt("11-05 09:00").file().finishedAt());
        }

        @Test
        void givenAnEndBeforeTheStart_whenFolded_thenItEndsAtTheStartAndIsNoted() {
            CaseFile file = inProcess().ready("11-01 09:00").file();

            assertEquals(at("11-02 08:00"), file.finishedAt());
            assertEquals(0, file.handledMinutes());
            assertTrue(noted(file, Finding.END_BEFORE_START));
        }

        @Test
        void givenAnEndWithoutATime_whenFolded_thenItEndsWhenItWasToldAndIsNoted() {
            CaseFile file = inProcess()
                    .status(Status.RESULT_READY)
                    .arrivedAt("11-06 10:00")
                    .file();

            assertEquals(at("11-06 10:00"), file.finishedAt());
            assertTrue(noted(file, Finding.END_WITHOUT_TIME));
        }

        @Test
        void givenAnEndWithoutATimeButAStep_whenFolded_thenTheStepTellsItAndNothingIsNoted() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .status(Status.RESULT_READY)
                    .arrivedAt("11-06 10:00")
                    .file();

            assertEquals(at("11-05 09:00"), file.finishedAt());
            assertFalse(noted(file, Finding.END_WITHOUT_TIME));
        }

        @Test
        void givenASecondEndWithoutATime_whenTheStepOfTheFirstWasUndone_thenItEndsWhenItWasTold() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-03 09:00")
                    .step(Status.IN_PROCESS, "11-04 09:00")
                    .status(Status.RESULT_READY)
                    .toldAt("11-06 10:00")
                    .file();

            assertEquals(at("11-06 10:00"), file.finishedAt());
        }
    }

    @Nested
    class Reopening {
        @Test
        void givenAStepInProcessAfterTheEnd_whenFolded_thenTheCaseIsOpenAgain() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .step(Status.IN_PROCESS, "11-06 09:00")
                    .file();

            assertNull(file.finishedAt());
            assertEquals(Status.IN_PROCESS, file.status());
        }

        @Test
        void givenASecondReceptionAfterTheEnd_whenFolded_thenTheCaseIsOpenAgain() {
            CaseFile file = inProcess()
                    .ready("11-05 09:00")
                    .step(Status.RECEIVED, "11-06 09:00")
                    .file();

            assertNull(file.finishedAt());
            assertTrue(noted(file, Finding.WORK_AFTER_END));
        }

        @Test
        void givenWorkAtTheInstantOfTheEnd_whenFolded_thenTheEndStands() {
            CaseFile file = inProcess()
                    .step(Status.IN_PROCESS, "11-05 09:00")
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .file();

            assertEquals(at("11-05 09:00"), file.finishedAt());
            assertEquals(Status.RESULT_READY, file.status());
        }

        @Test
        void givenARequestAfterTheEnd_whenFolded_thenTheEndStands() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .step(Status.SUPPLEMENT_REQUESTED, "11-06 09:00")
                    .file();

            assertEquals(at("11-05 09:00"), file.finishedAt());
        }

        @Test
        void givenAnOldEndStateAndANewerProgressRow_whenFolded_thenTheProgressStands() {
            CaseFile file = inProcess()
                    .ready("11-05 09:00")
                    .arrivedAt("11-08 09:00")
                    .step(Status.IN_PROCESS, "11-06 09:00")
                    .file();

            assertNull(file.finishedAt());
            assertEquals(Status.IN_PROCESS, file.status());
        }

        @Test
        void givenANewerTimedSnapshotInProcess_whenFolded_thenTheCaseIsOpenAgain() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .status(Status.IN_PROCESS)
                    .toldAt("11-06 09:00")
                    .file();

            assertNull(file.finishedAt());
            assertEquals(Status.IN_PROCESS, file.status());
        }

        @Test
        void givenASnapshotInProcessWithoutATime_whenAStepEndedTheCase_thenTheEndStands() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .status(Status.IN_PROCESS)
                    .arrivedAt("11-06 09:00")
                    .file();

            assertEquals(at("11-05 09:00"), file.finishedAt());
            assertEquals(Status.RESULT_READY, file.status());
        }

        @Test
        void givenAReopenedCase_whenItEndsAgain_thenTheSecondEndCounts() {
            CaseFile file = inProcess()
                    .step(Status.RESULT_READY, "11-05 09:00")
                    .step(Status.IN_PROCESS, "11-06 09:00")
                    .step(Status.RESULT_HANDED_OVER, "11-07 09:00")
                    .file();

            assertEquals(at("11-07 09:00"), file.finishedAt());
        }
    }

    @Nested
    class ShownStatus {
        @Test
        void givenOnlyItsSubmissionAsAStep_whenTheSnapshotKnowsMore_thenTheSnapshotIsShown() {
            CaseFile file = inProcess().step(Status.SUBMITTED, "11-01 08:00").file();

            assertEquals(Status.IN_PROCESS, file.status());
        }

        @Test
        void givenAStepAfterATimedSnapshot_whenFolded_thenTheStepIsShown() {
            CaseFile file = inProcess()
                    .toldAt("11-03 08:00")
                    .step(Status.SUPPLEMENT_REQUESTED, "11-04 08:00")
                    .file();

            assertEquals(Status.SUPPLEMENT_REQUESTED, file.status());
        }
    }

    @Nested
    class Waiting {
        @Test
        void givenASupplementOfTwoDays_whenFinishedADayAfterTheDueDate_thenItIsOnTime() {
            CaseFile file = inProcess()
                    .supplement("11-04 09:00", "11-06 09:00")
                    .ready("11-11 17:00")
                    .file();

            assertTrue(onTime(file));
            assertEquals((9 * 24 + 9 - 48) * 60, file.handledMinutes());
        }

        @Test
        void givenASupplementOfTwoDays_whenFinishedExactlyTwoDaysAfterTheDueDate_thenItIsOnTime() {
            CaseFile file = inProcess()
                    .supplement("11-04 09:00", "11-06 09:00")
                    .ready("11-12 17:00")
                    .file();

            assertTrue(onTime(file));
        }

        @Test
        void givenASupplementOfTwoDays_whenFinishedLaterThanThat_thenItIsLate() {
            CaseFile file = inProcess()
                    .supplement("11-04 09:00", "11-06 09:00")
                    .ready("11-12 17:01")
                    .file();

            assertFalse(onTime(file));
        }

        @Test
        void givenARequestToldBothAsAStepAndAsARound_whenFinished_thenTheWaitIsSubtractedOnce() {
            CaseFile file = inProcess()
                    .step(Status.SUPPLEMENT_REQUESTED, "11-04 09:00")
                    .step(Status.IN_PROCESS, "11-06 09:00")
                    .supplement("11-04 09:00", "11-06 09:00")
                    .ready("11-12 17:01")
                    .file();

            assertFalse(onTime(file));
        }

        @Test
        void givenOverlappingRequests_whenFinished_thenTheirUnionIsSubtracted() {
            CaseFile file = inProcess()
                    .supplement("11-04 09:00", "11-06 09:00")
                    .supplement("11-05 09:00", "11-07 09:00")
                    .ready("11-13 17:00")
                    .file();

            assertTrue(onTime(file));
            assertEquals((11 * 24 + 9 - 72) * 60, file.handledMinutes());
        }

        @Test
        void givenAWaitForPayment_whenFinished_thenItIsSubtractedToo() {
            CaseFile file = inProcess()
                    .step(Status.PAYMENT_REQUESTED, "11-04 09:00")
                    .step(Status.IN_PROCESS, "11-06 09:00")
                    .ready("11-12 17:00")
                    .file();

            assertTrue(onTime(file));
        }

        @Test
        void givenARequestAfterTheDueDatePassed_whenFinished_thenItIsLate() {
            CaseFile file = inProcess()
                    .supplement("11-11 09:00", "11-20 09:00")
                    .ready("11-20 09:00")
                    .file();

            assertFalse(onTime(file));
        }

        @Test
        void givenARequestBeforeTheReceptionAndBroughtAfterTheEnd_whenFinished_thenOnlyTheLifeOfTheCaseIsSubtracted() {
            CaseFile file = inProcess()
                    .supplement("11-01 09:00", "11-03 08:00")
                    .supplement("11-05 08:00", "11-09 08:00")
                    .ready("11-06 08:00")
                    .file();

            assertEquals(2 * 24 * 60, file.handledMinutes());
        }

        @Test
        void givenACaseStillWaiting_whenTheDueDateHasPassed_thenItIsOnTimeAsOfTheRequest() {
            CaseFile file =
                    inProcess().step(Status.SUPPLEMENT_REQUESTED, "11-04 09:00").file();

            assertTrue(file.onTimeAt(at("12-30 09:00")));
        }

        @Test
        void givenACaseStillWaiting_whenItWasAskedAfterTheDueDate_thenItIsLate() {
            CaseFile file =
                    inProcess().step(Status.SUPPLEMENT_REQUESTED, "11-11 09:00").file();

            assertEquals(at("11-10 17:00"), file.onTimeUntil());
        }

        @Test
        void givenOnlyTheSnapshotSaysThatItWaits_whenTheDueDateHasPassed_thenItIsOnTimeAsOfThat() {
            CaseFile file = inProcess()
                    .status(Status.SUPPLEMENT_REQUESTED)
                    .toldAt("11-04 09:00")
                    .file();

            assertTrue(file.onTimeAt(at("12-30 09:00")));
        }

        @Test
        void givenOneRequestAnswered_whenTheSnapshotSaysThatItWaitsAgain_thenTheClockStandsAgain() {
            CaseFile file = inProcess()
                    .supplement("11-03 09:00", "11-04 09:00")
                    .status(Status.SUPPLEMENT_REQUESTED)
                    .toldAt("11-08 09:00")
                    .file();

            assertTrue(file.onTimeAt(at("12-30 09:00")));
        }

        @Test
        void givenAskedTwiceAndNothingSince_whenFolded_thenItIsLateFromTheSecondRequestOn() {
            CaseFile file = inProcess()
                    .step(Status.SUPPLEMENT_REQUESTED, "11-04 09:00")
                    .step(Status.SUPPLEMENT_REQUESTED, "11-06 09:00")
                    .file();

            assertTrue(file.onTimeAt(at("11-06 09:00")));
            assertFalse(file.onTimeAt(at("11-06 09:01")));
        }

        @Test
        void givenTheFirstRequestAnsweredAndTheSecondNot_whenFolded_thenItIsLateFromTheSecondOn() {
            CaseFile file = inProcess()
                    .status(Status.SUPPLEMENT_REQUESTED)
                    .toldAt("11-06 09:00")
                    .supplement("11-03 09:00", "11-04 09:00")
                    .supplement("11-06 09:00", null)
                    .file();

            assertEquals(at("11-06 09:00"), file.onTimeUntil());
        }

        @Test
        void givenOneRequestToldBothWays_whenNothingCame_thenItWasAskedOnce() {
            CaseFile file = inProcess()
                    .status(Status.SUPPLEMENT_REQUESTED)
                    .step(Status.SUPPLEMENT_REQUESTED, "11-04 09:00")
                    .supplement("11-04 09:00", null)
                    .file();

            assertNull(file.onTimeUntil());
        }

        @Test
        void givenTwoRequestsAnswered_whenItWaitsForAPayment_thenTheClockStands() {
            CaseFile file = inProcess()
                    .step(Status.SUPPLEMENT_REQUESTED, "11-03 09:00")
                    .step(Status.IN_PROCESS, "11-04 09:00")
                    .step(Status.SUPPLEMENT_REQUESTED, "11-05 09:00")
                    .step(Status.IN_PROCESS, "11-06 09:00")
                    .step(Status.PAYMENT_REQUESTED, "11-07 09:00")
                    .file();

            assertNull(file.onTimeUntil());
        }

        @Test
        void givenARequestThatNobodyClosed_whenTheCaseIsHandledAgain_thenTheClockRuns() {
            CaseFile file = inProcess()
                    .supplement("11-04 09:00", null)
                    .step(Status.IN_PROCESS, "11-05 09:00")
                    .step(Status.PAYMENT_REQUESTED, "11-12 09:00")
                    .file();

            assertEquals(at("11-10 17:00"), file.onTimeUntil());
        }
    }

    @Nested
    class DueDate {
        @Test
        void givenAnEndAtTheDueInstant_whenFolded_thenItIsOnTime() {
            assertTrue(onTime(inProcess().ready("11-10 17:00").file()));
        }

        @Test
        void givenAnEndAMinuteAfterTheDueInstant_whenFolded_thenItIsLate() {
            assertFalse(onTime(inProcess().ready("11-10 17:01").file()));
        }

        @Test
        void givenADueDateWithoutATimeOfDay_whenFinishedInTheLastMinuteOfThatDay_thenItIsOnTime() {
            ACase dueOnTheTenth =
                    aCase().received("11-02 08:00").due(WorkingDays.endOfDay(LocalDate.of(2026, 11, 10), ACase.ZONE));

            assertTrue(onTime(dueOnTheTenth.ready("11-10 23:59").file()));
            assertFalse(onTime(dueOnTheTenth.ready("11-11 00:00").file()));
        }

        @Test
        void givenNoDueDateAndALimitOfWorkingDays_whenFolded_thenTheLimitDecidesAndItIsNoted() {
            ACase limited = aCase().received("11-05 08:00").whoseProcedureTakes("3WD");

            CaseFile file = limited.ready("11-10 23:59").file();

            assertTrue(onTime(file));
            assertFalse(onTime(limited.ready("11-11 00:00").file()));
            assertTrue(noted(file, Finding.NO_DUE_DATE));
        }

        @Test
        void givenNoDueDateAndALimit_whenTheCitizenWasWaitedFor_thenThatDoesNotCount() {
            ACase limited =
                    aCase().received("11-05 08:00").whoseProcedureTakes("4H").supplement("11-05 10:00", "11-06 10:00");

            assertTrue(onTime(limited.ready("11-06 12:00").file()));
            assertFalse(onTime(limited.ready("11-06 12:01").file()));
        }

        @Test
        void givenNeitherDueDateNorLimit_whenFolded_thenItIsOnTimeAndNoted() {
            CaseFile file = aCase().received("11-05 08:00").file();

            assertNull(file.onTimeUntil());
            assertTrue(noted(file, Finding.NO_DUE_DATE));
        }

        @Test
        void givenNoDueDateOfTheCaseButMoves_whenFolded_thenTheLastMoveIsInForce() {
            CaseFile file = aCase().received("11-02 08:00")
                    .dueMoved("11-03 08:00", "11-05 17:00", "11-07 17:00")
                    .dueMoved("11-06 08:00", "11-07 17:00", "11-09 17:00")
                    .file();

            assertEquals(at("11-09 17:00"), file.dueAt());
            assertFalse(noted(file, Finding.DUE_MOVED_AFTER_PASSED));
        }

        @Test
        void givenADueDateOfTheCaseAndMoves_whenFolded_thenTheLastSentOfTheCaseIsInForce() {
            CaseFile file = inProcess()
                    .dueMoved("11-03 08:00", "11-05 17:00", "11-07 17:00")
                    .file();

            assertEquals(at("11-10 17:00"), file.dueAt());
        }

        @Test
        void givenADueDateMovedAfterItPassed_whenFolded_thenItIsNoted() {
            CaseFile file = inProcess()
                    .dueMoved("11-06 08:00", "11-05 17:00", "11-10 17:00")
                    .file();

            assertTrue(noted(file, Finding.DUE_MOVED_AFTER_PASSED));
        }

        @Test
        void givenADueDateBeforeTheReception_whenFolded_thenItIsNotedAndLateFromTheStart() {
            CaseFile file = aCase().received("11-02 08:00").due("11-01 08:00").file();

            assertTrue(noted(file, Finding.DUE_BEFORE_START));
            assertFalse(file.onTimeAt(file.receivedAt()));
        }
    }

    @Nested
    class DerivedFacts {
        private boolean has(ACase one, Fact fact) {
            return fact.in(one.file().facts());
        }

        @Test
        void givenNoPaperResultIsRequired_whenThereIsNone_thenTheResultSatisfies() {
            assertTrue(has(inProcess(), Fact.RESULT_SATISFIED));
        }

        @Test
        void givenAPaperResultIsRequired_whenThereIsNoElectronicOne_thenItDoesNotSatisfy() {
            ACase one = inProcess().whoseProcedureHas(Fact.PAPER_RESULT_REQUIRED);

            assertFalse(has(one, Fact.RESULT_SATISFIED));
            assertTrue(has(one.facts(Fact.ELECTRONIC_RESULT), Fact.RESULT_SATISFIED));
        }

        @Test
        void givenAFeeIsDue_whenTheListKnowsNone_thenItIsAFeeProcedureAllTheSame() {
            assertTrue(has(inProcess().facts(Fact.FEE_DUE), Fact.FEE_PROCEDURE));
        }

        @Test
        void givenFeesOfZero_whenTheProcedureHasAFee_thenBothFactsStand() {
            ACase one = inProcess().whoseProcedureHas(Fact.FEE_PROCEDURE).facts(Fact.FEES_ZERO);

            assertTrue(has(one, Fact.FEE_PROCEDURE));
            assertTrue(has(one, Fact.FEES_ZERO));
        }

        @Test
        void givenTheProcedureList_whenFolded_thenItsFactsAreTheCases() {
            ACase one = inProcess().whoseProcedureHas(Fact.FOR_INDIVIDUALS, Fact.ONLINE_SERVICE);

            assertTrue(has(one, Fact.FOR_INDIVIDUALS));
            assertTrue(has(one, Fact.ONLINE_SERVICE));
            assertFalse(has(one, Fact.FEE_PROCEDURE));
        }

        @Test
        void givenAnUnknownProcedure_whenFolded_thenItIsCountedAndNoted() {
            CaseFile file = inProcess().ofUnknownProcedure().file();

            assertTrue(file.counted());
            assertTrue(noted(file, Finding.UNKNOWN_PROCEDURE));
        }

        @Test
        void givenMoreDislikesThanLikes_whenFolded_thenItIsDisliked() {
            assertTrue(has(inProcess().liked(1).disliked(2), Fact.DISLIKED));
        }

        @Test
        void givenAsManyLikesAsDislikes_whenFolded_thenItIsNot() {
            assertFalse(has(inProcess().liked(2).disliked(2), Fact.DISLIKED));
        }

        @Test
        void givenAPetition_whenFolded_thenItIsPetitioned() {
            assertTrue(has(inProcess().petitioned("PA-1"), Fact.PETITIONED));
            assertFalse(has(inProcess(), Fact.PETITIONED));
        }

        @Test
        void givenAnyCase_whenFolded_thenOnTimeIsLeftToTheMarks() {
            assertFalse(has(inProcess().ready("11-03 08:00"), Fact.ON_TIME));
        }
    }
}
