package vn.nhip.intake;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.http.TooLarge;
import vn.nhip.ops.EventLoop;
import vn.nhip.ops.OneLoop;

/**
 * Reads CloudEvents from a Redis stream as a member of a consumer group. An entry is acknowledged only after its rows are
 * committed, so the group's pending list, not this object, remembers what is under way: after any failure (Redis or the
 * ledger away, the stream flushed) it waits, connects again and begins with what it was given before.
 */
public final class RedisStreamFeed {
    private static final Logger log = LoggerFactory.getLogger(RedisStreamFeed.class);
    private final OneLoop own = new OneLoop();

    private final Vertx vertx;
    private final RedisOptions options;
    private final StreamSettings settings;
    private final Intake intake;
    private final Promise<Void> stopped = Promise.promise();

    private @Nullable Context loop;
    private @Nullable StreamConnection connection;
    private boolean stopping;
    private boolean pendingFirst = true;
    private boolean claimDue = true;
    private @Nullable String claimCursor;
    private long claimTimer = -1;
    private long backoffTimer = -1;
    private int failures;

    /** @param options where Redis is; the protocol version and the pool are this feed's own */
    public RedisStreamFeed(Vertx vertx, RedisOptions options, StreamSettings settings, Intake intake) {
        this.vertx = vertx;
        this.options = options;
        this.settings = settings;
        this.intake = intake;
    }

    /** Begins to read. Succeeds at once: a Redis that is away is waited for. */
    public Future<Void> start() {
        own.requireHere();
        intake.log().begun(settings.feed());
        Context here = vertx.getOrCreateContext();
        loop = here;
        here.runOnContext(begin -> {
            claimTimer = vertx.setPeriodic(settings.claimEvery().toMillis(), due -> claimDue = true);
            turn();
        });
        return Future.succeededFuture();
    }

    /** Stops reading; succeeds when what was read is committed and acknowledged, or left to the next start. */
    public Future<Void> stop() {
        own.requireHere();
        if (loop == null) return Future.succeededFuture();
        loop.runOnContext(now -> {
            stopping = true;
            if (backoffTimer >= 0 && vertx.cancelTimer(backoffTimer)) turn();
        });
        return stopped.future();
    }

    /** One read, its rows, its acknowledgement; then the next, from the event loop's queue ({@link #home}), so that no
     * stack grows. */
    private void turn() {
        backoffTimer = -1;
        if (stopping) {
            close();
        } else {
            Future.succeededFuture()
                    .compose(begin -> connected())
                    .compose(this::work)
                    .onComplete(done -> {
                        if (done.succeeded()) {
                            failures = 0;
                            loop().runOnContext(next -> turn());
                        } else {
                            retryAfter(done.cause());
                        }
                    });
        }
    }

    private <T> Future<T> home(Future<T> answer) {
        return EventLoop.home(loop(), answer);
    }

    private Context loop() {
        if (loop == null) throw new IllegalStateException("the feed has not been started");
        return loop;
    }

    private void close() {
        vertx.cancelTimer(claimTimer);
        disconnect().onComplete(closed -> stopped.tryComplete());
    }

    private Future<Void> disconnect() {
        StreamConnection open = connection;
        connection = null;
        return open == null ? Future.succeededFuture() : home(open.close());
    }

    private Future<StreamConnection> connected() {
        if (connection != null) return Future.succeededFuture(connection);
        return home(StreamConnection.open(vertx, options, settings)).compose(opened -> {
            connection = opened;
            pendingFirst = true;
            return opened.createGroup().map(opened);
        });
    }

    /** Its own unfinished entries first, then those of dead neighbours, then news. */
    private Future<Void> work(StreamConnection redis) {
        if (pendingFirst) {
            return home(redis.pending()).compose(entries -> {
                pendingFirst = !entries.isEmpty();
                return keep(redis, entries);
            });
        }
        if (claimDue) {
            return home(redis.claim(claimCursor)).compose(claimed -> {
                claimCursor = claimed.next();
                claimDue = claimCursor != null;
                return keep(redis, claimed.entries());
            });
        }
        return home(redis.fresh()).compose(entries -> keep(redis, entries));
    }

    private Future<Void> keep(StreamConnection redis, List<StreamConnection.Entry> entries) {
        if (entries.isEmpty()) return Future.succeededFuture();
        return home(intake.receive(settings.feed(), decode(entries, intake.now())))
                .compose(committed -> redis.acknowledge(entries));
    }

    private List<Decoded> decode(List<StreamConnection.Entry> entries, Instant now) {
        List<Decoded> rows = new ArrayList<>();
        for (StreamConnection.Entry entry : entries) {
            // Deleted while it was pending: nothing is left to count, only to acknowledge.
            Map<String, String> fields = entry.fields();
            if (fields != null) rows.addAll(decode(entry, fields, rows.size(), now));
        }
        return rows;
    }

    private List<Decoded> decode(StreamConnection.Entry entry, Map<String, String> fields, int index, Instant now) {
        try {
            CloudEventCodec events = intake.codecs().events();
            String event = fields.get("event");
            if (event != null) return events.decode(event.getBytes(StandardCharsets.UTF_8), now);
            if (fields.containsKey("specversion")) return List.of(events.decode(fields, index, now));
            return List.of(unreadable(entry, index, "neither a field \"event\" nor the fields of a CloudEvent"));
        } catch (Unreadable | TooLarge whole) {
            return List.of(unreadable(entry, index, String.valueOf(whole.getMessage())));
        } catch (RuntimeException unforeseen) {
            // Tried again it would break again, and hold up the stream for ever.
            log.error(
                    "an entry broke its reader and was set aside: entry={} kind={}",
                    entry.id(),
                    unforeseen.getClass().getName());
            return List.of(unreadable(entry, index, "cannot be read"));
        }
    }

    private static Decoded unreadable(StreamConnection.Entry entry, int index, String problem) {
        return new Decoded.SetAside(index, entry.id(), ProblemKind.UNREADABLE, "event", problem);
    }

    private void retryAfter(Throwable cause) {
        intake.log().retried(settings.feed());
        long wait = backoffMillis();
        failures++;
        log.warn(
                "stream not read, will be tried again: feed={} key={} waitMillis={} cause={}",
                settings.feed(),
                settings.key(),
                wait,
                StreamConnection.kind(cause));
        disconnect().onComplete(closed -> {
            if (stopping) close();
            else backoffTimer = vertx.setTimer(wait, again -> turn());
        });
    }

    private long backoffMillis() {
        long first = settings.firstBackoff().toMillis();
        return Math.min(settings.longestBackoff().toMillis(), first << Math.min(failures, 16));
    }
}
