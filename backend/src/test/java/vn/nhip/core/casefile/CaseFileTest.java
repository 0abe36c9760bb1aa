package vn.nhip.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.NUMBER;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.nhip.core.count.Marks;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;
import vn.nhip.testing.ACase;

/** The other on-time rules, the officer, and what is odd about an end: what is read beside the portal's own rules. */
class CaseFileTest {
    private static final Version VERSION = new Version(at("11-01 00:00"), "s", false);

    @Nested
    class OtherRules {
        @Test
        void givenADueDateWithoutATimeOfDay_thenAllRulesAgreeAndNoMarkIsMore() {
            CaseFile file = aCase().received("11-02 08:00")
                    .due(at("11-07 00:00").minusMillis(1))
                    .file();

            assertNull(file.otherRules());
            assertEquals(1, file.openTurns().size());
            assertEquals(4, Marks.of(file, at("11-20 08:00")).size());
        }

        @Test
        void givenADueDateWithATime_thenByDayItHoldsUntilTheEndOfThatDay() {
            CaseFile file = aCase().received("11-02 08:00")
                    .due("11-06 17:00")
                    .ready("11-06 19:00")
                    .file();

            assertEquals(Fact.mask(Fact.ON_TIME_BY_DAY, Fact.ON_TIME_BY_DAY_PATIENT), endFacts(file));
        }

        @Test
        void givenAnAnsweredRequest_thenTheWaitMovesTheEndOfTheDayToo() {
            CaseFile file = aCase().received("11-02 08:00")
                    .due("11-06 17:00")
                    .supplement("11-03 08:00", "11-05 08:00")
                    .file();

            assertEquals(at("11-08 17:00"), file.onTimeUntil());
            assertEquals(at("11-09 00:00").minusMillis(1), file.otherRules().byDay());
            assertEquals(file.onTimeUntil(), file.otherRules().patient());
        }

        @Test
        void givenASecondRequestThatIsNotAnswered_thenOnlyThePatientRulesWait() {
            CaseFile file = aCase().status(Status.SUPPLEMENT_REQUESTED)
                    .received("11-02 08:00")
                    .due("11-20 17:00")
                    .supplement("11-03 08:00", "11-04 08:00")
                    .supplement("11-05 08:00", null)
                    .file();

            assertEquals(at("11-05 08:00"), file.onTimeUntil());
            assertEquals(
                    Fact.mask(Fact.ON_TIME_PATIENT, Fact.ON_TIME_BY_DAY_PATIENT),
                    file.onTimeFactsAt(at("11-30 08:00")));
        }

        private long endFacts(CaseFile file) {
            return file.onTimeFactsAt(file.finishedAt());
        }
    }

    @Nested
    class Oddities {
        private boolean noted(Finding finding, ACase told) {
            return (told.file().findings() & finding.bit()) != 0;
        }

        @Test
        void givenAnEndWithinAMinuteOfTheReception_thenThatIsNoted() {
            assertTrue(
                    noted(Finding.ZERO_LENGTH, aCase().received("11-02 08:00").ready("11-02 08:01")));
            assertFalse(
                    noted(Finding.ZERO_LENGTH, aCase().received("11-02 08:00").ready("11-02 08:02")));
            assertFalse(
                    noted(Finding.ZERO_LENGTH, aCase().received("11-02 08:00").ready("11-02 07:00")));
        }

        @Test
        void givenAnEndAtTheMomentOfARequest_thenAWaitWasShownAsAnEnd() {
            assertTrue(noted(
                    Finding.WAIT_SHOWN_AS_END,
                    aCase().received("11-02 08:00")
                            .supplement("11-04 09:00", null)
                            .ready("11-04 09:00")));
            assertFalse(noted(
                    Finding.WAIT_SHOWN_AS_END,
                    aCase().received("11-02 08:00")
                            .supplement("11-04 09:00", "11-05 09:00")
                            .ready("11-06 09:00")));
        }

        @Test
        void givenAnEndBeforeTheFirstWork_thenThatIsNotedThoughTheEndIsUndone() {
            ACase early = aCase().received("11-02 08:00").ready("11-03 08:00").step(Status.IN_PROCESS, "11-04 08:00");
            ACase reopened = aCase().received("11-02 08:00")
                    .step(Status.IN_PROCESS, "11-02 09:00")
                    .ready("11-03 08:00")
                    .step(Status.IN_PROCESS, "11-04 08:00");

            assertTrue(noted(Finding.END_BEFORE_WORK, early));
            assertNull(early.file().finishedAt());
            assertFalse(noted(Finding.END_BEFORE_WORK, reopened));
        }

        @Test
        void givenAReceptionThatMoves_thenThatIsNotedWhicheverCameFirst() {
            CaseUpdate.Snapshot one = told("11-02 08:00");
            CaseUpdate.Snapshot other = told("11-03 08:00");
            Version later = new Version(at("11-04 00:00"), "t", true);

            assertEquals(0, state(one, VERSION).with(one, later).findings());
            assertEquals(
                    Finding.RECEPTION_MOVED.bit(),
                    state(one, VERSION).with(other, later).findings());
            assertEquals(
                    Finding.RECEPTION_MOVED.bit(),
                    state(other, later).with(one, VERSION).findings());
        }

        private CaseUpdate.Snapshot told(String received) {
            return new CaseUpdate.Snapshot(NUMBER, aCase().received(received).snapshot(), false);
        }

        private CaseState state(CaseUpdate.Snapshot told, Version version) {
            return CaseState.unknown(NUMBER).with(told, version);
        }

        @Test
        void givenFindings_thenEveryMarkCarriesThem() {
            CaseFile file = aCase().received("11-02 08:00").ready("11-02 08:00").file();
            Instant until = at("11-20 08:00");
            long odd = Finding.asFacts(Finding.ZERO_LENGTH.bit() | Finding.NO_DUE_DATE.bit());

            assertTrue(Marks.of(file, until).stream().allMatch(mark -> (mark.facts() & odd) == odd));
            assertTrue(Marks.of(file, until).stream().allMatch(mark -> Fact.ODD.in(mark.facts())));
        }
    }

    @Nested
    class Officer {
        private CaseState with(Step... steps) {
            CaseState state = aCase().received("11-02 08:00").state();
            for (Step step : steps) state = state.with(new CaseUpdate.Progress(NUMBER, step), VERSION);
            return state;
        }

        private Step step(Status status, String when, String officer) {
            return new Step(at(when), status, officer);
        }

        @Test
        void givenSteps_thenWhoDidTheLastWorkOrTheEndHasTheCase() {
            CaseState state = with(
                    step(Status.RESULT_READY, "11-05 08:00", "ended"),
                    step(Status.IN_PROCESS, "11-03 08:00", "worked"),
                    step(Status.SUPPLEMENT_REQUESTED, "11-06 08:00", "asked"));

            assertEquals("ended", aCase().fold(state).officer());
        }

        @Test
        void givenOneStepToldWithAndWithoutItsOfficer_thenItIsOneStepAndTheOfficerIsKept() {
            Step bare = step(Status.IN_PROCESS, "11-03 08:00", null);
            Step named = step(Status.IN_PROCESS, "11-03 08:00", "a");
            Step other = step(Status.IN_PROCESS, "11-03 08:00", "b");

            for (List<Step> told : List.of(List.of(bare, named), List.of(named, bare), List.of(other, bare, named))) {
                CaseState state = with(told.toArray(Step[]::new));
                assertEquals(1, state.steps().size());
                assertEquals("a", aCase().fold(state).officer());
            }
        }
    }
}
