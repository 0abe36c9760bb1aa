package vn.nhip.demo;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.util.List;

/** The other feed door, a Redis Stream. Entries are one event each. */
final class StreamDoor {
    /** Enough for a month of an unread stream; a demo's memory must not grow for ever. */
    private static final String LONGEST = "100000";

    private final Redis redis;
    private final String key;

    StreamDoor(Redis redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    Future<Void> add(List<SimulatedEvent> events) {
        if (events.isEmpty()) return Future.succeededFuture();
        List<Request> commands = events.stream().map(this::xadd).toList();
        return redis.batch(commands).mapEmpty();
    }

    private Request xadd(SimulatedEvent event) {
        return Request.cmd(Command.XADD)
                .arg(key)
                .arg("MAXLEN")
                .arg("~")
                .arg(LONGEST)
                .arg("*")
                .arg("event")
                .arg(event.json());
    }
}
