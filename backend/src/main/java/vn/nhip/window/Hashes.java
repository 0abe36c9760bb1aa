package vn.nhip.window;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hashes of numbers to be read at once, each key a single time however often it is wanted. */
final class Hashes {
    /** Key → the fields that are wanted; null for all. */
    private final Map<String, @Nullable List<String>> wanted = new LinkedHashMap<>();

    private final Map<String, Response> read = new HashMap<>();

    /** @param fields null for all */
    void want(String key, @Nullable List<String> fields) {
        if (fields == null || !wanted.containsKey(key)) wanted.put(key, fields);
    }

    List<Request> requests() {
        List<Request> requests = new ArrayList<>(wanted.size());
        wanted.forEach((key, fields) -> {
            Request request = Request.cmd(fields == null ? Command.HGETALL : Command.HMGET)
                    .arg(key);
            if (fields != null) fields.forEach(request::arg);
            requests.add(request);
        });
        return requests;
    }

    /** @param replies to {@link #requests}, in their order */
    void take(List<Response> replies) {
        int at = 0;
        for (String key : wanted.keySet()) read.put(key, replies.get(at++));
    }

    /**
     * Adds some hashes up; those that were not asked for are empty.
     *
     * @param times key → how often it is added, perhaps negative
     */
    Map<String, Long> sum(Map<String, Integer> times) {
        Map<String, Long> sum = new HashMap<>();
        times.forEach(
                (key, often) -> numbers(key).forEach((field, value) -> sum.merge(field, often * value, Long::sum)));
        return sum;
    }

    Map<String, Long> sum(Collection<String> keys) {
        Map<String, Long> sum = new HashMap<>();
        for (String key : keys) numbers(key).forEach((field, value) -> sum.merge(field, value, Long::sum));
        return sum;
    }

    private Map<String, Long> numbers(String key) {
        List<String> fields = wanted.get(key);
        return fields == null ? RedisClient.numbers(read.get(key)) : RedisClient.numbers(fields, read.get(key));
    }
}
