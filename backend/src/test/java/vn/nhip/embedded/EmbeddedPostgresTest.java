package vn.nhip.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedPostgresTest {
    /** Unpacked once: that takes seconds of a processor, and the next start on a directory finds it done anyway. */
    @TempDir
    static Path unpacked;

    @TempDir
    Path directory;

    @BeforeEach
    void unpack() throws IOException {
        linkServer(unpacked, directory);
    }

    /** Lays an unpacked server where a start on the directory looks for it. */
    static void linkServer(Path unpacked, Path directory) throws IOException {
        Path server = PostgresBinaries.unpackInto(unpacked);
        Path home = Files.createDirectories(directory.resolve("postgres"));
        Files.createSymbolicLink(home.resolve(server.getFileName()), server);
    }

    static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=postgres";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    @Test
    void givenARow_whenStoppedAndStartedOnAnotherPort_thenTheRowIsKeptAndTheServerIsDurable() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, 0)) {
            ask(first, "CREATE TABLE kept AS SELECT 'Quảng Ngãi' AS name");
        }

        try (EmbeddedPostgres second = EmbeddedPostgres.start(directory, 0)) {
            assertEquals("Quảng Ngãi", ask(second, "SELECT name FROM kept"));
            assertEquals("on", ask(second, "SHOW fsync"));
            assertEquals("on", ask(second, "SHOW synchronous_commit"));
            assertEquals("on", ask(second, "SHOW full_page_writes"));
            assertEquals("UTF8", ask(second, "SHOW server_encoding"));
            assertEquals("50", ask(second, "SHOW max_connections"));
            assertEquals("127.0.0.1", ask(second, "SHOW listen_addresses"));
            assertTrue(ask(second, "SHOW server_version").startsWith("17.11"), ask(second, "SHOW server_version"));
            assertEquals("postgresql://postgres@127.0.0.1:" + second.port() + "/postgres", second.uri());
        }
    }

    @Test
    void givenDataThatIsThrownAway_whenStartedWithOtherSettings_thenTheseHoldAndTheRestIsAsUsual() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0, Map.of("fsync", "off"))) {
            assertEquals("off", ask(server, "SHOW fsync"));
            assertEquals("on", ask(server, "SHOW full_page_writes"));
            assertEquals("UTF8", ask(server, "SHOW server_encoding"));
        }
    }

    @Test
    void givenAnOpenConnection_whenClosed_thenItStopsWithinAFewSeconds() throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0);
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=postgres";
        try (Connection held = DriverManager.getConnection(url)) {
            assertTrue(held.isValid(1));

            long before = System.nanoTime();
            server.close();

            Duration took = Duration.ofNanos(System.nanoTime() - before);
            assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "took " + took);
        }
    }

    @Test
    void givenARunningServer_whenAnotherStartsOnTheSameDirectory_thenItIsRefusedInWords() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, 0)) {
            EmbeddedServerFailure refused =
                    assertThrows(EmbeddedServerFailure.class, () -> EmbeddedPostgres.start(directory, 0));

            assertTrue(refused.getMessage().contains("in use by another running server"), refused.getMessage());
            assertEquals("1", ask(first, "SELECT 1"));
        }
    }

    @Test
    void givenATakenPort_whenStarted_thenTheMessageNamesThePort() throws Exception {
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName(Port.HOST))) {
            int port = taken.getLocalPort();

            EmbeddedServerFailure refused =
                    assertThrows(EmbeddedServerFailure.class, () -> EmbeddedPostgres.start(directory, port));

            assertTrue(refused.getMessage().contains("port " + port), refused.getMessage());
        }
    }

    @Test
    void givenAPidFileThatNamesSomebodyElse_whenStarted_thenThatProcessIsLeftAlone() throws Exception {
        EmbeddedPostgres.start(directory, 0).close();
        Path pidFile = directory.resolve("postgres/data/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/somewhere\n");

        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0)) {
            assertEquals("1", ask(server, "SELECT 1"));
        }
    }
}
