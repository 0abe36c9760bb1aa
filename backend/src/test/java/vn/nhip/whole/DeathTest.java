package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.redis.client.Command;
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
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** Whatever dies in mid-load: every answered event is counted once, and the windows agree with the ledger. */
@Timeout(180)
class DeathTest {
    private static final int KILLS = 3;

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private final Instant now = Instant.now();
    private final String received = now.minus(Duration.ofMinutes(5)).toString();
    private Stores stores;

    @BeforeEach
    void empty() {
        stores = new Stores(servers);
        stores.empty();
        SmallProvince.on(servers).in(directory);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private static void more(Sender sender, int events) {
        int wanted = sender.answered() + events;
        Until.holds("the load goes on", () -> sender.answered() >= wanted);
    }

    /** At most one batch more than was answered: its answer was lost on the way. */
    private void assertEachOnce(int answered) {
        assertEquals(0, stores.number("SELECT count(*) - count(DISTINCT key) FROM feed_update"), "counted twice");
        String own = "SELECT count(*) FROM feed_update WHERE substr(key, 3)::int < " + answered;
        assertEquals(answered, stores.number(own), "answered, and in the ledger");
        assertTrue(stores.number("SELECT count(*) FROM feed_update") <= answered + 5);
        assertEquals(
                stores.number("SELECT count(*) FROM feed_update"), stores.number("SELECT count(*) FROM case_file"));
    }

    private void assertCounted(Caller caller) {
        caller.see(stores.number("SELECT max(position) FROM ledger_batch"));
        assertEquals(
                stores.number("SELECT count(*) FROM case_file"),
                caller.counts("H48", "30d").getLong("received"));
        CommandRun check = CommandRun.of("check", "--config", directory.toString());
        assertEquals(0, check.exit(), check.out() + check.err());
        assertTrue(check.out().contains(" 0 differ"), check.out());
    }

    @Test
    void givenKillNineInMidLoad_whenStartedAgain_thenEveryAnsweredEventIsCountedOnce() {
        ServerProcess server = ServerProcess.serve(directory);
        try (Sender sender = new Sender(server.caller(), received)) {
            for (int i = 0; i < KILLS; i++) {
                more(sender, 200);
                server.kill();
                server = ServerProcess.serve(directory);
                sender.to(server.caller());
            }
            more(sender, 100);
            int answered = sender.end();

            assertTrue(sender.refused() > 0, "the load was hit");
            assertEachOnce(answered);
            assertCounted(server.caller());
        } finally {
            server.close();
        }
    }

    @Test
    void givenSigtermInMidLoad_thenItEndsInTimeAndNothingAnsweredIsLost() {
        ServerProcess server = ServerProcess.serve(directory);
        server.caller().see(0);
        Frames wall = server.caller().screen("board=province");
        wall.snapshot();
        try (Sender sender = new Sender(server.caller(), received)) {
            more(sender, 200);

            Duration took = server.terminate();

            assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "took " + took);
            assertEquals(4001, wall.closeCode());
            assertFalse(server.log().contains("ERROR"), server.log());
            assertFalse(server.log().contains("WARN"), server.log());
            int answered = sender.end();
            assertEachOnce(answered);
            server = ServerProcess.serve(directory);
            assertCounted(server.caller());
        } finally {
            server.close();
        }
    }

    @Test
    void givenRedisEmptiedAndPostgresConnectionsEndedInMidLoad_thenTheSameIntegersComeBack() {
        try (RunningServer server = RunningServer.start(directory, () -> Instant.now());
                Frames wall = server.caller().screen("board=ranking:commune&period=30d");
                Sender sender = new Sender(server.caller(), received)) {
            wall.snapshot();
            for (int i = 0; i < 3; i++) {
                more(sender, 100);
                stores.redis(Command.FLUSHALL);
                more(sender, 100);
                stores.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
            more(sender, 100);
            int answered = sender.end();

            assertEachOnce(answered);
            assertCounted(server.caller());
            long all = stores.number("SELECT count(*) FROM case_file");
            Until.holds("the wall shows it", () -> Picture.of(wall.all()).sum("received") == all);
            assertEquals(
                    List.of(),
                    wall.ofType("snapshot").subList(1, wall.ofType("snapshot").size()));
        }
    }
}
