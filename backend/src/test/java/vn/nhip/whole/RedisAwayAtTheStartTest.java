package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.CommandRun;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** A Redis that nobody answers for is named with its setting, and its password is not. */
@Timeout(120)
class RedisAwayAtTheStartTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    @Test
    void givenNoRedis_whenRebuilt_thenAddressAndSettingAreNamed() {
        SmallProvince.on(servers).redis("redis://:hidden@127.0.0.1:1").in(directory);

        CommandRun run = CommandRun.of("rebuild", "--config", directory.toString());

        assertEquals(1, run.exit(), run::err);
        assertTrue(run.err().startsWith("Redis at 127.0.0.1:1 does not answer (redis.uri): "), run::err);
        assertFalse(run.err().contains("hidden"), run::err);
    }

    @Test
    void givenNoRedis_whenServed_thenTheLogNamesItAndTheServerGoesOn() {
        SmallProvince.on(servers).redis("redis://:hidden@127.0.0.1:1").in(directory);

        try (ServerProcess server = ServerProcess.serve(directory)) {
            Until.holds(
                    "the log names Redis",
                    () -> server.log().contains("Redis at 127.0.0.1:1 does not answer (redis.uri)"));
            assertEquals(503, server.caller().get("/api/v1/health").statusCode());
            assertFalse(server.log().contains("hidden"), server::log);
        }
    }
}
