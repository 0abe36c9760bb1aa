package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.core.fact.Finding;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** A clock that is set wrong, for a while or at the start: no figure is wrong for it, and nothing of it stays. */
@Timeout(120)
class ClockStepsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = Instant.parse("2026-11-20T07:31:48Z");
    private static final List<Duration> JUMPS = List.of(
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofDays(40),
            Duration.ofDays(-40),
            Duration.ofDays(-2191));
    private static final int CASES = 20;

    @TempDir
    Path directory;

    private Clocks clocks;
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void begin() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        clocks = new Clocks(servers, NOW);
    }

    private void start() {
        server = RunningServer.start(SmallProvince.on(servers).in(directory), clocks.guard());
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject caseOf(String number, String due) {
        return Event.aCase("H48.01-" + number)
                .received("2026-11-19T08:00:00+07:00")
                .due(due)
                .event("e-" + number);
    }

    /** In half an hour, and in 20 days. */
    private void openCases() {
        JsonObject[] cases = new JsonObject[CASES];
        for (int i = 0; i < CASES; i++) {
            cases[i] = caseOf("a" + i, i % 2 == 0 ? "2026-11-20T08:00:00Z" : "2026-12-10T10:00:00Z");
        }
        caller.sendAndSee(cases);
    }

    private boolean isDoubted() {
        return caller.health().encode().contains("clock is doubted");
    }

    private void assertLate(int cases, String when) {
        JsonObject counts = caller.counts("H48", "2026-11");
        assertEquals(List.of(CASES, cases), List.of(counts.getInteger("open"), counts.getInteger("openLate")), when);
    }

    private JsonObject heartbeat() {
        return caller.send();
    }

    /** Nothing in the ledger is of another time than the true one, and the windows hold what it says. */
    private void assertNothingStayed() {
        try (Stores stores = new Stores(servers)) {
            assertEquals(
                    0,
                    stores.number("SELECT count(*) FROM ledger_batch WHERE as_of > '"
                            + clocks.truth().plusSeconds(1) + "'"));
        }
        CommandRun check = CommandRun.of("check", "--config", directory.toString());
        assertEquals(0, check.exit(), check::out);
    }

    @Test
    void givenOpenCases_whenTheClocksAreSetWrongForAWhile_thenNoFigureChangesAndNothingStays() {
        start();
        openCases();

        for (Duration jump : JUMPS) {
            clocks.jump(jump);
            Until.holds("the jump of " + jump + " is seen", this::isDoubted);
            assertEquals(503, caller.get("/api/v1/health").statusCode());
            // A batch while the clock is wrong is committed, and is of the true time.
            caller.sendAndSee(Event.progress("p" + jump, "H48.01-a1", 4, "2026-11-20T14:00:00+07:00"));
            assertLate(0, "while the clock is off by " + jump);
            assertEquals(
                    "2026-11",
                    caller.json("/api/v1/units/H48/sheet?period=month").getString("period"));
            clocks.pass(Duration.ofSeconds(10));
            clocks.repair();
            Until.holds("the clock is believed again", () -> !isDoubted());
            assertEquals("ok", caller.health().getString("status"));
            assertLate(0, "after a jump of " + jump);
        }
        assertNothingStayed();

        clocks.pass(Duration.ofMinutes(40));

        Until.holds(
                "half of the cases are late by time alone",
                () -> caller.counts("H48", "2026-11").getInteger("openLate") == CASES / 2);
        assertNothingStayed();
    }

    @Test
    void givenADoubtedClock_whenADueDateWouldPass_thenItWaits_andScreensGrowOld() {
        start();
        openCases();
        heartbeat();
        clocks.jump(Duration.ofDays(40));
        Until.holds("the jump is seen", this::isDoubted);

        clocks.pass(Duration.ofMinutes(40));
        heartbeat();

        assertLate(0, "what counts by time waits");
        String source = Caller.objects(caller.health().getJsonArray("sources")).stream()
                .filter(one -> one.getString("name").equals("one-stop"))
                .findFirst()
                .orElseThrow()
                .getString("sourceAt");
        assertEquals(NOW, Instant.parse(source), "no contact is newer than the doubt");

        clocks.repair();
        Until.holds(
                "it is counted when the clock is right",
                () -> caller.counts("H48", "2026-11").getInteger("openLate") == CASES / 2);
        assertNothingStayed();
    }

    @Test
    void givenALedger_whenTheServerStartsWithClocksSixYearsBack_thenFiguresStayThoseOfTheLedger_andItHeals() {
        start();
        openCases();
        server.close();
        clocks.pass(Duration.ofMinutes(10));
        clocks.jump(Duration.ofDays(-2191));

        start();

        assertTrue(isDoubted(), caller.health()::encode);
        assertLate(0, "the ledger's time");
        JsonObject answer =
                caller.sendAndSee(caseOf("late", "2026-11-19T10:00:00Z").put("time", "2026-11-20T14:30:00+07:00"));
        assertEquals(1, answer.getInteger("accepted"), answer::encode);
        JsonObject today = Event.aCase("H48.01-today")
                .received("2026-11-20T14:38:00+07:00")
                .event("e-today");
        caller.sendAndSee(today);
        JsonObject counts = caller.counts("H48", "2026-11");
        assertEquals(CASES + 1, counts.getInteger("received"), "what lies ahead counts when its time has come");
        assertEquals(1, counts.getInteger("openLate"), "due before the ledger's own time");

        clocks.repair();
        Until.holds("the clock is believed", () -> !isDoubted());
        clocks.pass(Duration.ofMinutes(30));
        Until.holds("time counts again", () -> caller.counts("H48", "2026-11").getInteger("openLate") == CASES / 2 + 1);
        assertEquals(CASES + 2, caller.counts("H48", "2026-11").getInteger("received"));
        try (Stores stores = new Stores(servers)) {
            String odd = "SELECT count(*) FROM case_file WHERE findings & " + Finding.FUTURE_DATE.bit() + " <> 0";
            assertEquals(0, stores.number(odd), "only a believed clock says that a date lies ahead");
        }
        assertNothingStayed();
    }

    private static JsonObject ahead(String id, String due) {
        return Event.aCase("H48.01-" + id)
                .received("2026-11-02T08:00:00+07:00")
                .due(due)
                .event(id);
    }

    @Test
    void givenAnEmptyLedgerAndClocksSixYearsBack_whenRowsAreSetAsideForThatAlone_thenTheyCountOnceTheClockIsRight() {
        clocks.jump(Duration.ofDays(-2191));
        start();
        JsonObject good = ahead("good", "2027-02-01T17:00:00+07:00");
        JsonObject absurd = ahead("absurd", "2062-02-01T17:00:00+07:00");

        JsonObject answer = caller.send(good, absurd);
        caller.send(good, absurd);

        List<JsonObject> setAside = Caller.objects(answer.getJsonArray("setAside"));
        assertEquals(2, setAside.size(), answer::encode);
        assertTrue(setAside.get(0).getString("problem").contains("kept, and taken in when"), answer::encode);
        clocks.repair();
        Until.holds("the clock is believed", () -> !isDoubted());
        Until.holds("the row is counted", () -> caller.counts("H48", "2026-11").getInteger("received") == 1);
        try (Stores stores = new Stores(servers)) {
            Until.holds("nothing waits", () -> stores.number("SELECT count(*) FROM held_update") == 0);
            assertEquals(1, stores.number("SELECT count(*) FROM feed_update"));
        }
        assertEquals(1, caller.metric("nhip_intake_held_total", "outcome=\"dropped\""));
        assertEquals(1, caller.send(good).getInteger("duplicate"));
        assertNothingStayed();
    }
}
