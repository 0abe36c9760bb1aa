package vn.nhip.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.access.AccessKeys;
import vn.nhip.access.Front;
import vn.nhip.access.Proxies;
import vn.nhip.api.About;
import vn.nhip.api.CalendarReach;
import vn.nhip.api.Frames;
import vn.nhip.api.HttpApi;
import vn.nhip.api.Outside;
import vn.nhip.api.ReadApi;
import vn.nhip.config.CalendarList;
import vn.nhip.config.Config;
import vn.nhip.config.Lists;
import vn.nhip.config.Secret;
import vn.nhip.config.ServerSettings;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.http.ProblemHandler;
import vn.nhip.intake.Intake;
import vn.nhip.intake.IntakeLimits;
import vn.nhip.live.LiveHub;
import vn.nhip.ops.OneLoop;
import vn.nhip.pages.Pages;
import vn.nhip.score.View;
import vn.nhip.screens.ScreenLimits;
import vn.nhip.screens.ScreenRoom;

/** All that is open to others: pages and reading, live boards, walls, feeds. */
final class HttpDoors {
    private final OneLoop loop = new OneLoop();

    private final Parts parts;
    private final Entrances entrances;
    private @Nullable ScreenRoom screens;

    /**
     * What stands behind them.
     *
     * @param lists those in force
     */
    record Parts(
            Vertx vertx,
            Config config,
            Environment environment,
            Stores stores,
            ReadApi served,
            Supplier<Lists> lists,
            LiveHub live,
            Intake intake,
            IntakeLimits intakeLimits,
            MeterRegistry meters) {}

    HttpDoors(Parts parts, Loops loops) {
        this.parts = parts;
        this.entrances = new Entrances(parts, loops);
    }

    Future<Void> open() {
        loop.requireHere();
        return Pages.open(parts.vertx(), parts.environment().webroot(), parts.meters())
                .compose(this::open);
    }

    private Future<Void> open(Pages pages) {
        Router router = Router.router(parts.vertx());
        ProblemHandler.mount(router);
        Config config = parts.config();
        Environment environment = parts.environment();
        About about = new About(
                () -> parts.lists().get().history(),
                () -> parts.lists().get().days(),
                config.province().demo(),
                config.province().zone(),
                config.province().wallPeriod(),
                environment.build(),
                () -> reach(parts.lists().get().calendar()));
        AccessKeys keys = keys();
        boolean officers = config.server().officers().on();
        Front front = front(config);
        new HttpApi(about, parts.served(), keys, officers)
                .seenBy(new Outside(front, config.server().http().frameAncestors()))
                .routes(router, pages, frames(parts.live()));
        router.get("/api/v1/live").handler(parts.live()::accept);
        ScreenRoom room = screenRoom(keys);
        screens = room;
        room.routes(router, pages.page("screens.html"));
        return room.start().compose(known -> entrances.open(router));
    }

    private static Frames frames(LiveHub live) {
        return new Frames() {
            @Override
            public Optional<String> picture(String board, String period) {
                return live.picture(board, period);
            }

            @Override
            public Future<Optional<String>> picture(String board, String period, View view) {
                return live.picture(board, period, view);
            }
        };
    }

    private static CalendarReach reach(CalendarList calendar) {
        return new CalendarReach(calendar.to(), List.copyOf(calendar.provisional()));
    }

    private AccessKeys keys() {
        ServerSettings settings = parts.config().server();
        Secret operator = settings.operator().key();
        Map<UnitCode, String> ofUnits = new HashMap<>();
        for (ServerSettings.Access access : settings.access())
            ofUnits.put(access.unit(), access.key().value());
        AccessKeys.Ring ring = new AccessKeys.Ring(operator == null ? null : operator.value(), ofUnits);
        return new AccessKeys(ring, AccessKeys.Limits.USUAL, realClock(), parts.meters());
    }

    /** Walls and guesses are real: their minutes do not run faster where the province's clock is sped up. */
    private InstantSource realClock() {
        Environment environment = parts.environment();
        return environment.clockRate() == 1 ? environment.clock() : InstantSource.system();
    }

    private ScreenRoom screenRoom(AccessKeys keys) {
        int timeout = parts.config().server().postgres().timeoutMillis();
        return new ScreenRoom(
                parts.vertx(),
                new ScreenRoom.Store(parts.stores().pool, timeout),
                keys,
                realClock(),
                ScreenLimits.USUAL,
                parts.meters());
    }

    static Front front(Config config) {
        ServerSettings.Http http = config.server().http();
        return new Front(new Proxies(http.trustedProxies()), http.basePath());
    }

    /** Where they are; nothing is known there before they are open. */
    Entrances entrances() {
        return entrances;
    }

    /** Takes nothing more; succeeds when what was under way has been answered. */
    Future<Void> shut() {
        loop.requireHere();
        return entrances.shut();
    }

    /** Keeps what walls have said last. */
    Future<Void> stop() {
        loop.requireHere();
        return screens == null ? Future.succeededFuture() : screens.stop();
    }
}
