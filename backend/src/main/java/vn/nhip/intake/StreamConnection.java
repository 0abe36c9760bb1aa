package vn.nhip.intake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one consumer of one group, on a connection of their own: a read that blocks would hold up all others.
 * After any failure it is closed and replaced, since a late answer to a blocked read must not meet the next command.
 */
final class StreamConnection {
    /** An answer that takes this much longer than the read may block means that the connection is dead. */
    private static final long PATIENCE_MILLIS = 5_000;

    private static final String FIRST = "0-0";
    private static final Pattern ERROR_WORD = Pattern.compile("[A-Z]{3,20}\\b");

    private final Redis client;
    private final RedisConnection connection;
    private final StreamSettings settings;

    private StreamConnection(Redis client, RedisConnection connection, StreamSettings settings) {
        this.client = client;
        this.connection = connection;
        this.settings = settings;
    }

    /** One entry; {@code fields} is null when it was deleted from the stream while it was pending. */
    record Entry(String id, @Nullable Map<String, String> fields) {}

    /** @param next where the next claim goes on; null at the end */
    record Claimed(List<Entry> entries, @Nullable String next) {}

    static Future<StreamConnection> open(Vertx vertx, RedisOptions options, StreamSettings settings) {
        // RESP3 answers XREADGROUP as a map, RESP2 as lists: the form must not depend on what the server offers.
        RedisOptions own = new RedisOptions(options)
                .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                .setMaxPoolSize(1);
        own.getNetClientOptions().setConnectTimeout((int) PATIENCE_MILLIS);
        Redis client = Redis.createClient(vertx, own);
        return client.connect()
                .timeout(2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(connection -> new StreamConnection(client, connection, settings))
                .onFailure(away -> client.close());
    }

    Future<Void> close() {
        return connection.close().eventually(client::close).recover(already -> Future.succeededFuture());
    }

    /** From the stream's beginning, so that what was added before the group existed is read too. */
    Future<Void> createGroup() {
        return send(Request.cmd(Command.XGROUP)
                        .arg("CREATE")
                        .arg(settings.key())
                        .arg(settings.group())
                        .arg("0")
                        .arg("MKSTREAM"))
                .<Void>mapEmpty()
                .recover(cause -> says(cause, "BUSYGROUP") ? Future.succeededFuture() : Future.failedFuture(cause));
    }

    /** Entries given to this consumer before and not acknowledged. */
    Future<List<Entry>> pending() {
        return read(FIRST, false);
    }

    /** Entries that nobody was given; waits for one. */
    Future<List<Entry>> fresh() {
        return read(">", true);
    }

    private Future<List<Entry>> read(String from, boolean blocking) {
        Request request = Request.cmd(Command.XREADGROUP)
                .arg("GROUP")
                .arg(settings.group())
                .arg(settings.consumer())
                .arg("COUNT")
                .arg(settings.count());
        if (blocking) request.arg("BLOCK").arg(settings.block().toMillis());
        return send(request.arg("STREAMS").arg(settings.key()).arg(from))
                .map(answer ->
                        answer == null ? List.of() : entries(answer.get(0).get(1)));
    }

    /** Takes over what other consumers have left lying. */
    Future<Claimed> claim(@Nullable String cursor) {
        return send(Request.cmd(Command.XAUTOCLAIM)
                        .arg(settings.key())
                        .arg(settings.group())
                        .arg(settings.consumer())
                        .arg(settings.claimAfter().toMillis())
                        .arg(cursor == null ? FIRST : cursor)
                        .arg("COUNT")
                        .arg(settings.count()))
                .map(answer -> {
                    String next = answer.get(0).toString();
                    return new Claimed(entries(answer.get(1)), next.equals(FIRST) ? null : next);
                });
    }

    Future<Void> acknowledge(List<Entry> entries) {
        Request request = Request.cmd(Command.XACK).arg(settings.key()).arg(settings.group());
        for (Entry entry : entries) request.arg(entry.id());
        return send(request).mapEmpty();
    }

    private Future<Response> send(Request request) {
        return connection.send(request).timeout(settings.block().toMillis() + PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static List<Entry> entries(Response answer) {
        List<Entry> entries = new ArrayList<>();
        for (Response entry : answer) {
            if (entry != null) entries.add(new Entry(entry.get(0).toString(), fields(entry.get(1))));
        }
        return entries;
    }

    private static @Nullable Map<String, String> fields(Response pairs) {
        if (pairs == null) return null;
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            fields.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
        }
        return fields;
    }

    /** Redis tells the kind of an error by its first word: BUSYGROUP, NOGROUP, WRONGTYPE. */
    private static boolean says(Throwable cause, String word) {
        return cause.getMessage() != null && cause.getMessage().startsWith(word);
    }

    /** For a log: the text of a foreign failure may hold what an entry held, so no more than Redis' own word of it. */
    static String kind(Throwable cause) {
        String text = cause.getMessage() == null ? "" : cause.getMessage();
        Matcher word = ERROR_WORD.matcher(text);
        return word.lookingAt() ? word.group() : cause.getClass().getName();
    }
}
