package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;

class TellingTest {
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final Duration LAG = Duration.ofMinutes(5);

    private long nanos = TimeUnit.DAYS.toNanos(1);
    private final Telling telling = new Telling(LAG, () -> nanos);

    private static Update timed(Instant at) {
        return new Update("e-" + at, at, new CaseUpdate.Rating(new CaseNumber("H48.01-1"), true));
    }

    /** As in the portal's form: no event time, but the time of a step. */
    private static Update dated(Instant at) {
        return new Update(
                null, null, new CaseUpdate.Progress(new CaseNumber("H48.01-1"), new Step(at, Status.IN_PROCESS)));
    }

    private static Update figure() {
        return new Update("f", null, new CaseUpdate.Rating(new CaseNumber("H48.01-1"), true));
    }

    private static List<Update> many(int rows, Instant at) {
        List<Update> many = new ArrayList<>();
        for (int i = 0; i < rows; i++) many.add(dated(at));
        return many;
    }

    private Instant take(List<Update> updates) {
        return telling.take(NOON, updates, null);
    }

    @Test
    void givenAHeartbeat_thenAllIsToldUpToNow() {
        assertEquals(NOON, telling.take(NOON, List.of(), NOON));
        assertFalse(telling.isLoading());
    }

    @Test
    void givenEventsThatHappenedMinutesAgo_thenAllIsToldUpToNow() {
        assertEquals(NOON, take(List.of(timed(NOON.minus(LAG)), timed(NOON.minusSeconds(40_000)))));
    }

    @Test
    void givenOnlyEventsOfHoursAgo_thenAllIsToldUpToTheNewestOfThem() {
        Instant ten = NOON.minusSeconds(7_200);

        assertEquals(ten, take(List.of(timed(ten.minusSeconds(60)), timed(ten))));
        assertFalse(telling.isLoading());
    }

    @Test
    void givenOneOldCaseCorrected_thenItIsNoHistoryThatIsLoaded() {
        assertEquals(NOON, take(List.of(dated(NOON.minus(Duration.ofDays(60))))));
        assertFalse(telling.isLoading());
    }

    @Test
    void givenHundredsOfOldCasesAndNoNewsBetween_thenHistoryIsLoaded_andNothingIsSaidOfNow() {
        Instant september = NOON.minus(Duration.ofDays(60));
        for (int i = 0; i < 29; i++) assertEquals(NOON, take(many(10, september)));
        assertFalse(telling.isLoading());

        assertNull(take(many(10, september)));
        assertTrue(telling.isLoading());
        assertNull(take(List.of(figure())), "what bears no date says nothing either");
    }

    @Test
    void givenAListOfCasesByNumber_thenTheFewOfTodayAmongThemMakeItNoNews() {
        List<Update> mixed = many(490, NOON.minus(Duration.ofDays(60)));
        mixed.addAll(many(10, NOON.minusSeconds(60)));

        assertNull(take(mixed));
        assertTrue(telling.isLoading());
    }

    @Test
    void givenHistoryThatIsLoaded_whenNewsComeAgain_thenItIsOver() {
        take(many(500, NOON.minus(Duration.ofDays(60))));

        assertEquals(NOON, take(many(1, NOON.minusSeconds(60))));
        assertFalse(telling.isLoading());
    }

    @Test
    void givenHistoryThatIsLoaded_whenNothingMoreComes_thenItIsOverAfterAMinute() {
        take(many(500, NOON.minus(Duration.ofDays(60))));
        nanos += TimeUnit.SECONDS.toNanos(60);
        assertTrue(telling.isLoading());

        nanos++;
        assertFalse(telling.isLoading());
        assertEquals(NOON, take(many(1, NOON.minus(Duration.ofDays(60)))), "and begins from nothing");
        assertFalse(telling.isLoading());
    }

    @Test
    void givenASenderThatSays_thenItIsBelievedWhateverItTells() {
        Instant september = NOON.minus(Duration.ofDays(60));

        assertEquals(september, telling.take(NOON, many(1, NOON), september));
        assertTrue(telling.isLoading());

        assertEquals(NOON, telling.take(NOON, many(500, september), NOON));
        assertFalse(telling.isLoading());
        assertEquals(NOON, telling.take(NOON, List.of(), NOON.plusSeconds(600)), "nothing is told of what is ahead");
    }
}
