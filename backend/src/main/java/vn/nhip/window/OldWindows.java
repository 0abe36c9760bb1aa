package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the windows of older builds, catalogues and trees of this province, once newer ones stand. The newest two stay:
 * another process may still follow the ones before. So do those that somebody rebuilds, and another ledger's.
 */
final class OldWindows {
    private static final Logger log = LoggerFactory.getLogger(OldWindows.class);
    private static final int KEPT = 2;

    private final RedisClient commands;
    private final RedisKeys keys;

    OldWindows(RedisClient commands, RedisKeys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    /** Succeeds in any case: what could not be removed is removed after the next rebuild. */
    Future<Void> remove() {
        Set<String> prefixes = new HashSet<>();
        return commands.walk(keys.family(), found -> {
                    for (String key : found) if (keys.isOfThisLedger(prefixOf(key))) prefixes.add(prefixOf(key));
                    return Future.succeededFuture();
                })
                .compose(walked -> old(prefixes))
                .compose(versions -> {
                    if (versions.isEmpty()) return Future.<Void>succeededFuture();
                    log.info("windows of older catalogues or units are removed: {}", versions.keySet());
                    return commands.walk(keys.family(), found -> unlink(found, versions))
                            .compose(removed -> unlinkHeads(versions));
                })
                .onFailure(cause -> log.warn("old windows stay for now", cause))
                .otherwiseEmpty();
    }

    /** What comes up while this looks was not seen and stays; so do windows that somebody begins to rebuild. */
    private Future<Void> unlink(List<String> found, Map<String, String> versions) {
        Map<String, List<String>> byPrefix = new HashMap<>();
        for (String key : found) {
            String prefix = prefixOf(key);
            boolean last = key.equals(prefix + "head");
            if (versions.containsKey(prefix) && !last)
                byPrefix.computeIfAbsent(prefix, first -> new ArrayList<>()).add(key);
        }
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<String, List<String>> one : byPrefix.entrySet()) {
            String version = Objects.requireNonNull(versions.get(one.getKey()), "only of old windows");
            done = done.compose(before -> unlink(one.getKey(), version, one.getValue()));
        }
        return done;
    }

    /** @param version empty when they have no head: then nobody can make use of them */
    private Future<Void> unlink(String prefix, String version, List<String> keys) {
        if (!version.isEmpty()) return commands.remove(prefix + "head", "version", version, keys);
        List<Request> requests =
                keys.stream().map(key -> Request.cmd(Command.UNLINK).arg(key)).toList();
        return commands.each(requests).mapEmpty();
    }

    /** The heads last: by them it is known whose the rest is. */
    private Future<Void> unlinkHeads(Map<String, String> versions) {
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<String, String> one : versions.entrySet()) {
            String head = one.getKey() + "head";
            done = done.compose(before -> one.getValue().isEmpty()
                    ? Future.succeededFuture()
                    : commands.remove(head, "version", one.getValue(), List.of(head)));
        }
        return done;
    }

    /** Those to be removed, with the version that they stand at; empty for no head. */
    private Future<Map<String, String>> old(Set<String> prefixes) {
        List<String> others = new ArrayList<>(prefixes);
        others.remove(keys.prefix());
        List<Request> requests = new ArrayList<>();
        for (String prefix : others) {
            requests.add(Request.cmd(Command.HMGET)
                    .arg(prefix + "head")
                    .arg("version")
                    .arg("asOf"));
            requests.add(Request.cmd(Command.EXISTS).arg(prefix + "rebuilder"));
        }
        return commands.each(requests).map(replies -> {
            Set<String> kept = new HashSet<>(List.of(keys.prefix()));
            Map<String, String> versions = new HashMap<>();
            Map<String, Long> moved = new HashMap<>();
            for (int i = 0; i < others.size(); i++) {
                // Both are milliseconds; a version begins with the clock of its rebuild.
                Response told = replies.get(2 * i).get(0);
                long version = RedisClient.number(told);
                versions.put(others.get(i), told == null ? "" : told.toString());
                moved.put(
                        others.get(i),
                        Math.max(version, RedisClient.number(replies.get(2 * i).get(1))));
                if (replies.get(2 * i + 1).toInteger() > 0) kept.add(others.get(i));
            }
            // Windows of one ledger that rest have one instant; then the younger version was made later.
            others.stream()
                    .sorted(Comparator.comparing((String prefix) -> moved.get(prefix))
                            .thenComparing(
                                    prefix -> versions.getOrDefault(prefix, "").length())
                            .thenComparing(versions::get)
                            .reversed())
                    .limit(KEPT - 1)
                    .forEach(kept::add);
            versions.keySet().removeAll(kept);
            return versions;
        });
    }

    private String prefixOf(String key) {
        return key.substring(0, key.indexOf(':', keys.family().length()) + 1);
    }
}
