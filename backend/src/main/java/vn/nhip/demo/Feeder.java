package vn.nhip.demo;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the simulated province in through the public feed doors, as any one-stop system would: history in large batches,
 * then what is due, as it falls due, and a heartbeat when nothing is. What was not answered is sent again, however long
 * the server is away; the answer comes after the commit, so nothing is lost and repeats are duplicates.
 */
public final class Feeder {
    /** What a demo starts with. */
    public static final Duration HISTORY = Duration.ofDays(92);

    /** A gap up to this long is told in detail, as it happened. */
    public static final Duration DETAILED_GAP = Duration.ofHours(24);

    /** Events that were under way when the last one was committed may be older than it. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final int BATCH = 500;
    private static final int IN_FLIGHT = 4;
    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;

    private final Simulator simulator;
    private final Context context;
    private final WorkerExecutor worker;
    private final HttpClient client;
    private final @Nullable Redis redis;
    private final HttpDoor http;
    private final @Nullable StreamDoor stream;
    private final Patience patience;
    private volatile @Nullable LiveFeed live;

    /** Hears how far the history has come. */
    @FunctionalInterface
    public interface ProgressListener {
        /** @param expected an estimate, within some percent */
        void sent(long events, long expected);
    }

    public Feeder(Vertx vertx, Simulator simulator, FeederSettings settings) {
        this.simulator = simulator;
        this.context = vertx.getOrCreateContext();
        // One thread: an iterator of the simulator belongs to one at a time.
        this.worker = vertx.createSharedWorkerExecutor("demo-simulator", 1);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS),
                new PoolOptions().setHttp1MaxSize(IN_FLIGHT + 1));
        this.redis = settings.redisUri() == null ? null : Redis.createClient(vertx, settings.redisUri());
        this.http = new HttpDoor(client, settings);
        String key = settings.streamKey();
        this.stream = redis == null || key == null ? null : new StreamDoor(redis, key);
        this.patience = new Patience(vertx);
    }

    /**
     * Sends the history of [from, to). Fails only when the door refuses for good (a wrong token, a body that it cannot read).
     */
    public Future<Void> loadHistory(Instant from, Instant to, ProgressListener listener) {
        return onContext(() -> {
            History history = new History(from, to, listener);
            List<Future<Void>> pumps = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) pumps.add(history.pump());
            return Future.all(pumps).mapEmpty();
        });
    }

    /**
     * Goes on after a stop, with the data that was kept: a short gap is left to {@link #startLive}, a longer one is sent as
     * history.
     *
     * @param lastCommitted the event time of the newest committed event
     * @return from where live is to start
     */
    public Future<Instant> resume(Instant lastCommitted, Instant now, ProgressListener listener) {
        Instant from = lastCommitted.minus(OVERLAP);
        if (!from.isBefore(now)) return Future.succeededFuture(now);
        if (Duration.between(lastCommitted, now).compareTo(DETAILED_GAP) <= 0) return Future.succeededFuture(from);
        return loadHistory(from, now, listener).map(now);
    }

    /** Delivers everything from {@code from} on when its time has come by the clock, until {@link #close}. */
    public Future<Void> startLive(InstantSource clock, Instant from) {
        return onContext(() -> worker.executeBlocking(() -> simulator.live(from))
                .map(events -> {
                    live = new LiveFeed(context, worker, events, clock, this::deliver);
                    live.start();
                    return null;
                }));
    }

    /** How many live events were answered; for logs and tests. */
    public long delivered() {
        return live == null ? 0 : live.delivered();
    }

    /** A live batch is repeated even after a refusal: someone may be mending the configuration. */
    private Future<Void> deliver(List<SimulatedEvent> overHttp, List<SimulatedEvent> overStream) {
        List<SimulatedEvent> posted = new ArrayList<>(overHttp);
        if (stream == null) posted.addAll(overStream);
        boolean nothingToPost = posted.isEmpty() && !overStream.isEmpty();
        Future<Void> post =
                nothingToPost ? Future.succeededFuture() : patience.with(() -> http.send(posted, null), cause -> true);
        if (stream == null) return post;
        return Future.all(post, patience.with(() -> stream.add(overStream), cause -> true))
                .mapEmpty();
    }

    /** Stops sending; what is under way may still arrive. */
    public Future<Void> close() {
        return onContext(() -> {
            patience.end();
            if (live != null) live.stop();
            if (redis != null) redis.close();
            return Future.join(client.close(), worker.close()).mapEmpty();
        });
    }

    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(start -> work.get().onComplete(promise));
        return promise.future();
    }

    /** The history under way. Several pumps draw from it. */
    private final class History {
        private final Iterator<SimulatedEvent> events;
        private final long expected;
        /** Case after case, each as it stands at the end: until all have come, no later day is told whole. */
        private final Instant toldTo;

        private final ProgressListener listener;
        private long sent;

        History(Instant from, Instant to, ProgressListener listener) {
            this.events = simulator.history(from, to);
            this.expected = simulator.expected(from, to);
            this.toldTo = from;
            this.listener = listener;
        }

        Future<Void> pump() {
            // A promise, since a chain of futures would grow with every batch.
            Promise<Void> done = Promise.promise();
            next(done);
            return done.future();
        }

        private void next(Promise<Void> done) {
            worker.executeBlocking(this::batch)
                    .compose(batch -> batch.isEmpty() ? Future.succeededFuture(batch) : post(batch))
                    .onSuccess(batch -> {
                        if (batch.isEmpty()) {
                            done.complete();
                        } else {
                            next(done);
                        }
                    })
                    .onFailure(done::tryFail);
        }

        private List<SimulatedEvent> batch() {
            List<SimulatedEvent> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH && events.hasNext()) batch.add(events.next());
            return batch;
        }

        private Future<List<SimulatedEvent>> post(List<SimulatedEvent> batch) {
            return patience.with(() -> http.send(batch, toldTo), Feeder::mayPass)
                    .map(taken -> {
                        sent += batch.size();
                        listener.sent(sent, Math.max(sent, expected));
                        return batch;
                    });
        }
    }

    private static boolean mayPass(Throwable cause) {
        return !(cause instanceof HttpDoor.NotTaken answer) || answer.passes();
    }
}
