package vn.nhip.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** A program of its own for {@link OrphanTest}: starts both servers, commits a row, says so, and waits to be killed. */
final class StartServers {
    private StartServers() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0);
        EmbeddedRedis redis = EmbeddedRedis.start(directory, 0);
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?user=postgres";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (n int)");
            statement.execute("INSERT INTO kept VALUES (42)");
        }
        Path half = directory.resolve("ready.half");
        Files.writeString(half, postgres.port() + " " + redis.port());
        Files.move(half, directory.resolve("ready"));
        while (true) LockSupport.park();
    }
}
