package vn.nhip.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a benchmark says when it saw nothing: that it saw nothing, and never a number. */
class MedianOfRoundsTest {
    @Test
    void givenRounds_thenTheMedianStandsBetweenLeastAndMost() {
        assertEquals(new MedianOfRounds(2, 1, 9), MedianOfRounds.of(List.of(9.0, 1.0, 2.0)));
        assertEquals(new MedianOfRounds(3, 2, 4), MedianOfRounds.of(List.of(4.0, 2.0)));
    }

    @Test
    void givenNothingSeen_whenToldAsANumber_thenItIsNotMeasured() {
        assertThrows(NotMeasuredException.class, () -> MedianOfRounds.of(List.of()));
        assertThrows(NotMeasuredException.class, () -> MedianOfRounds.single(0.0 / 0));
        assertThrows(NotMeasuredException.class, () -> MedianOfRounds.of(List.of(1.0, 5.0 / 0)));
        assertThrows(
                NotMeasuredException.class, () -> RoundResults.of(new JsonObject().put("p50", new JsonArray()), "p50"));
    }

    @Test
    void givenABoardThatNoFrameCameTo_thenItsPercentilesAreNotMeasured() {
        JsonObject seen = new BoardSeen(3).json(4);

        assertEquals(0, seen.getInteger("frameLength"));
        assertThrows(NotMeasuredException.class, () -> RoundResults.of(seen.getJsonObject("latency"), "p99"));
        assertEquals(0, RoundResults.of(seen, "framesPerSecond").median());
    }

    @Test
    void givenNoEvents_whenThePlainInsertsAreMeasured_thenItSaysSo() {
        Vertx vertx = Vertx.vertx();
        Postgres postgres = new Postgres(vertx, "postgresql://nobody@127.0.0.1:1/none");

        assertThrows(NotMeasuredException.class, () -> postgres.batches(List.of()));
        assertThrows(NotMeasuredException.class, () -> postgres.singles(List.of(), 4));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givenALimitOfNothing_thenThereIsNoRatioAndTheReportHasNoWordThatIsNoNumber() {
        Result result = Result.of("window", "counts", "1/s", Result.Better.HIGHER, MedianOfRounds.single(7))
                .beside("plain", 0);

        assertNull(result.ratio());
        String table = Report.table(List.of(result));
        assertTrue(table.contains("7.00"), table);
        for (String text : List.of(table, Report.json(List.of(result)))) {
            assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
        }
    }
}
