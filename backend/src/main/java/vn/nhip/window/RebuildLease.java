package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The word that lets one process rebuild windows while all others keep their hands off. It says who works and since when,
 * is renewed by a timer however long a step takes, and expires by itself when its process is killed.
 */
final class RebuildLease {
    private static final Logger log = LoggerFactory.getLogger(RebuildLease.class);
    private static final int LIFE_MILLIS = 15_000;
    private static final int RENEW_MILLIS = 5_000;
    /** The process and its machine, as in {@code 4711@host}. */
    private static final String ME = ManagementFactory.getRuntimeMXBean().getName();

    private static final String RENEW = "local held = redis.call('GET', KEYS[1])"
            + " if held and held ~= ARGV[1] then return 0 end"
            + " redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1";
    private static final String GIVE_BACK =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    private final RedisClient commands;
    private final String key;
    private final String token;
    private Runnable stopRenewing = () -> {};
    private boolean lost;

    RebuildLease(RedisClient commands, RedisKeys keys) {
        this.commands = commands;
        this.key = keys.rebuilder();
        this.token = "rebuilding-" + UUID.randomUUID() + " " + System.currentTimeMillis() + " " + ME;
    }

    /** Nobody else's ever; no number, so that the head of windows that are being filled can carry it. */
    String token() {
        return token;
    }

    /** Fails with {@link RebuildingException} while another process has the word. */
    Future<Void> take() {
        Request set =
                Request.cmd(Command.SET).arg(key).arg(token).arg("NX").arg("PX").arg(LIFE_MILLIS);
        return commands.send(set).compose(reply -> {
            if (reply == null) return requireFree(commands, key).compose(free -> take());
            Vertx vertx = Vertx.currentContext().owner();
            long timer = vertx.setPeriodic(RENEW_MILLIS, again -> renew());
            stopRenewing = () -> vertx.cancelTimer(timer);
            return Future.succeededFuture();
        });
    }

    /** Fails with {@link RebuildingException} while some process has the word. */
    static Future<Void> requireFree(RedisClient commands, RedisKeys keys) {
        return requireFree(commands, keys.rebuilder());
    }

    private static Future<Void> requireFree(RedisClient commands, String key) {
        return commands.send(Request.cmd(Command.GET).arg(key))
                .compose(held -> held == null
                        ? Future.succeededFuture()
                        : Future.failedFuture(new RebuildingException(words(held.toString()))));
    }

    private static String words(String held) {
        String[] parts = held.split(" ", 3);
        boolean known = parts.length == 3 && parts[1].matches("\\d{1,15}");
        return known ? parts[2] + ", since " + Instant.ofEpochMilli(Long.parseLong(parts[1])) : held;
    }

    private void renew() {
        commands.eval(RENEW, List.of(key), List.of(token, Integer.toString(LIFE_MILLIS)))
                .onSuccess(own -> lost |= own.toInteger() == 0)
                .onFailure(cause -> log.warn("the word of a rebuild was not renewed, tried again", cause));
    }

    /** Fails when another process took over: this one stood still for longer than the word lives. */
    Future<Void> requireOwn() {
        return lost
                ? Future.failedFuture(new WindowsMovedException("another process took the rebuild over"))
                : Future.succeededFuture();
    }

    /** The rebuild is over, done or not; the word of another one, that took over, stays. */
    Future<Void> giveBack() {
        stopRenewing.run();
        return commands.eval(GIVE_BACK, List.of(key), List.of(token)).mapEmpty();
    }
}
