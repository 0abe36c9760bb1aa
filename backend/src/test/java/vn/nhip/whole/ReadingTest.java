package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** What was sent is what is read: sheets, rankings, past periods. */
class ReadingTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
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

    private static JsonObject counts(
            int received, int handled, int completed, int onTime, int late, int open, int openLate) {
        return new JsonObject()
                .put("received", received)
                .put("handled", handled)
                .put("completed", completed)
                .put("onTime", onTime)
                .put("late", late)
                .put("open", open)
                .put("openLate", openLate)
                .put("receivedLate", 0);
    }

    /** Received in October: one finished in time, one still open and late since 10 November. */
    private void octoberCases() {
        caller.sendAndSee(
                aCase("H48.01-A")
                        .received("2026-10-05T08:00:00+07:00")
                        .due("2026-10-20T17:00:00+07:00")
                        .finished("2026-10-19T09:00:00+07:00")
                        .event("a"),
                aCase("H48.01-B")
                        .received("2026-10-10T08:00:00+07:00")
                        .due("2026-11-10T17:00:00+07:00")
                        .event("b"));
    }

    @Test
    void givenAnEmptyProvince_whenASheetIsRead_thenNothingIsRankedAndNothingIsFull() {
        JsonObject sheet = caller.sheet("H48.01", "2026-11");

        assertEquals(counts(0, 0, 0, 0, 0, 0, 0), sheet.getJsonObject("counts"));
        assertNull(sheet.getValue("rank"));
        assertEquals(true, Caller.component(sheet, "2.1").getBoolean("empty"));
        assertNull(Caller.component(sheet, "2.1").getValue("ratio"));
    }

    @Test
    void givenCasesOfOctober_whenPeriodsAreRead_thenEachIsJudgedAtItsOwnEnd() {
        octoberCases();

        assertEquals(counts(2, 2, 1, 2, 0, 1, 0), caller.counts("H48.01", "2026-10"));
        assertEquals(counts(0, 1, 0, 0, 1, 1, 1), caller.counts("H48.01", "2026-11"));
        assertEquals(counts(2, 2, 1, 1, 1, 1, 1), caller.counts("H48.01", "2026-Q4"));
        assertEquals(counts(2, 2, 1, 1, 1, 1, 1), caller.counts("H48.01", "2026"));
        assertEquals(counts(0, 1, 0, 0, 1, 1, 1), caller.counts("H48.01", "7d"));
        assertEquals(counts(0, 1, 0, 0, 1, 1, 1), caller.counts("H48.01", "30d"));
        assertEquals(counts(0, 0, 0, 0, 0, 0, 0), caller.counts("H48.01", "2026-09"));
        assertEquals(counts(0, 0, 0, 0, 0, 0, 0), caller.counts("H48.01", "2026-Q3"));
        assertEquals("2026-10-31T17:00:00Z", caller.sheet("H48.01", "2026-10").getString("asOf"));
    }

    @Test
    void givenAClosedMonth_whenACaseOfItArrivesLate_thenTheMonthIsRestated() {
        octoberCases();
        assertEquals(counts(2, 2, 1, 2, 0, 1, 0), caller.counts("H48", "2026-10"));

        caller.sendAndSee(aCase("H48.02-C")
                .of("H48.02")
                .received("2026-10-15T08:00:00+07:00")
                .due("2026-10-18T17:00:00+07:00")
                .finished("2026-10-25T08:00:00+07:00")
                .event("c"));

        assertEquals(counts(3, 3, 2, 2, 1, 1, 0), caller.counts("H48", "2026-10"));
        assertEquals(counts(1, 1, 1, 0, 1, 0, 0), caller.counts("H48.02", "2026-10"));
        assertEquals(counts(0, 1, 1, 0, 1, 0, 0), caller.counts("H48.02", "30d"));
    }

    @Test
    void givenACorrection_whenItMovesTheCase_thenItsCountsMoveAlong() {
        octoberCases();

        caller.sendAndSee(aCase("H48.01-B")
                .of("H48.101")
                .received("2026-11-11T08:00:00+07:00")
                .due("2026-11-30")
                .event("b-2"));

        assertEquals(counts(1, 1, 1, 1, 0, 0, 0), caller.counts("H48.01", "2026-10"));
        assertEquals(counts(0, 0, 0, 0, 0, 0, 0), caller.counts("H48.01", "2026-11"));
        assertEquals(counts(1, 1, 0, 1, 0, 1, 0), caller.counts("H48.101", "2026-11"));
    }

    @Test
    void givenAnOpenCase_whenOnlyItsDueDatePasses_thenItIsLateWithoutAnUpdate() {
        caller.sendAndSee(aCase("H48.01-D")
                .received("2026-11-19T08:00:00+07:00")
                .due("2026-11-20T17:00:00+07:00")
                .event("d"));
        assertEquals(counts(1, 1, 0, 1, 0, 1, 0), caller.counts("H48.01", "2026-11"));

        clock.set(Instant.parse("2026-11-20T10:00:01Z"));

        Until.holds("the case is late", () -> counts(1, 1, 0, 0, 1, 1, 1).equals(caller.counts("H48.01", "2026-11")));
    }

    @Test
    void givenTheNewYear_whenMidnightPasses_thenNewPeriodsBeginWithWhatIsOpen() {
        octoberCases();

        clock.set(Instant.parse("2026-12-31T17:00:00Z"));

        Until.holds(
                "january begins",
                () -> caller.get("/api/v1/units/H48.01/sheet?period=2027-01").statusCode() == 200);
        Until.holds("january carries over", () -> counts(0, 1, 0, 0, 1, 1, 1).equals(caller.counts("H48.01", "month")));
        assertEquals(counts(0, 1, 0, 0, 1, 1, 1), caller.counts("H48.01", "2027"));
        assertEquals(counts(2, 2, 1, 1, 1, 1, 1), caller.counts("H48.01", "2026"));
        assertEquals(counts(0, 1, 0, 0, 1, 1, 1), caller.counts("H48.01", "2026-11"));
        assertEquals(counts(2, 2, 1, 2, 0, 1, 0), caller.counts("H48.01", "2026-10"));
    }

    @Test
    void givenUnitsThatTieOneThatLeadsAndOneWithoutCases_whenRanked_thenOrderTiesAndUnrankedAreRight() {
        String good = "2026-11-20T17:00:00+07:00";
        String received = "2026-11-02T08:00:00+07:00";
        caller.sendAndSee(
                aCase("A-1").of("H48.101").received(received).due(good).event("1"),
                aCase("A-2").of("H48.102").received(received).due("2026-11-10").event("2"),
                aCase("A-3").of("H48.103").received(received).due("2026-11-10").event("3"));

        List<JsonObject> rows = caller.ranking("commune", "2026-11");

        assertEquals(
                List.of("H48.101", "H48.103", "H48.102", "H48.104"),
                rows.stream().map(row -> row.getString("unit")).toList());
        assertEquals(1, rows.get(0).getInteger("rank"));
        assertEquals(2, rows.get(1).getInteger("rank"));
        assertEquals(2, rows.get(2).getInteger("rank"));
        assertNull(rows.get(3).getValue("rank"));
        assertEquals(false, rows.get(3).getBoolean("cases"));
        assertEquals(rows.get(1).getDouble("total"), rows.get(2).getDouble("total"));
        assertEquals(4, rows.get(0).getInteger("peers"));
        JsonObject sheet = caller.sheet("H48.103", "2026-11");
        assertEquals(rows.get(1).getDouble("total"), sheet.getDouble("total"));
        assertEquals(2, sheet.getInteger("rank"));
        assertEquals(rows.get(1).getJsonArray("groups"), sheet.getJsonArray("groups"));
    }

    @Test
    void givenAGivenFigure_whenRead_thenItsComponentEarnsItsPoints() {
        caller.sendAndSee(
                aCase("A-1")
                        .received("2026-11-02T08:00:00+07:00")
                        .due("2026-11-30")
                        .event("1"),
                Event.figure("f-1", "H48", "2026-11", "1.1", 9, 10),
                Event.figure("f-2", "H48.01", "2026-11", "1.4", 3, 4));

        JsonObject sheet = caller.sheet("H48.01", "2026-11");

        assertEquals(5.40, Caller.component(sheet, "1.1").getDouble("points"));
        assertEquals(4.50, Caller.component(sheet, "1.4").getDouble("points"));
        assertEquals(90.00, Caller.component(sheet, "1.1").getDouble("ratio"));
        String text = caller.get("/api/v1/units/H48.01/sheet?period=2026-11").body();
        assertTrue(text.contains("\"points\":5.40"), text);
    }

    @Test
    void givenAnySheet_whenAddedUp_thenGroupsMakeTheTotalAndComponentsTheirGroups() {
        octoberCases();
        caller.sendAndSee(Event.figure("f-1", "H48", "2026", "1.1", 9, 10));

        JsonObject sheet = caller.sheet("H48.01", "2026-Q4");

        long groups = Caller.objects(sheet.getJsonArray("groups")).stream()
                .mapToLong(group -> Math.round(group.getDouble("points") * 100))
                .sum();
        long components = Caller.objects(sheet.getJsonArray("components")).stream()
                .mapToLong(component -> Math.round(component.getDouble("points") * 100))
                .sum();
        assertEquals(Math.round(sheet.getDouble("total") * 100), groups);
        assertEquals(groups, components);
    }

    @Test
    void givenTheOldFormOfAUnitCode_whenRead_thenItIsTheSameUnit() {
        assertEquals("H48.01", caller.sheet("000.00.01.H48", "2026-11").getString("unit"));
    }

    @Test
    void givenAStop_whenStartedAgain_thenEverythingIsReadAsBefore() {
        octoberCases();
        String before =
                caller.sheet("H48.01", "2026-Q4").getJsonObject("counts").encode();

        server.stop();
        server = RunningServer.start(directory, clock);

        assertEquals(before, server.caller().counts("H48.01", "2026-Q4").encode());
        assertTrue(caller.port() != server.caller().port());
    }
}
