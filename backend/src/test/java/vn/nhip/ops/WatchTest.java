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

class WatchTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Promise<Void>> begun = new ArrayList<>();
    private final Watch watch = new Watch("the work", this::work, meters);

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

    @Test
    void givenWorkThatTookLong_whenToldToGo_thenItRestsAsLongBeforeItBeginsAgain() {
        long[] now = {1_000};
        Watch resting = new Watch("resting", this::work, meters, 1, () -> now[0]);
        resting.go();
        now[0] += 300;
        begun.get(0).complete();

        now[0] += 299;
        resting.go();
        assertEquals(1, begun.size());

        now[0] += 1;
        resting.go();
        assertEquals(2, begun.size());
    }

    @Test
    void givenWorkThatTookAMinute_whenToldToGo_thenItRestsForThreeTenthsOfASecondOnly() {
        long[] now = {0};
        Watch resting = new Watch("resting", this::work, meters, 1, () -> now[0]);
        resting.go();
        now[0] += 60_000_000_000L;
        begun.get(0).complete();

        now[0] += 300_000_000L;
        resting.go();

        assertEquals(2, begun.size());
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
        Watch throwing = new Watch(
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
