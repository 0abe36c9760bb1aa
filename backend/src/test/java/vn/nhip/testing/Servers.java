package vn.nhip.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.nhip.embedded.EmbeddedPostgres;
import vn.nhip.embedded.EmbeddedRedis;

/**
 * A real PostgreSQL and a real Redis for a test class, each class with an empty database of its own in both:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Servers servers = new Servers();
 * }</pre>
 *
 * <p>The servers start once a JVM, at first use, in a temporary folder that is removed at exit. When one does not start
 * the tests fail; they never skip.
 */
public final class Servers implements BeforeAllCallback, AfterAllCallback {
    private static final AtomicInteger CLASSES = new AtomicInteger();
    /** The machine's death is no test's subject, and waiting for its disk was a share of each test that writes. */
    private static final Map<String, String> FORGETFUL = Map.of("fsync", "off", "full_page_writes", "off");

    private Place place;
    private int depth;

    /** Where one test class keeps its things. */
    private record Place(String database, int redisDatabase) {}

    /** For the Vert.x client. */
    public String postgresUri() {
        return Running.INSTANCE.postgres.uri(place.database());
    }

    public String jdbcUrl() {
        return jdbcUrl(place.database());
    }

    /** For the Vert.x client. */
    public String redisUri() {
        return Running.INSTANCE.redis.uri(place.redisDatabase());
    }

    public int postgresPort() {
        return Running.INSTANCE.postgres.port();
    }

    public int redisPort() {
        return Running.INSTANCE.redis.port();
    }

    /** Redis forgets everything, as after a restart without its file. */
    public void flushRedis() {
        Running.INSTANCE.flushRedis(place.redisDatabase());
    }

    /** Runs plain SQL statements on the class's database. */
    public void sql(String... statements) {
        execute(place.database(), statements);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Nested classes share the place of their outer class.
        if (depth++ > 0) return;
        int number = CLASSES.getAndIncrement();
        place = new Place("test_" + number, number % EmbeddedRedis.DATABASES);
        execute("postgres", "CREATE DATABASE " + place.database());
        Running.INSTANCE.flushRedis(place.redisDatabase());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--depth > 0) return;
        execute("postgres", "DROP DATABASE " + place.database() + " WITH (FORCE)");
    }

    private static void execute(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException("PostgreSQL for the tests refuses: " + List.of(statements), cause);
        }
    }

    private static String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + Running.INSTANCE.postgres.port() + "/" + database + "?user=postgres";
    }

    /** The servers of this JVM; loading the class starts them. */
    private static final class Running {
        static final Running INSTANCE = new Running();

        final Path folder;
        final EmbeddedPostgres postgres;
        final EmbeddedRedis redis;

        private Running() {
            try {
                folder = Files.createTempDirectory("nhip-test-servers-");
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
            postgres = EmbeddedPostgres.start(folder, 0, FORGETFUL);
            redis = EmbeddedRedis.start(folder, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(this::remove, "test-servers-remove"));
        }

        void flushRedis(int database) {
            try (java.net.Socket socket = new java.net.Socket("127.0.0.1", redis.port())) {
                String commands = "SELECT " + database + "\r\nFLUSHDB\r\nQUIT\r\n";
                socket.getOutputStream().write(commands.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                String answers =
                        new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
                if (!answers.equals("+OK\r\n".repeat(3))) throw new IllegalStateException("Redis said: " + answers);
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }

        private void remove() {
            redis.close();
            postgres.close();
            delete(folder);
        }
    }

    /** Removes a folder and all that is in it. */
    public static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
