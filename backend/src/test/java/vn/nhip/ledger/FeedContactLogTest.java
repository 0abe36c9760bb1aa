package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.nhip.Cases;

class FeedContactLogTest {
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");

    private final FeedContactLog heard = new FeedContactLog();

    @Test
    void givenAContactThatThePictureDoesNotHold_thenTheOneBeforeIsShown() {
        assertNull(heard.shown(9));
        heard.at(NOON, 10);
        assertNull(heard.shown(9));
        assertEquals(NOON, heard.shown(10));

        heard.at(NOON.plusSeconds(60), 11);

        assertEquals(NOON, heard.shown(10));
        assertEquals(NOON.plusSeconds(60), heard.newest());
        assertEquals(NOON.plusSeconds(60), heard.shown(11));
    }

    @Test
    void givenAContactOfBefore_thenItStandsOnlyUntilThereIsANewerOne() {
        heard.before(NOON, 10);
        assertEquals(NOON, heard.shown(10));

        heard.at(NOON.plusSeconds(60), 12);
        heard.before(NOON.plusSeconds(30), 11);

        assertEquals(NOON, heard.shown(11));
        assertEquals(NOON.plusSeconds(60), heard.shown(12));
    }

    private record Step(Duration pause, long batches, long followed) {
        static List<Step> some(RandomGenerator random) {
            List<Step> steps = new ArrayList<>();
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                Duration pause = Duration.ofMillis(random.nextInt(10) == 0 ? 20_000 : random.nextInt(700));
                steps.add(new Step(pause, random.nextInt(3), random.nextInt(6)));
            }
            return steps;
        }
    }

    /** The slow way: every contact is kept. */
    @Test
    void givenWindowsThatFollowAtTheirOwnPace_thenWhatIsShownIsNeverNewerAndHardlyOlderThanTheTruth() {
        Cases.forAll(Step::some, steps -> {
            FeedContactLog course = new FeedContactLog();
            List<Instant> at = new ArrayList<>();
            List<Long> positions = new ArrayList<>();
            Instant now = NOON;
            long ledger = 5;
            long windows = 5;
            Instant before = null;
            for (Step step : steps) {
                now = now.plus(step.pause());
                ledger += step.batches();
                at.add(now);
                positions.add(ledger);
                course.at(now, ledger);
                windows = Math.min(ledger, windows + step.followed());

                Instant truth = null;
                for (int i = 0; i < at.size(); i++) if (positions.get(i) <= windows) truth = at.get(i);
                Instant shown = course.shown(windows);

                assertFalse(shown != null && shown.isAfter(truth), "newer than the truth");
                assertFalse(before != null && shown.isBefore(before), "goes back");
                if (windows == ledger) assertEquals(now, shown);
                boolean close = truth == null
                        || shown == null
                        || Duration.between(shown, truth).toMillis() <= 1_700;
                assertTrue(close || windows == ledger, shown + " for " + truth);
                before = shown;
            }
        });
    }

    @Test
    void givenHoursBehind_thenABoundedNumberIsKeptAndTheNewestIsRight() {
        for (int i = 0; i < 20_000; i++) heard.at(NOON.plusSeconds(2L * i), i);

        assertNull(heard.shown(10));
        assertEquals(NOON.plusSeconds(2L * 19_999), heard.shown(19_999));
    }
}
