package vn.nhip.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.score.Made;
import vn.nhip.score.Scores;
import vn.nhip.wire.Now;

class BoardsTest {
    private static final Now NOW = new Now(Instant.parse("2026-11-20T07:31:48.120Z"), 1, List.of(), List.of());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final LiveMeters meters = new LiveMeters(new SimpleMeterRegistry());
    private final FrameCodec codec = new FrameCodec("build", () -> Made.DAYS);
    private final Boards boards = new Boards(key -> new BoardChannel(key, 5, codec, meters), "30d");
    private final BoardChannel.Key november =
            new BoardChannel.Key(Board.parse("province", Made.UNITS).orElseThrow(), "2026-11", Made.VIEW);

    @Test
    void givenScoresThatHaveAPeriod_whenItIsFollowed_thenItIsShownByTheNewest() {
        Scores newest = new Made().scores(2, List.of());
        boards.show(newest, Made.UNITS, NOW, TODAY);

        BoardChannel channel = boards.follow(november, new Made().scores(1, List.of()));

        assertEquals(newest, boards.shownOn(channel));
    }

    @Test
    void givenAnAnswerThatComesAfterItsPeriodIsOver_whenItIsFollowed_thenNothingIsShown() {
        Scores late = new Made().scores(1, List.of());
        boards.show(withoutPeriods(new Made().scores(2, List.of())), Made.UNITS, NOW, TODAY);

        assertNull(boards.shownOn(boards.follow(november, late)));
    }

    @Test
    void givenNoTickYet_whenItBeats_thenNoViewIsWatched() {
        assertEquals(Set.of(), boards.beat(NOW));
    }

    private static Scores withoutPeriods(Scores scores) {
        return new Scores(
                scores.view(),
                scores.version(),
                scores.position(),
                scores.asOf(),
                scores.changedAt(),
                Map.of(),
                Map.of(),
                Map.of(),
                scores.pulse());
    }
}
