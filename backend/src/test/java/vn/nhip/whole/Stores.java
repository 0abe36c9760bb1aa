package vn.nhip.whole;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** The stores from outside: emptied, asked, tampered with, read to the last byte. */
final class Stores implements AutoCloseable {
    private final Servers servers;
    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;

    Stores(Servers servers) {
        this.servers = servers;
        redis = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(servers.redisUri())
                        .setPreferredProtocolVersion(ProtocolVersion.RESP2));
    }

    /** As on the first day. */
    void empty() {
        servers.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
        redis(Command.FLUSHDB);
    }

    Response redis(Command command, Object... arguments) {
        Request request = Request.cmd(command);
        for (Object argument : arguments) request.arg(argument.toString());
        return redis.send(request)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** The rows of a question, their columns as text. */
    List<List<String>> ask(String sql) {
        try (Connection connection = DriverManager.getConnection(servers.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) row.add(rows.getString(i));
                all.add(row);
            }
            return all;
        } catch (SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }

    long number(String sql) {
        return Long.parseLong(ask(sql).get(0).get(0));
    }

    /** A clock that stands still waits for nobody, so what time alone does by then is waited for: counted, and scored. */
    static void seeWhatCameDue(Servers servers, Caller caller, Instant now) {
        try (Stores stores = new Stores(servers)) {
            Until.holds(
                    "what came due is counted",
                    () -> stores.number("SELECT (SELECT count(*) FROM case_file WHERE wake_at < '%1$s')".formatted(now)
                                    + " + (SELECT count(*) FROM subject_file WHERE wake_at < '%1$s')".formatted(now))
                            == 0);
            caller.see(stores.number("SELECT max(position) FROM ledger_batch"));
        }
    }

    /** Every row of every table, as text. */
    String allOfPostgres() {
        StringBuilder all = new StringBuilder();
        List<List<String>> tables = ask("SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)"
                + " FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')");
        for (List<String> table : tables) {
            String name = table.get(0);
            all.append(name).append('\n');
            for (List<String> row : ask("SELECT t::text FROM " + name + " AS t")) {
                all.append(row.get(0)).append('\n');
            }
        }
        return all.toString();
    }

    /** Every key with its value, but for some keys. */
    String allOfRedis(Set<String> except) {
        StringBuilder all = new StringBuilder();
        for (Response key : redis(Command.KEYS, "*")) {
            if (except.contains(key.toString())) continue;
            all.append(key).append(' ').append(value(key.toString())).append('\n');
        }
        return all.toString();
    }

    private Response value(String key) {
        String type = redis(Command.TYPE, key).toString();
        return switch (type) {
            case "hash" -> redis(Command.HGETALL, key);
            case "set" -> redis(Command.SMEMBERS, key);
            case "zset" -> redis(Command.ZRANGE, key, 0, -1, "WITHSCORES");
            case "list" -> redis(Command.LRANGE, key, 0, -1);
            case "stream" -> redis(Command.XRANGE, key, "-", "+");
            case "string" -> redis(Command.GET, key);
            default -> throw new IllegalStateException(key + " is a " + type);
        };
    }

    @Override
    public void close() {
        redis.close();
        vertx.close();
    }
}
