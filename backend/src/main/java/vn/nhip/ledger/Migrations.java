package vn.nhip.ledger;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Brings the ledger's tables to the version of this build. */
public final class Migrations {
    private Migrations() {}

    /**
     * What stood in the ledger at the start.
     *
     * @param asOf its newest instant; null when it is empty
     * @param clock what PostgreSQL's clock showed
     */
    public record Found(@Nullable Instant asOf, Instant clock) {}

    /**
     * Waits for the database: for the start, before the first verticle.
     *
     * @param uri {@code postgresql://user:password@host:port/database}
     * @throws IllegalArgumentException when the database cannot hold every letter
     */
    public static Found runBlocking(String uri) {
        Logger.getLogger("org.flywaydb").setLevel(Level.WARNING);
        Address address = Address.of(uri);
        address.ask(
                "SELECT current_database(), pg_encoding_to_char(encoding) FROM pg_database"
                        + " WHERE datname = current_database()",
                Migrations::requireEveryLetter);
        Flyway.configure()
                .dataSource(address.jdbc(), address.user(), address.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return address.ask("SELECT max(as_of), clock_timestamp() FROM ledger_batch", Migrations::found);
    }

    /** A letter that the encoding lacks would refuse its row, at best: names of units are full of them. */
    private static String requireEveryLetter(ResultSet row) throws SQLException {
        String encoding = row.getString(2);
        if (encoding.equals("UTF8")) return encoding;
        String name = row.getString(1);
        throw new IllegalArgumentException("the ledger's database \"" + name + "\" keeps text in " + encoding
                + ": its server_encoding must be UTF8. Make another and name it in postgres.uri:"
                + " CREATE DATABASE " + name + "_utf8 ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
    }

    private static Found found(ResultSet row) throws SQLException {
        OffsetDateTime asOf = row.getObject(1, OffsetDateTime.class);
        OffsetDateTime clock = row.getObject(2, OffsetDateTime.class);
        return new Found(asOf == null ? null : asOf.toInstant(), clock.toInstant());
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Where the database is, for JDBC; a null password asks for none. */
    private record Address(
            String jdbc, String user, @Nullable String password) {
        static Address of(String uri) {
            URI parts = URI.create(uri);
            String[] login = parts.getUserInfo() == null
                    ? new String[] {"postgres"}
                    : parts.getUserInfo().split(":", 2);
            int port = parts.getPort() < 0 ? 5432 : parts.getPort();
            String query = parts.getQuery() == null ? "" : "?" + parts.getQuery();
            String jdbc = "jdbc:postgresql://" + parts.getHost() + ":" + port + parts.getPath() + query;
            return new Address(jdbc, login[0], login.length > 1 ? login[1] : null);
        }

        /** The one row of an answer. */
        <T> T ask(String sql, Read<T> read) {
            try (Connection connection = DriverManager.getConnection(jdbc, user, password);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return read.of(rows);
            } catch (SQLException unread) {
                String where = jdbc.replaceFirst("jdbc:postgresql://([^/?]*).*", "$1");
                String cause = unread.getCause() == null ? "" : " (" + unread.getCause() + ")";
                throw new IllegalStateException(
                        "PostgreSQL at " + where + " does not answer (postgres.uri): " + unread.getMessage() + cause,
                        unread);
            }
        }
    }
}
