package vn.nhip.screens;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import vn.nhip.access.AccessKeys;
import vn.nhip.ops.OneLoop;
import vn.nhip.ops.RepeatedTask;

/** The room's beginning and end. */
public final class ScreenRoom {
    private static final long SAVE_MILLIS = 30_000;
    private final OneLoop loop = new OneLoop();

    private final Vertx vertx;
    private final ScreenRegister register;
    private final DeviceDoors devices;
    private final OperatorDoors operator;
    private final RepeatedTask saves;

    /**
     * Where walls are kept.
     *
     * @param timeoutMillis for one step
     */
    public record Store(Pool pool, int timeoutMillis) {}

    /**
     * @param keys that open the operator's doors
     * @param clock in real time, also where the province's own is sped up: walls are real
     */
    public ScreenRoom(
            Vertx vertx,
            Store store,
            AccessKeys keys,
            InstantSource clock,
            ScreenLimits limits,
            MeterRegistry registry) {
        this.vertx = vertx;
        ScreenMeters meters = new ScreenMeters(registry);
        PgScreens kept = new PgScreens(store.pool(), store.timeoutMillis());
        register = new ScreenRegister(kept, clock, limits, meters);
        Admission admission = new Admission(register, kept, limits, meters);
        devices = new DeviceDoors(register, admission, new Presence(register, kept, limits, meters), limits, meters);
        operator = new OperatorDoors(register, admission, new OperatorActions(register, kept, meters), keys);
        saves = new RepeatedTask("the screens' last contacts are saved", register::save, registry);
    }

    /** @param page answers with the operator's page */
    public void routes(Router router, Handler<RoutingContext> page) {
        Routes desk = new Routes(router);
        devices.routes(desk);
        operator.routes(desk);
        router.get("/quan-tri/man-hinh").handler(page);
        router.head("/quan-tri/man-hinh").handler(page);
    }

    /** Reads who was let in before. */
    public Future<Void> start() {
        loop.requireHere();
        vertx.setPeriodic(SAVE_MILLIS, timer -> saves.go());
        return register.load();
    }

    /** Keeps what walls have said last. */
    public Future<Void> stop() {
        loop.requireHere();
        return saves.stop().compose(quiet -> register.save());
    }
}
