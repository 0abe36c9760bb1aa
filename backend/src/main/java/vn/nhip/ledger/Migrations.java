package vn.nhip.ledger;

import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/** Brings the ledger's tables to the version of this build. */
public final class Migrations {
    private Migrations() {}

    /**
     * Waits for the database: for the start, before the first verticle.
     *
     * @param uri {@code postgresql://user:password@host:port/database}
     */
    public static void runBlocking(String uri) {
        Logger.getLogger("org.flywaydb").setLevel(Level.WARNING);
        URI parts = URI.create(uri);
        String[] login = parts.getUserInfo() == null
                ? new String[] {"postgres"}
                : parts.getUserInfo().split(":", 2);
        int port = parts.getPort() < 0 ? 5432 : parts.getPort();
        String query = parts.getQuery() == null ? "" : "?" + parts.getQuery();
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + parts.getHost() + ":" + port + parts.getPath() + query,
                        login[0],
                        login.length > 1 ? login[1] : null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
