package vn.nhip.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisExecProvider;

/**
 * A real Redis under {@code DIR/redis}, for this machine only. It keeps nothing over a stop (no append-only file, no
 * dump): what it holds is a view, rebuilt from the ledger. It never evicts, since a view with holes would be wrong in silence.
 */
public final class EmbeddedRedis implements AutoCloseable {
    /** Tests give each class a database of its own. */
    public static final int DATABASES = 64;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(4);
    private static final String PROGRAM = "redis-server";
    private static final int PING_TIMEOUT_MILLIS = 500;

    private final DirectoryLock lock;
    private final Path home;
    private final int port;
    private boolean closed;

    private EmbeddedRedis(DirectoryLock lock, Path home, int port) {
        this.lock = lock;
        this.home = home;
        this.port = port;
    }

    /**
     * Starts an empty server. Blocks.
     *
     * @param directory the data directory; everything is kept in its folder {@code redis}
     * @param port 0 for a free one
     * @throws EmbeddedServerFailure when the directory is in use, the port is taken or the server refuses
     */
    public static EmbeddedRedis start(Path directory, int port) {
        Path home = directory.toAbsolutePath().normalize().resolve("redis");
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Daemon.find(home.resolve("redis.pid"), home, PROGRAM).ifPresent(orphan -> {
                log.info("Redis of a run that was killed is stopped first: directory={}", home);
                orphan.terminate(STOP);
            });
            EmbeddedRedis server = new EmbeddedRedis(lock, home, Port.choose(port, "Redis"));
            server.launch(program(home));
            return server;
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    public int port() {
        return port;
    }

    /** For the Vert.x client. */
    public String uri() {
        return "redis://" + Port.HOST + ":" + port;
    }

    /** @param database 0 to {@link #DATABASES} − 1 */
    public String uri(int database) {
        return uri() + "/" + database;
    }

    private static Path program(Path home) {
        Path program = home.resolve(PROGRAM + "-" + RedisExecProvider.redisVersion);
        try {
            if (Files.isExecutable(program)) return program;
            File unpacked = RedisExecProvider.defaultProvider().get();
            Path half = Files.createTempFile(home, "unpacking-", "");
            Files.move(unpacked.toPath(), half, StandardCopyOption.REPLACE_EXISTING);
            if (!half.toFile().setExecutable(true)) throw new IOException("cannot make executable: " + half);
            return Files.move(half, program, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | IllegalArgumentException cause) {
            throw new EmbeddedServerFailure(
                    "cannot unpack Redis into " + home + "; set redis.uri to a server of your own", cause);
        }
    }

    private void launch(Path program) {
        List<String> command = List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                Port.HOST,
                "--dir",
                home.toString(),
                "--pidfile",
                home.resolve("redis.pid").toString(),
                "--logfile",
                home.resolve("server.log").toString(),
                // A session of its own: Ctrl-C in a terminal must reach the JVM alone.
                "--daemonize",
                "yes",
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory-policy",
                "noeviction",
                "--databases",
                Integer.toString(DATABASES));
        Command.run("starting Redis", command, home, home.resolve("command.log"), START);
        awaitAnswer();
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (System.nanoTime() - end > 0) {
                throw new EmbeddedServerFailure("Redis did not answer within " + START.toSeconds() + " s: "
                        + Command.tail(home.resolve("server.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Port.HOST, port), PING_TIMEOUT_MILLIS);
            socket.setSoTimeout(PING_TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Stops the server and forgets what it held. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        Daemon.find(home.resolve("redis.pid"), home, PROGRAM).ifPresent(daemon -> daemon.terminate(STOP));
        lock.close();
    }
}
