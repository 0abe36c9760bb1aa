package vn.nhip.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The embedded servers that one process runs, and where a command beside it finds them.
 *
 * @param postgres null when PostgreSQL is somebody else's
 * @param redis null when Redis is somebody else's
 */
public record EmbeddedServers(
        Path directory,
        @Nullable String postgresUri,
        @Nullable String redisUri,
        @Nullable EmbeddedPostgres postgres,
        @Nullable EmbeddedRedis redis)
        implements AutoCloseable {
    private static final String NOTE = "embedded.properties";

    /**
     * Starts what is wanted and leaves a note for commands that come beside it. Blocks.
     *
     * @throws EmbeddedServerFailure when the directory is in use or a server refuses
     */
    public static EmbeddedServers start(Path directory, boolean wantsPostgres, boolean wantsRedis) {
        EmbeddedPostgres postgres = wantsPostgres ? EmbeddedPostgres.start(directory, 0) : null;
        EmbeddedRedis redis = null;
        try {
            redis = wantsRedis ? EmbeddedRedis.start(directory, 0) : null;
            EmbeddedServers servers = new EmbeddedServers(
                    directory,
                    postgres == null ? null : postgres.uri(),
                    redis == null ? null : redis.uri(),
                    postgres,
                    redis);
            servers.writeNote();
            return servers;
        } catch (RuntimeException failure) {
            if (redis != null) redis.close();
            if (postgres != null) postgres.close();
            throw failure;
        }
    }

    /** The servers of the process that has the directory, or else our own. Blocks. */
    public static EmbeddedServers findOrStart(Path directory, boolean wantsPostgres, boolean wantsRedis) {
        try {
            return start(directory, wantsPostgres, wantsRedis);
        } catch (EmbeddedServerFailure inUse) {
            Path note = directory.resolve(NOTE);
            if (!Files.exists(note)) throw inUse;
            Properties found = new Properties();
            try (Reader reader = Files.newBufferedReader(note)) {
                found.load(reader);
            } catch (IOException unreadable) {
                throw new EmbeddedServerFailure("cannot read " + note, unreadable);
            }
            return new EmbeddedServers(
                    directory, found.getProperty("postgres"), found.getProperty("redis"), null, null);
        }
    }

    /** Where PostgreSQL is. */
    public String requirePostgres() {
        return there(postgresUri, "PostgreSQL");
    }

    /** Where Redis is. */
    public String requireRedis() {
        return there(redisUri, "Redis");
    }

    private String there(@Nullable String uri, String what) {
        if (uri == null) throw new EmbeddedServerFailure("the server that has " + directory + " runs no " + what);
        return uri;
    }

    /** Whether this process runs them. */
    public boolean ours() {
        return postgres != null || redis != null;
    }

    private void writeNote() {
        if (!ours()) return;
        Properties note = new Properties();
        if (postgresUri != null) note.setProperty("postgres", postgresUri);
        if (redisUri != null) note.setProperty("redis", redisUri);
        try (Writer writer = Files.newBufferedWriter(directory.resolve(NOTE))) {
            note.store(writer, "The embedded servers of the process that runs here.");
        } catch (IOException cause) {
            throw new EmbeddedServerFailure("cannot write to " + directory, cause);
        }
    }

    /** Stops what this process runs. */
    @Override
    public void close() {
        if (redis != null) redis.close();
        if (postgres != null) postgres.close();
    }
}
