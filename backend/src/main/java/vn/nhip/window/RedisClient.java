package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The Redis commands that the windows use; replies of protocol 2 or 3. */
final class RedisClient {
    private static final int SCAN_COUNT = 1_000;
    private static final int REMOVED_AT_ONCE = 500;
    private static final String REMOVE = script("remove.lua");

    private static final String UNKNOWN = "unknown";

    private final Redis redis;
    private final long timeoutMillis;

    RedisClient(Redis redis, long timeoutMillis) {
        this.redis = redis;
        this.timeoutMillis = timeoutMillis;
    }

    /** A script that changes counts, of this room's resources: it keeps the register. */
    static String counting(String name) {
        return script("register.lua") + script(name);
    }

    /** A script of this room's resources. */
    static String script(String name) {
        try (InputStream file = RedisClient.class.getResourceAsStream("/lua/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Future<Response> send(Request request) {
        return redis.send(request).timeout(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    /** All of one hash. */
    Future<Map<String, String>> hash(String key) {
        return send(Request.cmd(Command.HGETALL).arg(key)).map(RedisClient::fields);
    }

    Future<Response> eval(String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(Command.EVAL).arg(script).arg(keys.size());
        for (String key : keys) request.arg(key);
        for (String argument : arguments) request.arg(argument);
        return send(request);
    }

    /** Reads all requests in one transaction: no batch is applied in between. */
    Future<List<Response>> together(List<Request> requests) {
        List<Request> all = new ArrayList<>(requests.size() + 2);
        all.add(Request.cmd(Command.MULTI));
        all.addAll(requests);
        all.add(Request.cmd(Command.EXEC));
        return redis.batch(all).timeout(timeoutMillis, TimeUnit.MILLISECONDS).compose(replies -> {
            Response results = replies.get(replies.size() - 1);
            List<Response> list = new ArrayList<>(results.size());
            for (Response result : results) {
                // A key of another kind fails by itself, within a transaction that succeeds.
                if (result instanceof ErrorType error) return Future.failedFuture(error);
                list.add(result);
            }
            return Future.succeededFuture(list);
        });
    }

    /** Whether something failed because a key holds what no server of ours writes there. */
    static boolean isForeign(Throwable cause) {
        return cause instanceof ForeignValueException
                || (cause instanceof ErrorType
                        && String.valueOf(cause.getMessage()).contains("WRONGTYPE"));
    }

    /** Sends requests one behind the other, without a transaction. */
    Future<List<Response>> each(List<Request> requests) {
        if (requests.isEmpty()) return Future.succeededFuture(List.of());
        return redis.batch(requests).timeout(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    Future<String> evictionPolicy() {
        return send(Request.cmd(Command.CONFIG).arg("GET").arg("maxmemory-policy"))
                .map(reply -> fields(reply).getOrDefault("maxmemory-policy", UNKNOWN))
                .recover(refused ->
                        refused instanceof ErrorType ? Future.succeededFuture(UNKNOWN) : Future.failedFuture(refused));
    }

    /** Every key that begins with a prefix. */
    Future<Collection<String>> keys(String prefix) {
        Collection<String> all = new java.util.HashSet<>();
        return walk(prefix, found -> {
                    all.addAll(found);
                    return Future.succeededFuture();
                })
                .map(all);
    }

    /** Shows every key that begins with a prefix, some at a time; the next ones come when the answer to these is there. */
    Future<Void> walk(String prefix, Function<List<String>, Future<Void>> some) {
        return walk(prefix, "0", some);
    }

    private Future<Void> walk(String prefix, String cursor, Function<List<String>, Future<Void>> some) {
        String pattern = prefix.replace("[", "\\[") + "*";
        Request request = Request.cmd(Command.SCAN)
                .arg(cursor)
                .arg("MATCH")
                .arg(pattern)
                .arg("COUNT")
                .arg(SCAN_COUNT);
        return send(request).compose(reply -> {
            List<String> found = new ArrayList<>();
            for (Response key : reply.get(1)) found.add(key.toString());
            String next = reply.get(0).toString();
            return some.apply(found)
                    .compose(done -> next.equals("0") ? Future.succeededFuture() : walk(prefix, next, some));
        });
    }

    /** @throws ForeignValueException when it is no number */
    static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException cause) {
            throw new ForeignValueException(text, cause);
        }
    }

    /** 0 for nothing. */
    static long number(Response reply) {
        return reply == null ? 0 : whole(reply.toString());
    }

    /** How many fields a hash has, or members a set. */
    static long size(Response whole) {
        if (whole == null) return 0;
        return whole.isMap() ? whole.getKeys().size() : whole.size() / 2;
    }

    /**
     * Removes keys while a field of a head has a value; fails with {@link WindowsMovedException} once it has another: then
     * they are somebody else's.
     */
    Future<Void> remove(String head, String field, String value, List<String> keys) {
        if (keys.isEmpty()) return Future.succeededFuture();
        List<String> some = keys.subList(0, Math.min(REMOVED_AT_ONCE, keys.size()));
        List<String> arguments = new ArrayList<>(List.of(field, value));
        arguments.addAll(some);
        return eval(REMOVE, List.of(head), arguments)
                .compose(done -> done.toInteger() == 1
                        ? remove(head, field, value, keys.subList(some.size(), keys.size()))
                        : Future.failedFuture(
                                new WindowsMovedException("windows that were to be removed are somebody's")));
    }

    static Map<String, String> fields(@Nullable Response reply) {
        Map<String, String> fields = new HashMap<>();
        if (reply == null) return fields;
        if (reply.isMap()) {
            for (String field : reply.getKeys())
                fields.put(field, reply.get(field).toString());
            return fields;
        }
        for (int i = 0; i + 1 < reply.size(); i += 2) {
            fields.put(reply.get(i).toString(), reply.get(i + 1).toString());
        }
        return fields;
    }

    /** The fields of a hash of numbers. */
    static Map<String, Long> numbers(@Nullable Response reply) {
        Map<String, Long> numbers = new HashMap<>();
        fields(reply).forEach((field, value) -> numbers.put(field, whole(value)));
        return numbers;
    }

    /** The reply to HMGET of these fields; those that are not there are absent. */
    static Map<String, Long> numbers(List<String> fields, @Nullable Response reply) {
        Map<String, Long> numbers = new HashMap<>();
        if (reply == null) return numbers;
        for (int i = 0; i < fields.size(); i++) {
            if (reply.get(i) != null)
                numbers.put(fields.get(i), whole(reply.get(i).toString()));
        }
        return numbers;
    }
}
