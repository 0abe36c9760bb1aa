package vn.nhip.demo;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what has fallen due, one batch at a time, in order. Lives on one context. */
final class LiveFeed {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final long TICK_MILLIS = 200;
    private static final int HEARTBEAT_TICKS = 75;
    private static final int BATCH = 200;
    private static final int STREAM_EVERY = 10;

    private final Context context;
    private final WorkerExecutor worker;
    private final LiveEvents events;
    private final InstantSource clock;
    private final BiFunction<List<SimulatedEvent>, List<SimulatedEvent>, Future<Void>> deliver;
    private long timer;
    private boolean busy;
    private boolean stopped;
    /** The first tick with nothing to tell says so at once: all is told up to now. */
    private int idleTicks = HEARTBEAT_TICKS - 1;

    private long drawn;
    /** Written on the context, read anywhere. */
    private volatile long delivered;

    /** @param deliver by HTTP, by stream; both empty is a heartbeat */
    LiveFeed(
            Context context,
            WorkerExecutor worker,
            LiveEvents events,
            InstantSource clock,
            BiFunction<List<SimulatedEvent>, List<SimulatedEvent>, Future<Void>> deliver) {
        this.context = context;
        this.worker = worker;
        this.events = events;
        this.clock = clock;
        this.deliver = deliver;
    }

    void start() {
        timer = context.owner().setPeriodic(TICK_MILLIS, tick -> tick());
    }

    void stop() {
        stopped = true;
        context.owner().cancelTimer(timer);
    }

    long delivered() {
        return delivered;
    }

    private void tick() {
        if (busy || stopped) return;
        busy = true;
        worker.executeBlocking(() -> due(clock.instant())).compose(this::send).onComplete(sent -> {
            busy = false;
            if (sent.failed() && !stopped) log.error("the live feed stumbled and goes on", sent.cause());
            if (sent.succeeded() && sent.result() == BATCH) tick();
        });
    }

    private List<SimulatedEvent> due(Instant now) {
        List<SimulatedEvent> due = new ArrayList<>();
        while (due.size() < BATCH && !events.nextAt().isAfter(now)) due.add(events.next());
        return due;
    }

    private Future<Integer> send(List<SimulatedEvent> due) {
        if (due.isEmpty() && ++idleTicks < HEARTBEAT_TICKS) return Future.succeededFuture(0);
        idleTicks = 0;
        List<SimulatedEvent> overHttp = new ArrayList<>(due.size());
        List<SimulatedEvent> overStream = new ArrayList<>();
        for (SimulatedEvent event : due) (++drawn % STREAM_EVERY == 0 ? overStream : overHttp).add(event);
        return deliver.apply(overHttp, overStream).map(taken -> {
            delivered = delivered + due.size();
            return due.size();
        });
    }
}
