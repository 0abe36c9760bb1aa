package vn.nhip.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.testing.HandClock;

class ClockGuardTest {
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final Duration SOON = Duration.ofMillis(3);
    private static final Duration MONTH = Duration.ofDays(40);

    private final HandClock wall = new HandClock(NOON);
    private final HandClock database = new HandClock(NOON);
    private long quick;
    private long sure = Duration.ofDays(9).toNanos();
    private ClockGuard guard = guard();

    private ClockGuard guard() {
        return new ClockGuard(wall, new Steady(() -> quick, () -> sure), ClockGuard.Settings.USUAL);
    }

    /** Time passes for everybody; somebody asks every second, and PostgreSQL's clock is looked at as often. */
    private void pass(Duration time) {
        for (long left = time.toSeconds(); left > 0; left--) {
            quick += 1_000_000_000L;
            sure += 1_000_000_000L;
            wall.set(wall.instant().plusSeconds(1));
            database.set(database.instant().plusSeconds(1));
            guard.look();
            guard.database(database.instant(), SOON);
        }
    }

    private void step(HandClock clock, Duration by) {
        clock.set(clock.instant().plus(by));
    }

    private void stepBoth(Duration by) {
        step(wall, by);
        step(database, by);
    }

    // ---- while it runs

    @Test
    void givenAClockThatIsSetALittle_thenItIsFollowed() {
        step(wall, Duration.ofSeconds(119));

        assertEquals(NOON.plusSeconds(119), guard.instant());
        assertFalse(guard.isDoubted());
        assertEquals(List.of(), guard.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "P40D", "P-40D", "P-2191D", "PT121S"})
    void givenAJump_whenAnybodyAsks_thenNoReadingOfItIsEverGiven(Duration jump) {
        pass(Duration.ofSeconds(30));

        stepBoth(jump);

        assertEquals(NOON.plusSeconds(30), guard.instant(), "the first to ask");
        pass(Duration.ofSeconds(10));
        assertEquals(NOON.plusSeconds(40), guard.instant());
        assertTrue(
                guard.problems().get(0).contains("is doubted since 2026-11-20T05:00:30Z"), guard.problems()::toString);

        stepBoth(jump.negated());
        pass(Duration.ofSeconds(1));

        assertNull(guard.doubt());
        assertEquals(NOON.plusSeconds(41), guard.instant());
        assertEquals(List.of(), guard.problems());
    }

    @Test
    void givenAJumpOfTheServersClockAlone_whenItLasts_thenItIsNeverBelieved() {
        step(wall, Duration.ofHours(1));

        pass(Duration.ofHours(3));

        assertTrue(guard.isDoubted());
        assertEquals(NOON.plus(Duration.ofHours(3)), guard.instant());
    }

    @Test
    void givenAJumpThatPostgresAgreesWith_whenItHasStoodLongEnough_thenItIsBelieved() {
        stepBoth(Duration.ofHours(1));

        pass(Duration.ofSeconds(299));
        assertTrue(guard.isDoubted());
        pass(Duration.ofSeconds(2));

        assertFalse(guard.isDoubted());
        assertEquals(wall.instant(), guard.instant());
    }

    @Test
    void givenALargeJump_whenPostgresAgrees_thenItMustStandForAShareOfItself() {
        stepBoth(MONTH);

        pass(Duration.ofMinutes(115));
        assertTrue(guard.isDoubted());
        pass(Duration.ofMinutes(1));

        assertFalse(guard.isDoubted());
    }

    @Test
    void givenADoubtedClockThatJumpsOn_thenItBeginsToStandAnew() {
        stepBoth(Duration.ofHours(1));
        pass(Duration.ofSeconds(290));

        stepBoth(Duration.ofHours(1));
        pass(Duration.ofSeconds(290));

        assertTrue(guard.isDoubted());
    }

    @Test
    void givenAMachineThatSlept_whenItWakes_thenItsClockIsBelievedAtOnce() {
        Duration night = Duration.ofHours(8);
        stepBoth(night);
        sure += night.toNanos();

        assertEquals(NOON.plus(night), guard.instant());
        assertFalse(guard.isDoubted());
    }

    @Test
    void givenAToolThatShiftsJavasOwnCountAsWell_thenTheMachinesTellsBetter() {
        step(wall, MONTH);
        quick += MONTH.toNanos();

        assertEquals(NOON, guard.instant());
        assertTrue(guard.isDoubted());
    }

    @Test
    void givenPostgresOnAMachineWithAnotherTime_thenThatIsToldAndNothingWaits() {
        step(database, Duration.ofHours(-5));
        pass(Duration.ofSeconds(1));

        assertFalse(guard.isDoubted());
        assertEquals(List.of("PostgreSQL's clock shows 5 h 0 min less than the server's"), guard.problems());
    }

    @Test
    void givenAnAnswerThatTookLong_thenItSaysNothing() {
        guard.database(NOON.minusSeconds(3_600), Duration.ofSeconds(31));

        assertEquals(List.of(), guard.problems());
    }

    @Test
    void givenADoubt_whenWhatTimeMovesIsAsked_thenItStands() {
        InstantSource standing = guard.standing(guard);
        pass(Duration.ofSeconds(5));
        assertEquals(NOON.plusSeconds(5), standing.instant());

        stepBoth(MONTH);
        pass(Duration.ofSeconds(60));
        assertEquals(NOON.plusSeconds(5), standing.instant());
        assertEquals(NOON.plusSeconds(65), guard.instant());

        stepBoth(MONTH.negated());
        pass(Duration.ofSeconds(1));
        assertEquals(NOON.plusSeconds(66), standing.instant());
    }

    // ---- at the start

    private void start(Instant ledger, Instant server, Instant postgres) {
        wall.set(server);
        database.set(postgres);
        guard = guard();
        guard.begin(ledger, postgres);
    }

    @Test
    void givenClocksThatAgree_whenTheServerStarts_thenTheyAreBelievedHoweverLongItWasAway() {
        start(NOON.minus(MONTH), NOON, NOON.plusSeconds(60));

        assertFalse(guard.isDoubted());
        assertEquals(NOON, guard.instant());
    }

    @Test
    void givenBothClocksYearsBack_whenTheServerStarts_thenTheLedgersTimeGoesOnUntilTheyAreRight() {
        Instant wrong = NOON.minus(Duration.ofDays(2191));
        start(NOON, wrong, wrong);

        assertTrue(guard.isDoubted());
        pass(Duration.ofHours(1));
        assertEquals(NOON.plus(Duration.ofHours(1)), guard.instant());

        stepBoth(Duration.ofDays(2198));
        pass(Duration.ofSeconds(1));

        assertFalse(guard.isDoubted(), "a week after the ledger's newest batch is a time to start at");
        assertEquals(wall.instant(), guard.instant());
    }

    @Test
    void givenAnEmptyLedgerAndClocksBeforeTheProgramWasWritten_whenItStarts_thenTheyAreDoubted() {
        Instant wrong = NOON.minus(Duration.ofDays(2191));
        start(null, wrong, wrong);

        assertTrue(guard.isDoubted());
        assertEquals(ClockGuard.EARLIEST, guard.instant());
    }

    @Test
    void givenTheServersClockAloneBehindTheLedger_whenItStarts_thenPostgressIsBelieved() {
        start(NOON, NOON.minus(MONTH), NOON.plusSeconds(60));

        assertTrue(guard.isDoubted());
        assertEquals(NOON.plusSeconds(60), guard.instant());
    }

    @Test
    void givenPostgressClockAloneBehindTheLedger_whenItStarts_thenTheServersIsBelieved() {
        start(NOON, NOON.plusSeconds(60), NOON.minus(MONTH));

        assertFalse(guard.isDoubted());
        assertEquals(1, guard.problems().size());
    }

    @Test
    void givenOneClockAheadAndNobodyToJudge_whenItStarts_thenTheEarlierOneCountsUntilTheyAgree() {
        start(NOON, NOON.plus(MONTH), NOON.plusSeconds(60));

        assertEquals(NOON.plusSeconds(60), guard.instant());
        assertTrue(guard.isDoubted());

        step(wall, MONTH.negated());
        pass(Duration.ofSeconds(1));

        assertFalse(guard.isDoubted());
    }
}
