package vn.nhip.screens;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import vn.nhip.access.Keys;
import vn.nhip.ops.Watch;

/** The room's beginning and end. Everything in it is touched on the event loop that started it. */
public final class ScreenRoom {
    private static final long SAVE_MILLIS = 30_000;

    private final Vertx vertx;
    private final Register register;
    private final DeviceDoors devices;
    private final OperatorDoors operator;
    private final Watch saves;

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
            Vertx vertx, Store store, Keys keys, InstantSource clock, ScreenLimits limits, MeterRegistry registry) {
        this.vertx = vertx;
        ScreenMeters meters = new ScreenMeters(registry);
        PgScreens kept = new PgScreens(store.pool(), store.timeoutMillis());
        register = new Register(kept, clock, limits, meters);
        Admission admission = new Admission(register, kept, limits, meters);
        devices = new DeviceDoors(register, admission, new Presence(register, kept, limits, meters), limits, meters);
        operator = new OperatorDoors(register, admission, new Tending(register, kept, meters), keys);
        saves = new Watch("the screens' last contacts are saved", register::save, registry);
    }

    /** @param webroot folder of the pages, or its name in the jar */
    public void routes(Router router, String webroot) {
        Desk desk = new Desk(router);
        devices.routes(desk);
        operator.routes(desk);
        String page = webroot + "/screens.html";
        router.get("/quan-tri/man-hinh")
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .sendFile(page));
    }

    /** Reads who was let in before. */
    public Future<Void> start() {
        vertx.setPeriodic(SAVE_MILLIS, timer -> saves.go());
        return register.load();
    }

    /** Keeps what walls have said last. */
    public Future<Void> stop() {
        return saves.stop().compose(quiet -> register.save());
    }
}
