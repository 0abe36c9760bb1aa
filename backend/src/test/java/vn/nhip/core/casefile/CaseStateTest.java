package vn.nhip.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.NUMBER;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;
import vn.nhip.testing.ACase;

class CaseStateTest {
    private static final long DIGEST = -5_392_953_751_496_078_958L;
    private static final CaseState UNKNOWN = CaseState.unknown(NUMBER);

    private static CaseUpdate.Snapshot snapshot(ACase told) {
        return new CaseUpdate.Snapshot(NUMBER, told.snapshot(), false);
    }

    private static CaseUpdate.Progress step(Status status, Instant at) {
        return new CaseUpdate.Progress(NUMBER, new Step(at, status));
    }

    private static Version version(String time, String id) {
        return new Version(at(time), id, true);
    }

    @Test
    void givenANewerSnapshot_whenAnOlderOneArrives_thenTheNewerStays() {
        CaseUpdate.Snapshot newer = snapshot(aCase().received("11-02 08:00").due("11-09 17:00"));
        CaseUpdate.Snapshot older = snapshot(aCase().received("11-02 08:00").due("11-05 17:00"));

        CaseState state = UNKNOWN.with(newer, version("11-03 08:00", "b")).with(older, version("11-02 08:00", "a"));

        assertEquals(newer.snapshot(), state.snapshot());
        assertEquals(version("11-03 08:00", "b"), state.version());
    }

    @Test
    void givenTwoSnapshotsOfOneInstant_whenTheyArriveInAnyOrder_thenTheirIdsDecide() {
        CaseUpdate.Snapshot first = snapshot(aCase().received("11-02 08:00"));
        CaseUpdate.Snapshot second = snapshot(aCase().received("11-02 09:00"));
        Version a = version("11-03 08:00", "a");
        Version b = version("11-03 08:00", "b");

        assertEquals(
                UNKNOWN.with(first, a).with(second, b), UNKNOWN.with(second, b).with(first, a));
        assertEquals(second.snapshot(), UNKNOWN.with(second, b).with(first, a).snapshot());
    }

    @Test
    void givenTheSameSnapshotLater_whenTaken_thenOnlyItsVersionMoves() {
        CaseUpdate.Snapshot same = snapshot(aCase().received("11-02 08:00"));

        CaseState state = UNKNOWN.with(same, version("11-03 08:00", "a")).with(same, version("11-04 08:00", "b"));

        assertEquals(version("11-04 08:00", "b"), state.version());
    }

    @Test
    void givenAStep_whenItComesAgain_thenItIsOneStep() {
        CaseState once = UNKNOWN.with(step(Status.IN_PROCESS, at("11-02 08:00")), version("11-02 08:00", "a"));

        assertSame(once, once.with(step(Status.IN_PROCESS, at("11-02 08:00")), version("11-05 08:00", "b")));
    }

    @Test
    void givenAStepWithFinerFractions_whenItComesAgain_thenItIsOneStep() {
        CaseState once = UNKNOWN.with(
                step(Status.IN_PROCESS, at("11-02 08:00").plusNanos(123_456_789)), version("11-02 08:00", "a"));

        assertSame(
                once,
                once.with(
                        step(Status.IN_PROCESS, at("11-02 08:00").plusNanos(123_000_000)),
                        version("11-05 08:00", "b")));
    }

    @Test
    void givenAsManyStepsAsAreKept_whenAnotherComes_thenItIsRefusedAndAKnownOneIsNot() {
        CaseState full = UNKNOWN;
        for (int i = 0; i < CaseState.MAX_STEPS; i++) {
            full = full.with(step(Status.IN_PROCESS, at("11-02 08:00").plusSeconds(i)), version("11-02 08:00", "a"));
        }
        CaseState limit = full;

        assertThrows(
                IllegalArgumentException.class,
                () -> limit.with(step(Status.IN_PROCESS, at("11-03 08:00")), version("11-02 08:00", "a")));
        assertSame(limit, limit.with(step(Status.IN_PROCESS, at("11-02 08:00")), version("11-02 08:00", "a")));
    }

    @Test
    void givenAsManyPetitionsAsAreKept_whenAnotherComes_thenItIsRefused() {
        CaseState full = UNKNOWN;
        for (int i = 0; i < CaseState.MAX_PETITIONS; i++) {
            full = full.with(new CaseUpdate.CasePetition(NUMBER, "PA-" + i), version("11-02 08:00", "a"));
        }
        CaseState limit = full;

        assertThrows(
                IllegalArgumentException.class,
                () -> limit.with(new CaseUpdate.CasePetition(NUMBER, "PA-x"), version("11-02 08:00", "a")));
    }

    @Test
    void givenASnapshotReceived_whenAnOldSubmissionArrives_thenTheReceptionIsNotForgotten() {
        CaseState state = UNKNOWN.with(
                        snapshot(aCase().status(Status.WITHDRAWN).received("11-02 08:00")), version("11-05 08:00", "b"))
                .with(snapshot(aCase().status(Status.RECEIVED).received("11-02 08:00")), version("11-02 08:00", "a"));

        assertTrue(state.receptionSeen());
        assertEquals(Status.WITHDRAWN, state.snapshot().status());
    }

    @Test
    void givenOnlySubmittedRefusedAndWithdrawn_whenTaken_thenNoReceptionWasSeen() {
        CaseState state = UNKNOWN;
        for (Status status : new Status[] {Status.SUBMITTED, Status.REFUSED, Status.WITHDRAWN}) {
            state = state.with(step(status, at("11-02 08:00")), version("11-02 08:00", "a"));
        }

        assertFalse(state.receptionSeen());
    }

    @Test
    void givenADeadlineThatHasPassed_whenALaterOneIsSent_thenItIsNotedForGood() {
        CaseState moved = UNKNOWN.with(snapshot(aCase().due("11-05 17:00")), version("11-02 08:00", "a"))
                .with(snapshot(aCase().due("11-09 17:00")), version("11-06 08:00", "b"))
                .with(snapshot(aCase().due("11-04 17:00")), version("11-07 08:00", "c"));

        assertTrue((moved.findings() & Finding.DUE_MOVED_AFTER_PASSED.bit()) != 0);
        assertEquals(at("11-04 17:00"), moved.snapshot().dueAt());
    }

    @Test
    void givenADeadlineAhead_whenALaterOneIsSent_thenNothingIsNoted() {
        CaseState moved = UNKNOWN.with(snapshot(aCase().due("11-05 17:00")), version("11-02 08:00", "a"))
                .with(snapshot(aCase().due("11-09 17:00")), version("11-04 08:00", "b"));

        assertEquals(0, moved.findings());
    }

    // ---- snapshots without a time

    private static Version arrived(String time) {
        return new Version(at(time), time, false);
    }

    @Test
    void givenWhatWasInForceBefore_whenItIsToldAgain_thenItIsARepeatUntilItSaysMore() {
        CaseUpdate.Snapshot working = snapshot(aCase().received("11-02 08:00").status(Status.IN_PROCESS));
        CaseUpdate.Snapshot waiting = snapshot(aCase().received("11-02 08:00").status(Status.SUPPLEMENT_REQUESTED));
        CaseState state = UNKNOWN.with(working, arrived("11-02 08:00")).with(waiting, arrived("11-03 08:00"));

        assertTrue(state.repeats(waiting.snapshot()));
        assertTrue(state.repeats(working.snapshot()));
        assertFalse(state.repeats(
                snapshot(aCase().received("11-02 08:00").due("11-05 17:00")).snapshot()));
    }

    @Test
    void givenASnapshotWithATimeOfItsOwn_whenItWasReplaced_thenNothingRepeatsIt() {
        CaseUpdate.Snapshot timed = snapshot(aCase().received("11-02 08:00"));
        CaseUpdate.Snapshot later = snapshot(aCase().received("11-02 08:00").due("11-05 17:00"));

        CaseState state = UNKNOWN.with(timed, version("11-02 08:00", "a")).with(later, arrived("11-03 08:00"));

        assertFalse(state.repeats(timed.snapshot()));
    }

    @Test
    void givenMoreEarlierSnapshotsThanAreKept_whenAnotherComes_thenTheOldestIsForgotten() {
        CaseState state = UNKNOWN;
        for (int i = 0; i <= EarlierSnapshots.MOST + 1; i++) {
            state = state.with(snapshot(aCase().due(at("11-05 17:00").plusSeconds(i))), arrived("11-02 08:00"));
        }

        assertEquals(EarlierSnapshots.MOST, state.earlier().digests().size());
        assertFalse(state.repeats(snapshot(aCase().due(at("11-05 17:00"))).snapshot()));
        assertTrue(state.repeats(
                snapshot(aCase().due(at("11-05 17:00").plusSeconds(1))).snapshot()));
    }

    /** The ledger keeps digests: those of another build must be the same. */
    @Test
    void givenASnapshot_whenDigested_thenItIsTheDigestOfEveryBuild() {
        assertEquals(
                DIGEST,
                aCase().received("11-02 08:00").due("11-05 17:00").snapshot().digest());
    }

    @Test
    void givenASpellingOfItsNumber_whenTold_thenTheLastOneIsKeptAndTheKeyStays() {
        CaseNumber spelt = new CaseNumber(NUMBER.value().toLowerCase(java.util.Locale.ROOT));
        CaseUpdate.Snapshot told =
                new CaseUpdate.Snapshot(spelt, aCase().received("11-02 08:00").snapshot(), false);

        CaseState state = UNKNOWN.with(told, version("11-03 08:00", "a"));

        assertEquals(NUMBER, state.number());
        assertEquals(spelt.told(), state.number().told());
    }

    @Test
    void givenAFinishedCase_whenAnUntimedSnapshotComesAgainWithoutTheDateThatLayAhead_thenItStaysFinished() {
        CaseSnapshot ready =
                aCase().received("11-02 08:00").status(Status.RESULT_READY).snapshot();
        CaseUpdate.Snapshot ahead =
                new CaseUpdate.Snapshot(NUMBER, ready.withFindings(Finding.FUTURE_DATE.bit()), false);
        CaseUpdate.Snapshot again =
                new CaseUpdate.Snapshot(NUMBER, ready.withFindings(Finding.PLACEHOLDER_DATE.bit()), false);
        CaseState known = UNKNOWN.with(ahead, Version.arrived(at("11-02 08:00"), 1))
                .with(step(Status.RESULT_HANDED_OVER, at("11-03 08:00")), version("11-03 08:00", "s"));

        CaseState after = known.with(again, Version.arrived(at("11-04 08:00"), 2));

        assertSame(known.snapshot(), after.snapshot());
        assertEquals(known.version(), after.version());
        assertEquals(known.told().follows(), after.told().follows());
    }

    @Test
    void givenAnAcknowledgedSnapshot_whenItsFindingsAreOthers_thenItIsStillAcknowledged() {
        CaseSnapshot told = aCase().received("11-02 08:00").snapshot().synchronisedAt(at("11-02 09:00"));

        assertEquals(at("11-02 09:00"), told.withFindings(0).synchronisedAt());
    }
}
