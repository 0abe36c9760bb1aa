package vn.nhip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.server.HealthCheck.Seen;

class HealthCheckTest {
    private static final long TICK = 200;

    private static List<String> problems(Seen seen) {
        return seen.problems(TICK);
    }

    @Test
    void givenWindowsThatFollowALongStretch_thenTheyAreBehindAndNothingIsWrong() {
        Seen seen = new Seen(90_000, 12_000, 900, 3_000);

        assertEquals(78_000, seen.behind());
        assertEquals(List.of(), problems(seen));
    }

    @Test
    void givenWindowsThatStandStill_thenThatIsWrongOnceItLasts() {
        assertEquals(List.of(), problems(new Seen(20, 19, 100, 15_000)));
        assertTrue(problems(new Seen(20, 19, 100, 15_001)).get(0).contains("1 batches behind"));
        assertEquals(List.of(), problems(new Seen(20, 20, 100, 86_400_000)), "there is nothing to follow");
    }

    @Test
    void givenAStoreAway_thenItIsNamed() {
        assertTrue(problems(new Seen(-1, 20, 100, 100)).get(0).contains("PostgreSQL"));
        assertEquals(-1, new Seen(-1, 20, 100, 100).behind());
        assertTrue(problems(new Seen(20, -1, -1, 100)).get(0).contains("nothing is scored"));
        assertTrue(problems(new Seen(20, 20, 15_001, 100)).get(0).contains("cannot be read"));
    }

    @Test
    void givenSlowTicks_thenThreeOfThemMayPass() {
        assertEquals(List.of(), new Seen(20, 19, 170_000, 170_000).problems(60_000));
        assertEquals(2, new Seen(20, 19, 180_001, 180_001).problems(60_000).size());
    }
}
