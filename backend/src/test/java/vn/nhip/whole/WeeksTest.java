package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** Monday to Sunday: a period as every other, everywhere. */
class WeeksTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    /** Friday of week 47. */
    private static final Instant NOW = Instant.parse("2026-11-20T07:31:48Z");

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(NOW);
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        server = RunningServer.start(SmallProvince.on(servers).in(directory), clock);
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertCounts(String period, int received, int handled, int completed, int onTime, int open) {
        JsonObject counts = caller.counts("H48.01", period);
        List<Integer> found = List.of(
                counts.getInteger("received"),
                counts.getInteger("handled"),
                counts.getInteger("completed"),
                counts.getInteger("onTime"),
                counts.getInteger("open"));
        assertEquals(List.of(received, handled, completed, onTime, open), found, period);
    }

    /** One is finished in time in week 43; one gets late on the Tuesday of week 46; both are of another procedure. */
    private void octoberCases() {
        caller.sendAndSee(
                aCase("H48.01-A")
                        .received("2026-10-05T08:00:00+07:00")
                        .due("2026-10-20T17:00:00+07:00")
                        .finished("2026-10-19T09:00:00+07:00")
                        .event("a"),
                aCase("H48.01-B")
                        .with("procedure", "1.000002")
                        .received("2026-10-10T08:00:00+07:00")
                        .due("2026-11-10T17:00:00+07:00")
                        .event("b"));
    }

    @Test
    void givenCasesOfOctober_whenWeeksAreRead_thenEachIsJudgedAtItsOwnSunday() {
        octoberCases();

        assertCounts("2026-W40", 0, 0, 0, 0, 0);
        assertCounts("2026-W41", 2, 2, 0, 2, 2);
        assertCounts("2026-W42", 0, 2, 0, 2, 2);
        assertCounts("2026-W43", 0, 2, 1, 2, 1);
        assertCounts("2026-W44", 0, 1, 0, 1, 1);
        assertCounts("2026-W45", 0, 1, 0, 1, 1);
        assertCounts("2026-W46", 0, 1, 0, 0, 1);
        assertCounts("2026-W47", 0, 1, 0, 0, 1);
        assertEquals("2026-11-01T17:00:00Z", caller.sheet("H48.01", "2026-W44").getString("asOf"));
    }

    @Test
    void givenTheDaysOfAPeriod_whenItIsRead_thenItSaysWhichOneItIsAndWhetherItHasJustBegun() {
        octoberCases();

        assertHead("period=week", "2026-W47", "2026-11-16", 5, false);
        assertHead("period=week&at=2026-11-17T09:00:00%2B07:00", "2026-W47", "2026-11-16", 2, true);
        assertHead("period=month", "2026-11", "2026-11-01", 20, false);
        assertHead("period=month&at=2026-11-06T09:00:00%2B07:00", "2026-11", "2026-11-01", 6, true);
        assertHead("period=2026-W46", "2026-W46", "2026-11-09", null, false);
        assertHead("period=30d", "30d", "2026-10-22", null, false);
    }

    private void assertHead(String query, String period, String first, Integer day, boolean provisional) {
        for (String path : List.of("/api/v1/units/H48.01/sheet?", "/api/v1/ranking?kind=department&")) {
            JsonObject answer = caller.json(path + query);
            assertEquals(period, answer.getString("period"), query);
            assertEquals(first, answer.getString("periodFirst"), query);
            assertEquals(day, answer.getInteger("periodDay"), query);
            assertEquals(provisional, answer.getBoolean("provisional"), query);
            assertEquals("live", answer.getString("state"), query);
        }
    }

    @Test
    void givenAWeek_whenComparedWithTheOneBefore_thenThatIsTheWeekBefore() {
        octoberCases();

        JsonObject ranking = caller.json("/api/v1/ranking?kind=department&period=2026-W46&baseline=previous");

        assertEquals("2026-11-08T17:00:00Z", ranking.getString("baseline"));
        JsonObject justice = Caller.rows(ranking).get(0);
        assertEquals("H48.01", justice.getString("unit"));
        double delta = caller.sheet("H48.01", "2026-W46").getDouble("total")
                - caller.sheet("H48.01", "2026-W45").getDouble("total");
        assertEquals(delta, justice.getDouble("delta"), 0.001);
        assertTrue(delta < 0, "it got late in between");
    }

    @Test
    void givenAFigureOfAWeek_thenItCountsThere_andOneOfAWeekThatIsNoneIsSetAside() {
        octoberCases();
        JsonObject answer = caller.sendAndSee(
                Event.figure("f-1", "H48.01", "2026-W46", "1.4", 8, 10),
                Event.figure("f-2", "H48.01", "2026-11", "1.4", 5, 10),
                Event.figure("f-3", "H48.01", "2027-W53", "1.4", 5, 10));

        assertEquals(50.0, ratio("2026-W47"), "the month's holds for its weeks too");
        assertEquals(80.0, ratio("2026-W46"));
        assertEquals(
                "data.period", answer.getJsonArray("setAside").getJsonObject(0).getString("field"));
    }

    private double ratio(String period) {
        return Caller.component(caller.sheet("H48.01", period), "1.4").getDouble("ratio");
    }

    @Test
    void givenAWeekThatIsOver_whenACaseOfItComesLate_thenItIsRestatedAndTheLineKnowsIt() {
        octoberCases();
        clock.set(NOW.plusSeconds(86_400));
        caller.sendAndSee(aCase("H48.01-C")
                .received("2026-11-11T08:00:00+07:00")
                .due("2026-11-12")
                .finished("2026-11-13T08:00:00+07:00")
                .event("c"));

        assertCounts("2026-W46", 1, 2, 1, 0, 1);
        Until.holds(
                "the line is written",
                () -> !caller.json("/api/v1/restatements?period=2026-W46")
                        .getJsonArray("restatements")
                        .isEmpty());
        assertTrue(caller.sheet("H48.01", "2026-W46").containsKey("restated"));
        JsonObject line = caller.json("/api/v1/units/H48.01/history?period=week&days=7");
        List<JsonObject> days = Caller.objects(line.getJsonArray("days"));
        assertEquals("2026-W46", days.get(0).getString("period"));
        assertEquals("2026-11-15", days.get(0).getString("day"));
        assertEquals(
                caller.sheet("H48.01", "2026-W46").getDouble("total"),
                days.get(0).getDouble("total"));
        assertEquals(true, days.get(1).getBoolean("begins"));
    }

    @Test
    void givenABoardOfTheWeek_whenMondayComes_thenItIsOverAndTheNextOneIsFollowed() {
        octoberCases();
        try (Frames screen = caller.screen("board=unit:H48.01&period=week")) {
            JsonObject snapshot = screen.snapshot();
            assertEquals("2026-W47", snapshot.getString("period"));
            assertEquals(5, snapshot.getInteger("periodDay"));
            assertEquals("live", snapshot.getString("state"));

            clock.set(Instant.parse("2026-11-22T17:00:00Z"));
            assertEquals(4001, screen.closeCode());
        }
        try (Frames next = caller.screen("board=unit:H48.01&period=week")) {
            JsonObject snapshot = next.snapshot();
            assertEquals("2026-W48", snapshot.getString("period"));
            assertEquals(1, snapshot.getInteger("periodDay"));
            assertTrue(snapshot.getBoolean("provisional"));
        }
        assertCounts("2026-W48", 0, 1, 0, 0, 1);
        assertCounts("2026-W47", 0, 1, 0, 0, 1);
    }

    @Test
    void givenAProvinceWithoutACase_thenNothingIsOfTheYear1970() {
        String sheet = caller.get("/api/v1/units/H48.01/sheet?period=week").body();
        assertFalse(sheet.contains("1970"), sheet);
        try (Frames screen = caller.screen("board=province&period=month")) {
            JsonObject snapshot = screen.snapshot();
            assertNull(snapshot.getString("asOf"));
            assertNull(snapshot.getString("changedAt"));
            assertNull(snapshot.getString("sourceAt"));
        }
        assertFalse(caller.health().encode().contains("1970"), caller.health().encode());
    }
}
