package vn.nhip.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL under {@code DIR/postgres}, durable, for this machine only. Anyone who can log in to the machine can
 * reach it without a password: it is for demos, tests and small installations behind their own door.
 *
 * <p>It runs in a session of its own (pg_ctl), so Ctrl-C in a terminal reaches the JVM alone and the ledger can finish.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(8);
    private static final String PROGRAM = "postgres";

    /** Small but honest: nothing here trades a committed row for speed. */
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("listen_addresses", Port.HOST),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_connections", "50"),
            Map.entry("wal_level", "replica"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("min_wal_size", "80MB"),
            Map.entry("wal_compression", "on"),
            Map.entry("checkpoint_timeout", "5min"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("timezone", "UTC")));

    private final DirectoryLock lock;
    private final Path home;
    private final Path data;
    private final Path programs;
    private final int port;
    private final Map<String, String> settings;
    private boolean closed;

    private EmbeddedPostgres(DirectoryLock lock, Path home, Path programs, int port, Map<String, String> other) {
        this.lock = lock;
        this.home = home;
        this.data = home.resolve("data");
        this.programs = programs;
        this.port = port;
        this.settings = new TreeMap<>(SETTINGS);
        settings.putAll(other);
    }

    /**
     * Starts the server, with the data of the run before if there was one. Blocks.
     *
     * @param directory the data directory; everything is kept in its folder {@code postgres}
     * @param port 0 for a free one
     * @throws EmbeddedServerFailure when the directory is in use, the port is taken or the server refuses
     */
    public static EmbeddedPostgres start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /**
     * As {@link #start(Path, int)}, for data that is thrown away: nobody need wait until the disk has it.
     *
     * @param other settings of PostgreSQL's in place of the usual ones
     */
    public static EmbeddedPostgres start(Path directory, int port, Map<String, String> other) {
        Path home = directory.toAbsolutePath().normalize().resolve("postgres");
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Path programs = PostgresBinaries.unpackInto(home).resolve("bin");
            EmbeddedPostgres stopped = new EmbeddedPostgres(lock, home, programs, port, other);
            stopped.stopOrphan();
            int chosen = Port.choose(port, "PostgreSQL");
            EmbeddedPostgres server = new EmbeddedPostgres(lock, home, programs, chosen, other);
            server.createCluster();
            server.launch();
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
        return uri("postgres");
    }

    public String uri(String database) {
        return "postgresql://postgres@" + Port.HOST + ":" + port + "/" + database;
    }

    private void createCluster() {
        if (Files.exists(data.resolve("PG_VERSION"))) return;
        // Sorting is the product's own business (Vietnamese collation), so the cheapest locale serves.
        run(
                "creating the PostgreSQL cluster",
                START,
                "initdb",
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "on".equals(settings.get("fsync")) ? "--sync-method=fsync" : "--no-sync");
    }

    private void launch() {
        StringBuilder options = new StringBuilder("-p " + port);
        settings.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        String seconds = Long.toString(START.toSeconds());
        try {
            run(
                    "starting PostgreSQL",
                    START.plusSeconds(5),
                    "pg_ctl",
                    "start",
                    "--wait",
                    "--timeout=" + seconds,
                    "--pgdata=" + data,
                    "--log=" + home.resolve("server.log"),
                    "--options=" + options);
        } catch (EmbeddedServerFailure failure) {
            throw new EmbeddedServerFailure(
                    failure.getMessage() + "\nserver log: " + Command.tail(home.resolve("server.log")), failure);
        }
    }

    /** Under our lock nobody else can own a server here, so one that still runs was left by a process that was killed. */
    private void stopOrphan() {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<Daemon> orphan = Daemon.find(pidFile, data, PROGRAM);
        if (orphan.isPresent()) {
            log.info("PostgreSQL of a run that was killed is stopped first: directory={}", data);
            stop(orphan.get());
        }
        try {
            // PostgreSQL would refuse to start if the old number now belonged to another of this user's programs.
            Files.deleteIfExists(pidFile);
        } catch (IOException cause) {
            throw new EmbeddedServerFailure("cannot remove the stale " + pidFile, cause);
        }
    }

    private void stop(Daemon daemon) {
        for (String mode : List.of("fast", "immediate")) {
            String seconds = "--timeout=" + STOP.toSeconds();
            exit("stopping PostgreSQL", STOP.plusSeconds(5), "pg_ctl", "stop", "-m", mode, seconds, "--pgdata=" + data);
            if (daemon.goneWithin(Duration.ofSeconds(1))) return;
        }
        daemon.terminate(Duration.ofSeconds(2));
    }

    /** Disconnects all clients, writes a checkpoint and stops. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        Daemon.find(data.resolve("postmaster.pid"), data, PROGRAM).ifPresent(this::stop);
        lock.close();
    }

    private void run(String what, Duration limit, String... words) {
        Command.run(what, asUser(words), home, home.resolve("command.log"), limit);
    }

    private void exit(String what, Duration limit, String... words) {
        Command.exitOf(what, asUser(words), home, home.resolve("command.log"), limit);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody in particular. */
    private List<String> asUser(String... words) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            checkNamespaces();
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(words[0]).toString());
        command.addAll(List.of(words).subList(1, words.length));
        return command;
    }

    private void checkNamespaces() {
        Path output = home.resolve("command.log");
        int exit =
                Command.exitOf("unshare", List.of("unshare", "--user", "true"), home, output, Duration.ofSeconds(10));
        if (exit == 0) return;
        throw new EmbeddedServerFailure("PostgreSQL does not run as root, and this machine refuses user namespaces ("
                + Command.tail(output) + "); run as an ordinary user or set postgres.uri to a server of your own");
    }
}
