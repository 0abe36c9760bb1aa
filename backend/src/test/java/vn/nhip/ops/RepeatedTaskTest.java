package vn.nhip.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTaskTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Promise<Void>> begun = new ArrayList<>();
    private final RepeatedTask watch = new RepeatedTask("the work", this::work, meters);

    private Future<?> work() {
        Promise<Void> promise = Promise.promise();
        begun.add(promise);
        return promise.future();
    }

    private double failures() {
        return meters.counter("nhip.background.failures", "work", "the work").count();
    }

    @Test
    void givenWorkThatStillRuns_whenToldToGo_thenItIsNotStartedTwice() {
        watch.go();
        watch.go();
        assertEquals(1, begun.size());

        begun.get(0).complete();
        watch.go();

        assertEquals(2, begun.size());
    }

    private final long[] now = {1_000};

    /** After work that took so long, how many milliseconds it is before it begins again. */
    private long restAfter(long millis, boolean hadMuch) {
        return restAfter(millis, hadMuch, Long.MAX_VALUE);
    }

    /** @param quietAfter milliseconds of rest after which nothing gathers any more */
    private long restAfter(long millis, boolean hadMuch, long quietAfter) {
        long[] quietAt = {Long.MAX_VALUE};
        RepeatedTask.Rest rest = new RepeatedTask.Rest(2, 500, () -> hadMuch, () -> now[0] >= quietAt[0]);
        RepeatedTask resting = new RepeatedTask("resting", this::work, meters, rest, () -> now[0]);
        resting.go();
        int first = begun.size();
        now[0] += millis * 1_000_000;
        begun.get(first - 1).complete();
        if (quietAfter < Long.MAX_VALUE) quietAt[0] = now[0] + quietAfter * 1_000_000;
        for (long rested = 0; ; rested++) {
            resting.go();
            if (begun.size() > first) return rested;
            now[0] += 1_000_000;
        }
    }

    @Test
    void givenWorkThatHadMuchToDo_whenToldToGo_thenItRestsTwiceAsLongAndNeverLongerThanItMay() {
        assertEquals(0, restAfter(0, true));
        assertEquals(200, restAfter(100, true));
        assertEquals(500, restAfter(250, true));
        assertEquals(500, restAfter(60_000, true));
    }

    @Test
    void givenWorkThatHadLittleToDo_whenToldToGo_thenItBeginsHoweverLongItTook() {
        assertEquals(0, restAfter(250, false));
    }

    @Test
    void givenAFloodThatEnds_whenToldToGo_thenItRestsNoLonger() {
        assertEquals(70, restAfter(250, true, 70));
        assertEquals(500, restAfter(250, true, 600));
    }

    @Test
    void givenWorkThatFails_thenEachFailureIsCountedAndItIsTriedAgain() {
        watch.go();
        begun.get(0).fail("away");
        watch.go();
        begun.get(1).fail("away");
        assertEquals(2, failures());
        assertEquals(-1, watch.ageMillis());

        watch.go();
        begun.get(2).complete();

        assertEquals(2, failures());
        assertTrue(watch.ageMillis() >= 0);
    }

    @Test
    void givenWorkThatThrows_thenItIsAFailureLikeAnyOther() {
        RepeatedTask throwing = new RepeatedTask(
                "throwing",
                () -> {
                    throw new IllegalStateException("at once");
                },
                meters);

        throwing.go();
        throwing.go();

        assertEquals(
                2,
                meters.counter("nhip.background.failures", "work", "throwing").count());
    }

    @Test
    void givenAStop_whenWorkStillRuns_thenItIsWaitedForAndNoneBegins() {
        watch.go();

        Future<Void> stopped = watch.stop();
        watch.go();
        assertFalse(stopped.isComplete());
        begun.get(0).fail("whatever");

        assertTrue(stopped.succeeded());
        assertEquals(1, begun.size());
        assertTrue(watch.stop().succeeded());
    }
}
