package vn.nhip.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedRedisTest {
    @TempDir
    Path directory;

    static String ask(EmbeddedRedis server, String command) throws IOException {
        try (Socket socket = new Socket(Port.HOST, server.port())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void whenStarted_thenItIsTheRightServerForAView() throws Exception {
        try (EmbeddedRedis server = EmbeddedRedis.start(directory, 0)) {
            assertTrue(ask(server, "INFO server").contains("redis_version:7.0.15"));
            assertTrue(ask(server, "CONFIG GET maxmemory-policy").contains("noeviction"));
            assertTrue(ask(server, "CONFIG GET bind").contains("\r\n127.0.0.1\r\n"));
            assertTrue(ask(server, "CONFIG GET appendonly").contains("\r\nno\r\n"));
            assertTrue(ask(server, "CONFIG GET dir")
                    .contains(directory.resolve("redis").toString()));
            assertEquals("redis://127.0.0.1:" + server.port(), server.uri());
        }
    }

    @Test
    void whenClosed_thenThePortIsFreeWithinAFewSeconds() throws Exception {
        EmbeddedRedis server = EmbeddedRedis.start(directory, 0);
        assertTrue(ask(server, "SET k v").startsWith("+OK"));

        long before = System.nanoTime();
        server.close();
        server.close();

        assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 4);
        assertEquals(server.port(), Port.choose(server.port(), "test"));
        try (EmbeddedRedis next = EmbeddedRedis.start(directory, server.port())) {
            assertTrue(ask(next, "GET k").startsWith("$-1"), "a view is rebuilt, not kept");
        }
    }

    @Test
    void givenARunningServer_whenAnotherStartsOnTheSameDirectory_thenItIsRefusedInWords() {
        try (EmbeddedRedis first = EmbeddedRedis.start(directory, 0)) {
            EmbeddedServerFailure refused =
                    assertThrows(EmbeddedServerFailure.class, () -> EmbeddedRedis.start(directory, 0));

            assertTrue(refused.getMessage().contains("in use by another running server"), refused.getMessage());
            assertTrue(first.port() > 0);
        }
    }
}
