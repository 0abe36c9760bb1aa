package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.window.RedisWindow.Earlier;

/** Questions about the past, answered by hand. */
class PastCountsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Promise<Earlier>> asked = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private String born = "first";
    private final PastCounts counts = new PastCounts(
            key -> {
                Promise<Earlier> promise = Promise.promise();
                asked.add(promise);
                positions.add(key.position());
                return promise.future();
            },
            () -> born,
            new ScoreMeters(meters));

    private static Earlier at(long position) {
        return at(position, "first");
    }

    private static Earlier at(long position, String born) {
        return new Earlier(position, Instant.EPOCH, born, Map.of(), Map.of());
    }

    private Future<Earlier> of(long position) {
        return counts.of(new PastCounts.Key(Made.NOVEMBER, position, LocalDate.of(2026, 11, 20), null));
    }

    @Test
    void givenManyQuestions_thenTwoAreCountedAtATimeInTheirOrder() {
        for (long position = 1; position <= 5; position++) of(position);
        assertEquals(List.of(1L, 2L), positions);

        asked.get(1).complete(at(2));
        assertEquals(List.of(1L, 2L, 3L), positions);
        asked.get(0).fail("away");
        assertEquals(List.of(1L, 2L, 3L, 4L), positions);
    }

    @Test
    void givenTheSameQuestionTwice_thenItIsCountedOnceAndKept() {
        Future<Earlier> first = of(7);
        Future<Earlier> second = of(7);
        Earlier answer = at(7);
        asked.get(0).complete(answer);

        assertSame(answer, first.result());
        assertSame(answer, second.result());
        assertSame(answer, of(7).result());
        assertEquals(1, positions.size());
    }

    @Test
    void givenAnAnswerThatStandsBeforeThePosition_thenItIsAskedAgain() {
        of(7);
        asked.get(0).complete(at(6));
        of(7);
        assertEquals(List.of(7L, 7L), positions);
    }

    @Test
    void givenMoreThanMayWait_thenTheNextIsRefusedAndCounted() {
        for (long position = 1; position <= 2 + WorkQueue.MOST_WAITING; position++) {
            assertTrue(!of(position).failed(), "position " + position);
        }
        assertInstanceOf(BusyException.class, of(1_000).cause());
        assertEquals(1, meters.counter("nhip.score.past.refused").count());

        asked.get(0).complete(at(1));
        assertTrue(!of(1_000).failed());
    }

    @Test
    void givenWindowsMadeAnew_whenTheSameIsAsked_thenItIsCountedAnew() {
        of(7);
        asked.get(0).complete(at(7));

        born = "second";
        Future<Earlier> again = of(7);
        assertFalse(again.isComplete());
        asked.get(1).complete(at(7, "second"));

        assertEquals("second", again.result().born());
        assertTrue(of(7).isComplete());
    }
}
