package vn.nhip.window;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes round the register and looks whether the keys hold what was written to them, a part of them with each call: so that
 * what Redis threw away is noticed before anybody asks for it.
 */
final class KeyProbe {
    private static final String PROBE = RedisClient.script("probe.lua");
    /** Around in so many calls, however many keys there are; small registers at once. */
    private static final int CALLS = 20;

    private static final int FEWEST = 2_000;

    private final RedisClient commands;
    private String prefix = "";
    private String cursor = "0";

    KeyProbe(RedisClient commands) {
        this.commands = commands;
    }

    /** Fails with {@link LostKeysException} when something has gone. */
    Future<Void> look(RedisKeys keys, WindowReader.Head head) {
        if (!head.usable()) return Future.succeededFuture();
        if (!keys.prefix().equals(prefix)) cursor = "0";
        prefix = keys.prefix();
        String about = Long.toString(Math.max(FEWEST, head.keys() / CALLS));
        return commands.eval(PROBE, List.of(keys.head()), List.of(cursor, about))
                .compose(reply -> {
                    cursor = reply.get(0).toString();
                    List<String> lost = new ArrayList<>();
                    for (int i = 2; i < reply.size(); i++) lost.add(reply.get(i).toString());
                    return lost.isEmpty()
                            ? Future.succeededFuture()
                            : Future.failedFuture(
                                    new LostKeysException(reply.get(1).toString(), lost.get(0)));
                });
    }
}
