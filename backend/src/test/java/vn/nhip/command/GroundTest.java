package vn.nhip.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.CommandRun;
import vn.nhip.config.Config;

/** What a command cannot stand on is named with the setting that it came from, before anything is started. */
@Timeout(60)
class GroundTest {
    private static final Path TINY = Path.of("src", "test", "resources", "config-tiny");

    @TempDir
    Path directory;

    private Path configuration;

    @BeforeEach
    void copyTheTinyConfiguration() throws IOException {
        configuration = Files.createDirectory(directory.resolve("config"));
        try (Stream<Path> files = Files.list(TINY)) {
            for (Path file : files.toList()) Files.copy(file, configuration.resolve(file.getFileName()));
        }
        set("target/tiny", directory.resolve("data").toString());
        set("redis://127.0.0.1:6379", "embedded");
    }

    private void set(String was, String is) throws IOException {
        Path file = configuration.resolve("server.yaml");
        String text = Files.readString(file);
        assertTrue(text.contains(was), was);
        Files.writeString(file, text.replace(was, is));
    }

    private void assertRefused(String text, String... command) {
        CommandRun run = CommandRun.of(command);

        assertEquals(2, run.exit(), run::err);
        assertEquals(text, run.err().lines().findFirst().orElse(""));
    }

    private void assertServeRefused(String text) {
        assertRefused(text, "serve", "--config", configuration.toString());
    }

    @Test
    void givenAPortInUse_whenServed_thenPortAddressAndSettingAreNamed_andNothingWasStarted() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            set("port: 0", "port: " + taken.getLocalPort());

            assertServeRefused(
                    "port " + taken.getLocalPort() + " of 127.0.0.1 is in use by another program (http.port)");
            assertFalse(Files.exists(directory.resolve("data")));

            assertRefused(
                    "port " + taken.getLocalPort() + " of 0.0.0.0 is in use by another program (--port)",
                    "demo",
                    "--port",
                    Integer.toString(taken.getLocalPort()),
                    "--dir",
                    directory.resolve("demo").toString());
            assertFalse(Files.exists(directory.resolve("demo/postgres")));
        }
    }

    @Test
    void givenAnAddressOfAnotherMachine_orNone_whenServed_thenItIsNamed() throws IOException {
        set("127.0.0.1, port: 0", "192.0.2.7, port: 8080");
        assertServeRefused("port 8080 of 192.0.2.7 is no address of this machine (http.host)");

        set("192.0.2.7", "nowhere.invalid");
        assertServeRefused("\"nowhere.invalid\" is no address that is known here (http.host)");
    }

    @Test
    void givenADataDirectoryThatIsAFile_orCannotBeWritten_whenServed_thenItIsNamed() throws IOException {
        Files.writeString(directory.resolve("data"), "");
        assertServeRefused(directory.resolve("data") + " is a file; a folder is expected (dataDir)");

        set(directory.resolve("data").toString(), "/proc/nhip");
        assertServeRefused("cannot write to the folder /proc/nhip (dataDir)");
    }

    @Test
    void givenADemoOnTheDirectoryOfAnother_whenStarted_thenItSaysSo() throws IOException {
        Path home = Files.createDirectories(directory.resolve("demo/postgres"));
        try (FileChannel other =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();

            assertRefused(
                    home + " is in use by another running server; stop that one or choose another data directory"
                            + " (dataDir; --dir of a demo)",
                    "demo",
                    "--port",
                    "0",
                    "--dir",
                    directory.resolve("demo").toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 99999, --port is outside 0..65535: 99999",
        "--port, -1, --port is outside 0..65535: -1",
        "--speed, 0, --speed is not above 0 and up to 10000: 0.0",
        "--months, -2, --months is outside 0..60: -2",
        "--dir, /proc/nhip, cannot write to the folder /proc/nhip (--dir)"
    })
    void givenAValueThatADemoCannotUse_whenStarted_thenTheOptionIsNamed(String option, String value, String text) {
        assertRefused(text, "demo", option, value);
    }

    @Test
    void givenNoConfigurationFolder_orAFile_whenServed_thenItIsNamed() {
        assertRefused(
                "/nowhere/nhip: there is no such folder; the folder that holds server.yaml is expected (--config)",
                "serve",
                "--config",
                "/nowhere/nhip");
        String file = configuration.resolve("units.csv").toString();
        assertRefused(
                file + ": is a file; the folder that holds server.yaml is expected (--config)",
                "serve",
                "--config",
                file);
    }

    @Test
    void givenAPostgresThatIsAway_whenServed_thenAddressAndSettingAreNamed_andNoPassword() throws IOException {
        set("postgres: {uri: embedded}", "postgres: {uri: \"postgresql://u:hidden@127.0.0.1:1/db\"}");

        CommandRun run = CommandRun.of("serve", "--config", configuration.toString());

        assertEquals(1, run.exit());
        assertTrue(run.err().startsWith("PostgreSQL at 127.0.0.1:1 does not answer (postgres.uri): "), run::err);
        assertFalse(run.err().contains("hidden"), run::err);
    }

    @ParameterizedTest
    @CsvSource({
        "'::1', http://[::1]:8122",
        "'[::1]', http://[::1]:8122",
        "'::', http://localhost:8122",
        "'0.0.0.0', http://localhost:8122",
        "'10.1.2.3', http://10.1.2.3:8122"
    })
    void givenAHost_whenItsAddressIsTold_thenABrowserCanOpenIt(String host, String address) throws IOException {
        set("127.0.0.1, port: 0", "\"" + host + "\", port: 0");

        assertEquals(address, Pages.address(Config.load(configuration, Map.of()), 8122));
    }
}
