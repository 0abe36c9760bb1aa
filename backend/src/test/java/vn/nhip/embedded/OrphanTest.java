package vn.nhip.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a {@code kill -9} of the server leaves behind. */
@Timeout(120)
class OrphanTest {
    @TempDir
    static Path unpacked;

    @TempDir
    Path directory;

    @BeforeEach
    void unpack() throws Exception {
        EmbeddedPostgresTest.linkServer(unpacked, directory);
    }

    @Test
    void givenServersOrphanedByKillNine_whenStartedAgain_thenTheRowsAreKept() throws Exception {
        int[] orphans = orphanServers();
        assertFalse(isFree(orphans[0]), "PostgreSQL should have outlived its process");
        assertFalse(isFree(orphans[1]), "Redis should have outlived its process");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, orphans[0]);
                EmbeddedRedis redis = EmbeddedRedis.start(directory, orphans[1])) {
            assertEquals("42", EmbeddedPostgresTest.ask(postgres, "SELECT n FROM kept"));
            assertEquals(orphans[1], redis.port());
        }
        assertTrue(isFree(orphans[0]));
        assertTrue(isFree(orphans[1]));
    }

    @Test
    void givenServersKilledToo_whenStartedAgain_thenTheRowsAreKept() throws Exception {
        orphanServers();
        kill(Daemon.find(
                        directory.resolve("postgres/data/postmaster.pid"),
                        directory.resolve("postgres/data"),
                        "postgres")
                .orElseThrow());
        kill(Daemon.find(directory.resolve("redis/redis.pid"), directory.resolve("redis"), "redis-server")
                .orElseThrow());

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0);
                EmbeddedRedis redis = EmbeddedRedis.start(directory, 0)) {
            assertEquals("42", EmbeddedPostgresTest.ask(postgres, "SELECT n FROM kept"));
            assertTrue(redis.port() > 0);
        }
    }

    private static void kill(Daemon daemon) {
        daemon.process().destroyForcibly();
        assertTrue(daemon.goneWithin(java.time.Duration.ofSeconds(10)));
    }

    private static boolean isFree(int port) {
        try {
            return Port.choose(port, "test") == port;
        } catch (EmbeddedServerFailure taken) {
            return false;
        }
    }

    /** Starts both servers in a JVM of their own and kills that, hard. */
    private int[] orphanServers() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartServers.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.toFile(), "owner.log"))
                .start();
        Path ready = directory.resolve("ready");
        while (!Files.exists(ready)) {
            if (owner.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(Files.readString(directory.resolve("owner.log")));
            }
        }
        owner.destroyForcibly().waitFor();
        String[] ports = Files.readString(ready).split(" ");
        return new int[] {Integer.parseInt(ports[0]), Integer.parseInt(ports[1])};
    }
}
