package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the windows of older builds, catalogues and trees of this province, once newer ones stand. The newest two stay:
 * another process may still follow the ones before. So do those that somebody rebuilds.
 */
final class OldWindows {
    private static final Logger log = LoggerFactory.getLogger(OldWindows.class);
    private static final int KEPT = 2;

    private final Commands commands;
    private final Keys keys;

    OldWindows(Commands commands, Keys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    /** Succeeds in any case: what could not be removed is removed after the next rebuild. */
    Future<Void> remove() {
        Set<String> prefixes = new HashSet<>();
        return commands.walk(keys.family(), found -> {
                    found.forEach(key -> prefixes.add(prefixOf(key)));
                    return Future.succeededFuture();
                })
                .compose(walked -> kept(prefixes))
                .compose(kept -> {
                    if (kept.containsAll(prefixes)) return Future.<Void>succeededFuture();
                    log.info("windows of older catalogues or units are removed: kept={}", kept);
                    return commands.walk(keys.family(), found -> unlink(found, kept, prefixes));
                })
                .onFailure(cause -> log.warn("old windows stay for now", cause))
                .otherwiseEmpty();
    }

    /** What comes up while this looks was not seen and stays. */
    private Future<Void> unlink(List<String> found, Set<String> kept, Set<String> seen) {
        List<Request> requests = found.stream()
                .filter(key -> !kept.contains(prefixOf(key)) && seen.contains(prefixOf(key)))
                .map(key -> Request.cmd(Command.UNLINK).arg(key))
                .toList();
        return commands.each(requests).mapEmpty();
    }

    private Future<Set<String>> kept(Set<String> prefixes) {
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
            Map<String, Long> moved = new HashMap<>();
            for (int i = 0; i < others.size(); i++) {
                // Both are milliseconds; a version begins with the clock of its rebuild.
                long version = Commands.number(replies.get(2 * i).get(0));
                moved.put(
                        others.get(i),
                        Math.max(version, Commands.number(replies.get(2 * i).get(1))));
                if (replies.get(2 * i + 1).toInteger() > 0) kept.add(others.get(i));
            }
            others.stream()
                    .sorted(Comparator.comparing((String prefix) -> moved.get(prefix))
                            .reversed())
                    .limit(KEPT - 1)
                    .forEach(kept::add);
            return kept;
        });
    }

    private String prefixOf(String key) {
        return key.substring(0, key.indexOf(':', keys.family().length()) + 1);
    }
}
