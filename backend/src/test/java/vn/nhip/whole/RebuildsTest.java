package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** {@code nhip rebuild} while somebody else rebuilds: one works, the others say who, or wait. */
@Timeout(300)
class RebuildsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final int CASES = 40;

    @TempDir
    Path directory;

    private Stores stores;
    private Path configuration;
    private RunningServer server;
    private Connection lock;

    @BeforeEach
    void start() throws SQLException {
        stores = new Stores(servers);
        stores.empty();
        configuration = SmallProvince.on(servers).in(directory.resolve("config"));
        server = RunningServer.start(configuration, Instant::now);
        List<JsonObject> events = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            events.add(Event.aCase("A-" + i)
                    .received("2026-03-02")
                    .due("2026-03-20")
                    .event("e-" + i));
        }
        server.caller().sendAndSee(events);
        lock = DriverManager.getConnection(servers.jdbcUrl());
        lock.setAutoCommit(false);
    }

    @AfterEach
    void stop() throws SQLException {
        lock.close();
        server.close();
        stores.close();
    }

    /** From here on nobody reads a case: who rebuilds has begun, and stands in the middle of it. */
    private void holdCases() throws SQLException {
        lock.createStatement().execute("LOCK TABLE case_file IN ACCESS EXCLUSIVE MODE");
    }

    private void letCasesGo() throws SQLException {
        lock.rollback();
    }

    private CommandProcess rebuilding(String... more) {
        List<String> arguments = new ArrayList<>(List.of("rebuild", "--config", configuration.toString()));
        arguments.addAll(List.of(more));
        return CommandProcess.of(directory, arguments.toArray(String[]::new));
    }

    private CommandRun on(String command) {
        return CommandRun.of(command, "--config", configuration.toString());
    }

    /** What stands in Redis of who rebuilds; empty when nobody does. */
    private String word() {
        for (Response key : stores.redis(Command.KEYS, "nhip:*:rebuilder")) {
            Response held = stores.redis(Command.GET, key);
            if (held != null) return held.toString();
        }
        return "";
    }

    private void awaitWordOf(CommandProcess process) {
        Until.holds("the process rebuilds: " + process.said(), () -> word().contains(" " + process.pid() + "@"));
    }

    private void everythingIsRight() {
        Until.holds("the windows are right", () -> on("check").exit() == 0);
        assertEquals("", word());
        assertEquals(CASES, server.caller().counts("H48", "2026-03").getInteger("received"));
    }

    @Test
    void givenARebuildUnderWay_whenAnotherIsStarted_thenItSaysWhoAndChangesNothing() throws SQLException {
        holdCases();
        try (CommandProcess first = rebuilding()) {
            awaitWordOf(first);
            String before = word();

            CommandRun second = on("rebuild");

            assertEquals(1, second.exit());
            assertTrue(second.err().contains(" " + first.pid() + "@"), second.err());
            assertTrue(second.err().matches("(?s).*since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*"), second.err());
            assertEquals(before, word());
            letCasesGo();
            assertEquals(0, first.exit(), first.said());
            assertTrue(first.said().contains("rebuilt from " + CASES + " cases"), first.said());
        }
        everythingIsRight();
    }

    @Test
    void givenARunningServer_whenItsWindowsAreRebuiltBesideIt_thenItWaitsAndGoesOn() throws SQLException {
        String follows = "work=\"the windows follow the ledger\"";
        holdCases();
        try (CommandProcess command = rebuilding()) {
            awaitWordOf(command);
            String before = word();

            Until.holds(
                    "the server comes upon it",
                    () -> server.caller().metric("nhip_background_failures_total", follows) > 2);

            assertEquals(before, word(), "it does not take the rebuild over");
            letCasesGo();
            assertEquals(0, command.exit(), command.said());
        }
        everythingIsRight();
        server.caller().sendAndSee(Event.aCase("B-1").received("2026-03-02").event("b"));
        assertEquals(CASES + 1, server.caller().counts("H48", "2026-03").getInteger("received"));
    }

    @Test
    void givenARebuildThatWasKilled_whenAnotherWaits_thenItBeginsOnceTheWordHasExpired() throws SQLException {
        server.close();
        holdCases();
        CommandProcess killed = rebuilding();
        awaitWordOf(killed);
        killed.kill();
        letCasesGo();

        try (CommandProcess waiting = rebuilding("--wait")) {
            Until.holds(
                    "it says for whom it waits",
                    () -> waiting.said().contains(killed.pid() + "@")
                            && waiting.said().contains("waits"));
            assertEquals(0, waiting.exit(), waiting.said());
        }

        assertFalse(word().contains(" " + killed.pid() + "@"));
        assertEquals(0, on("check").exit());
    }
}
