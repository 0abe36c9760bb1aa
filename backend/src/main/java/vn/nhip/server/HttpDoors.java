package vn.nhip.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
import vn.nhip.config.Feed;
import vn.nhip.config.Lists;
import vn.nhip.config.Secret;
import vn.nhip.config.ServerSettings;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.http.ProblemHandler;
import vn.nhip.intake.FeedKey;
import vn.nhip.intake.HttpFeeds;
import vn.nhip.intake.Intake;
import vn.nhip.intake.IntakeLimits;
import vn.nhip.intake.RedisStreamFeed;
import vn.nhip.intake.StreamSettings;
import vn.nhip.live.LiveHub;
import vn.nhip.ops.OneLoop;
import vn.nhip.pages.Pages;
import vn.nhip.score.View;
import vn.nhip.screens.ScreenLimits;
import vn.nhip.screens.ScreenRoom;

/** All that is open to others: pages and reading, live boards, walls, feeds. */
final class HttpDoors {
    private static final String CONSUMER = "nhip-1";
    private static final int LONGEST_SOCKET_FRAME = 4096;
    private static final int IDLE_SECONDS = 120;
    private static final int SHUT_SECONDS = 3;
    private final OneLoop loop = new OneLoop();

    private final Parts parts;
    private final List<RedisStreamFeed> streams = new ArrayList<>();
    private ScreenRoom screens;
    private volatile HttpServer server;

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

    HttpDoors(Parts parts) {
        this.parts = parts;
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
        Front front = front();
        new HttpApi(about, parts.served(), keys, officers)
                .seenBy(new Outside(front, config.server().http().frameAncestors()))
                .routes(router, pages, frames(parts.live()));
        router.get("/api/v1/live").handler(parts.live()::accept);
        screens = screenRoom(keys);
        screens.routes(router, pages.page("screens.html"));
        feeds(router);
        return screens.start()
                .compose(known -> listen(request -> router.handle(front.seen(request))))
                .compose(listening -> {
                    server = listening;
                    return Future.all(
                            streams.stream().map(RedisStreamFeed::start).toList());
                })
                .mapEmpty();
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

    private void feeds(Router router) {
        List<FeedKey> keys = new ArrayList<>();
        Feed.Kinds<Void> opening = new Feed.Kinds<>() {
            @Override
            public Void http(Feed.Http feed) {
                keys.add(new FeedKey(feed.name(), feed.token().value()));
                return null;
            }

            @Override
            public Void stream(Feed.Stream feed) {
                StreamSettings settings = StreamSettings.of(feed.name(), feed.key(), feed.group(), CONSUMER);
                streams.add(new RedisStreamFeed(
                        parts.vertx(), Stores.redisOptions(parts.environment()), settings, parts.intake()));
                return null;
            }
        };
        for (Feed feed : parts.config().server().feeds()) feed.as(opening);
        new HttpFeeds(router, parts.intake(), keys, parts.intakeLimits());
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

    private Front front() {
        ServerSettings.Http http = parts.config().server().http();
        return new Front(new Proxies(http.trustedProxies()), http.basePath());
    }

    private Future<HttpServer> listen(Handler<HttpServerRequest> requests) {
        ServerSettings.Http http = parts.config().server().http();
        HttpServerOptions options = new HttpServerOptions()
                .setHost(http.host())
                .setPort(http.port())
                .setCompressionSupported(true)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .addWebSocketSubProtocol("nhip.v1")
                .setMaxWebSocketMessageSize(LONGEST_SOCKET_FRAME)
                .setMaxWebSocketFrameSize(LONGEST_SOCKET_FRAME)
                .setIdleTimeout(IDLE_SECONDS);
        return parts.vertx().createHttpServer(options).requestHandler(requests).listen();
    }

    /** The port that the server listens on. */
    int port() {
        return server.actualPort();
    }

    /** Takes nothing more; succeeds when what was under way has been answered. */
    Future<Void> shut() {
        loop.requireHere();
        List<Future<Void>> feeds = streams.stream().map(RedisStreamFeed::stop).toList();
        Future<Void> answered =
                server == null ? Future.succeededFuture() : server.shutdown(SHUT_SECONDS, TimeUnit.SECONDS);
        return Future.join(feeds).<Void>mapEmpty().otherwiseEmpty().compose(fed -> answered.otherwiseEmpty());
    }

    /** Keeps what walls have said last. */
    Future<Void> stop() {
        loop.requireHere();
        return screens == null ? Future.succeededFuture() : screens.stop();
    }
}
