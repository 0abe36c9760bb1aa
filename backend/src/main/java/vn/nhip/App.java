package vn.nhip;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.access.Keys;
import vn.nhip.api.About;
import vn.nhip.api.HttpApi;
import vn.nhip.api.Served;
import vn.nhip.config.Config;
import vn.nhip.config.Secret;
import vn.nhip.config.ServerSettings;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.core.unit.Units;
import vn.nhip.intake.Codecs;
import vn.nhip.intake.FeedSettings;
import vn.nhip.intake.HttpFeeds;
import vn.nhip.intake.Intake;
import vn.nhip.intake.IntakeLimits;
import vn.nhip.intake.OfficerHash;
import vn.nhip.intake.RedisStreamFeed;
import vn.nhip.intake.SetAsideLog;
import vn.nhip.intake.StreamSettings;
import vn.nhip.ledger.LedgerMeters;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Migrations;
import vn.nhip.ledger.PgLedger;
import vn.nhip.ledger.Restatements;
import vn.nhip.live.LiveHub;
import vn.nhip.live.LiveMeters;
import vn.nhip.live.Now;
import vn.nhip.live.Source;
import vn.nhip.ops.Contacts;
import vn.nhip.ops.Loop;
import vn.nhip.ops.Watch;
import vn.nhip.score.Restating;
import vn.nhip.score.ScoreMeters;
import vn.nhip.score.Scoreboard;
import vn.nhip.score.Scores;
import vn.nhip.score.View;
import vn.nhip.screens.ScreenLimits;
import vn.nhip.screens.ScreenRoom;
import vn.nhip.window.RedisWindow;
import vn.nhip.window.WindowMeters;

/**
 * The composition root, in the order of the data: intake, ledger, window, score, live. The only class that knows every
 * room, and the only one that is given a clock.
 */
public final class App {
    private static final Logger log = LoggerFactory.getLogger(App.class);
    private static final int REDIS_WAITING = 200_000;
    /** In a flood the windows take every second moment only, so that the intake keeps its pace. */
    private static final int REST_AFTER_FOLLOWING = 1;

    private static final long WAKE_MILLIS = 1_000;
    private static final long SAVE_MILLIS = 5_000;
    private static final long RESTATE_MILLIS = 500;

    private final Vertx vertx;
    private final Config config;
    private final Environment environment;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Instant startedAt;
    private final List<RedisStreamFeed> streams = new ArrayList<>();
    private Pool pool;
    private Redis redis;
    private LedgerReader reader;
    private WindowMeters windowMeters;
    private PgLedger ledger;
    private RedisWindow window;
    private volatile Showing showing;
    private Restatements restatements;
    private Supplier<vn.nhip.config.Methods> again;
    private LiveHub live;
    private Contacts contacts;
    private ScreenRoom screens;
    private Watch saves;
    private Watch follows;
    private Watch ticks;
    private Watch restates;
    private Watch wakes;
    private HealthCheck health;
    private HttpServer server;
    private Loop ledgerLoop;
    private Loop windowLoop;
    private Loop doorLoop;
    private volatile boolean stopping;

    /**
     * What is not in the configuration directory.
     *
     * @param clockRate how fast the clock runs against real time; 1 but in a sped-up demo
     */
    public record Environment(
            String postgresUri, String redisUri, InstantSource clock, double clockRate, String build, String webroot) {}

    public App(Vertx vertx, Config config, Environment environment) {
        this.vertx = vertx;
        this.config = config;
        this.environment = environment;
        this.startedAt = environment.clock().instant();
    }

    /** Every unit that ever was is in it, as it is today. */
    private Units unitsToday() {
        return config.history()
                .on(environment
                        .clock()
                        .instant()
                        .atZone(config.province().zone())
                        .toLocalDate());
    }

    // ---- the parts that commands use too

    /** Migrates the ledger and opens both stores; blocks while it migrates. */
    public App openBlocking() {
        Migrations.runBlocking(environment.postgresUri());
        PgConnectOptions options = PgConnectOptions.fromUri(environment.postgresUri());
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions(options).setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(config.server().postgres().poolSize()))
                .build();
        reader = new LedgerReader(pool);
        redis = Redis.createClient(vertx, redisOptions().setMaxPoolSize(8).setMaxWaitingHandlers(REDIS_WAITING));
        int timeout = config.server().postgres().timeoutMillis();
        ServerSettings.Limits limits = config.server().limits();
        ledger = new PgLedger(
                vertx,
                options,
                new CaseFold(config.procedures()::find, config.days()),
                environment.clock(),
                new PgLedger.Limits(limits.queueRows(), limits.batchRows(), timeout),
                new LedgerMeters(meters));
        windowMeters = new WindowMeters(meters);
        window = windowOf(config.catalogues());
        return this;
    }

    private RedisWindow windowOf(Catalogues catalogues) {
        return new RedisWindow(
                redis,
                reader,
                catalogues.measures(),
                config.history(),
                config.province().zone(),
                environment.clock(),
                config.server().redis().timeoutMillis(),
                windowMeters);
    }

    private RedisOptions redisOptions() {
        return new RedisOptions()
                .setConnectionString(environment.redisUri())
                .setPreferredProtocolVersion(ProtocolVersion.RESP2);
    }

    public String postgresUri() {
        return environment.postgresUri();
    }

    public String redisUri() {
        return environment.redisUri();
    }

    public LedgerReader reader() {
        return reader;
    }

    public RedisWindow window() {
        return window;
    }

    public PgLedger ledger() {
        return ledger;
    }

    /** The intake in front of the ledger, for commands that run without doors. */
    public Intake intake() {
        return new Intake(ledger, new SetAsideLog(meters), codecs(), environment.clock());
    }

    private Codecs codecs() {
        ServerSettings.Officers officers = config.server().officers();
        return Codecs.of(
                unitsToday(),
                config.province().zone(),
                intakeLimits(),
                officers.on() ? new OfficerHash(officers.key().value()) : null);
    }

    public IntakeLimits intakeLimits() {
        IntakeLimits usual = IntakeLimits.DEFAULT;
        ServerSettings.Limits own = config.server().limits();
        return new IntakeLimits(
                own.maxBodyBytes(),
                own.maxRows(),
                usual.maxOpenBodies(),
                usual.bodyTimeout(),
                usual.maxSessions(),
                usual.sessionLife(),
                usual.retryAfterFull(),
                usual.retryAfterAway());
    }

    // ---- the server

    /** Starts what is downstream first, so that nothing arrives before somebody can take it. */
    public Future<App> start() {
        return loops().compose(ready -> doorLoop.call(this::startLive))
                .compose(ready -> windowLoop.call(this::startWindow))
                .compose(ready -> ledgerLoop.call(this::startLedger))
                .compose(ready -> doorLoop.call(this::startDoors))
                .map(this);
    }

    private Future<Void> loops() {
        return Loop.start(vertx)
                .compose(loop -> {
                    ledgerLoop = loop;
                    return Loop.start(vertx);
                })
                .compose(loop -> {
                    windowLoop = loop;
                    return Loop.start(vertx);
                })
                .map(loop -> {
                    doorLoop = loop;
                    return null;
                });
    }

    private Future<Void> startLive() {
        ServerSettings.Limits limits = config.server().limits();
        contacts = new Contacts(
                (feed, updates) -> ledgerLoop.call(() -> ledger.append(feed, updates)), reader, environment.clock());
        live = new LiveHub(
                vertx,
                config.history(),
                config.province().zone(),
                views(),
                environment.build(),
                this::now,
                new LiveHub.Limits(limits.screens(), limits.screensPerAddress(), limits.history()),
                new LiveMeters(meters));
        live.start();
        saves = new Watch("the feeds' last contacts are saved", contacts::save, meters);
        vertx.setPeriodic(SAVE_MILLIS, timer -> saves.go());
        return contacts.load();
    }

    /** The hub begins before there is anything to show; it asks only once it was shown something. */
    private LiveHub.Views views() {
        return new LiveHub.Views() {
            @Override
            public Optional<View> find(String catalogue, String list) {
                return showing.find(catalogue, list);
            }

            @Override
            public Future<Scores> use(View view) {
                return showing.use(view);
            }
        };
    }

    private Future<Void> startWindow() {
        Scoreboard.Ground ground = new Scoreboard.Ground(
                reader,
                config.history(),
                config.province().zone(),
                config.procedures()::countFor,
                new VietnameseOrder(),
                new ScoreMeters(meters));
        restatements = new Restatements(pool);
        Restating restating = new Restating(ground, restatements, System::nanoTime);
        Showing.Parts parts = new Showing.Parts(vertx, windowLoop, ground, restating, this::windowOf, again, screens());
        showing = new Showing(parts, config.catalogues(), config.targets(), window);
        follows = new Watch(
                "the windows follow the ledger",
                () -> showing.board().window().refresh(),
                meters,
                REST_AFTER_FOLLOWING,
                System::nanoTime);
        ticks = new Watch(
                "the scores follow the windows", () -> showing.board().desk().tick(), meters);
        restates = new Watch("what changes in closed periods is written down", restating::work, meters);
        health = healthCheck();
        // Once a tick and not with every commit: a busy feed's batches are added up first and cost one step together.
        vertx.setPeriodic(config.server().limits().tickMillis(), timer -> {
            follows.go();
            ticks.go();
        });
        vertx.setPeriodic(RESTATE_MILLIS, timer -> restates.go());
        return Future.succeededFuture();
    }

    private HealthCheck healthCheck() {
        HealthCheck.Parts parts = new HealthCheck.Parts(
                environment.build(),
                startedAt,
                config.server().limits().tickMillis(),
                reader,
                windowLoop,
                follows,
                ticks,
                this::newest,
                this::now,
                () -> new HealthCheck.Counts(ledger.queued(), live.screens()));
        return new HealthCheck(parts, System::nanoTime);
    }

    private Showing.Screens screens() {
        return new Showing.Screens() {
            @Override
            public void show(Scores scores) {
                if (scores.view().equals(showing.board().methods().main())) health.scored(scores);
                doorLoop.run(() -> live.show(scores));
            }

            @Override
            public void restart(Scores scores) {
                doorLoop.run(() -> live.restart(scores));
            }
        };
    }

    /** @param source reads the catalogues, lists and targets anew; it may wait for the disk */
    public App reloadsFrom(Supplier<vn.nhip.config.Methods> source) {
        again = source;
        return this;
    }

    private Future<Void> startLedger() {
        wakes = new Watch("what comes due by time is counted", ledger::wake, meters);
        vertx.setPeriodic(WAKE_MILLIS, timer -> wakes.go());
        return Future.succeededFuture();
    }

    private Future<Void> startDoors() {
        Router router = Router.router(vertx);
        About about = new About(
                config.history(), config.province().demo(), config.province().zone(), environment.build());
        Keys keys = keys();
        HttpApi api =
                new HttpApi(about, served(), keys, config.server().officers().on());
        api.routes(router, environment.webroot());
        router.get("/api/v1/live").handler(live::accept);
        screens = screenRoom(keys);
        screens.routes(router, environment.webroot());
        Intake intake = new Intake(contacts, new SetAsideLog(meters), codecs(), environment.clock());
        List<FeedSettings> feeds =
                config.server().feeds().stream().map(App::feedSettings).toList();
        new HttpFeeds(router, intake, feeds, intakeLimits());
        for (FeedSettings feed : feeds) {
            if (feed.kind() == FeedSettings.Kind.REDIS_STREAM) {
                streams.add(new RedisStreamFeed(vertx, redisOptions(), StreamSettings.of(feed, "nhip-1"), intake));
            }
        }
        return screens.start().compose(known -> listen(router)).compose(listening -> {
            server = listening;
            List<Future<Void>> started =
                    streams.stream().map(RedisStreamFeed::start).toList();
            return Future.all(started).mapEmpty();
        });
    }

    private Keys keys() {
        ServerSettings settings = config.server();
        Secret operator = settings.operator().key();
        Map<UnitCode, String> ofUnits = new HashMap<>();
        for (ServerSettings.Access access : settings.access())
            ofUnits.put(access.unit(), access.key().value());
        Keys.Ring ring = new Keys.Ring(operator == null ? null : operator.value(), ofUnits);
        return new Keys(ring, Keys.Limits.USUAL, realClock(), meters);
    }

    private Served served() {
        return new Reads(showing, windowLoop, restatements, health::ask, this::now, meters::scrape);
    }

    /** Walls and guesses are real: their minutes do not run faster where the province's clock is sped up. */
    private InstantSource realClock() {
        return environment.clockRate() == 1 ? environment.clock() : InstantSource.system();
    }

    private ScreenRoom screenRoom(Keys keys) {
        return new ScreenRoom(
                vertx,
                new ScreenRoom.Store(pool, config.server().postgres().timeoutMillis()),
                keys,
                realClock(),
                ScreenLimits.USUAL,
                meters);
    }

    private Future<HttpServer> listen(Router router) {
        ServerSettings.Http http = config.server().http();
        HttpServerOptions options = new HttpServerOptions()
                .setHost(http.host())
                .setPort(http.port())
                .setCompressionSupported(true)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .addWebSocketSubProtocol("nhip.v1")
                .setMaxWebSocketMessageSize(4096)
                .setMaxWebSocketFrameSize(4096)
                .setIdleTimeout(120);
        return vertx.createHttpServer(options).requestHandler(router).listen();
    }

    private static FeedSettings feedSettings(ServerSettings.Feed feed) {
        FeedSettings.Kind kind =
                feed.kind() == ServerSettings.Feed.Kind.HTTP ? FeedSettings.Kind.HTTP : FeedSettings.Kind.REDIS_STREAM;
        String token = feed.token() == null ? null : feed.token().value();
        return new FeedSettings(feed.name(), kind, token, feed.key(), feed.group(), feed.intervalSeconds());
    }

    /** The port that the server listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Null before the first tick. */
    public Scores newest() {
        return showing == null ? null : showing.newest();
    }

    /** To when the picture holds what a feed has told; what the windows have yet to follow is not in it. */
    private Instant heldOf(String feed) {
        Scores scores = newest();
        Instant shown = contacts.shown(feed, scores == null ? -1 : scores.position());
        Instant last = contacts.of(feed);
        if (shown != null || last == null || scores == null) return shown;
        return scores.asOf().isBefore(last) ? scores.asOf() : last;
    }

    private Now now() {
        List<Source> sources = new ArrayList<>();
        for (ServerSettings.Feed feed : config.server().feeds()) {
            if (feed.intervalSeconds() > 0) {
                // A promise is kept in real time; frames speak of the server's clock.
                int interval = (int) Math.ceil(feed.intervalSeconds() * environment.clockRate());
                sources.add(new Source(feed.name(), heldOf(feed.name()), interval));
            }
        }
        return new Now(environment.clock().instant(), environment.clockRate(), sources);
    }

    /** Stops accepting, finishes what was accepted, closes. */
    public Future<Void> stop() {
        if (stopping) return Future.succeededFuture();
        stopping = true;
        log.info("stopping: what was accepted is finished first");
        List<Future<Void>> feeds = streams.stream().map(RedisStreamFeed::stop).toList();
        Future<Void> doors = server == null ? Future.succeededFuture() : server.shutdown(3, TimeUnit.SECONDS);
        if (live != null) doorLoop.run(live::stop);
        return Future.join(feeds)
                .<Void>mapEmpty()
                .otherwiseEmpty()
                .compose(fed -> doors.otherwiseEmpty())
                .compose(closed -> quiet(ledgerLoop, wakes))
                .compose(quiet -> ledgerLoop == null
                        ? Future.succeededFuture()
                        : ledgerLoop.call(ledger::close).otherwiseEmpty())
                .compose(finished -> quiet(windowLoop, follows))
                .compose(quiet -> quiet(windowLoop, ticks))
                .compose(quiet -> quiet(windowLoop, restates))
                .compose(quiet -> quiet(doorLoop, saves))
                .compose(quiet -> contacts == null
                        ? Future.succeededFuture()
                        : doorLoop.call(contacts::save).otherwiseEmpty())
                .compose(saved -> screens == null
                        ? Future.succeededFuture()
                        : doorLoop.call(screens::stop).otherwiseEmpty())
                .compose(saved -> close());
    }

    /** A server that did not get as far as starting it has nothing to wait for. */
    private static Future<Void> quiet(Loop loop, Watch watch) {
        return watch == null ? Future.succeededFuture() : loop.call(watch::stop).otherwiseEmpty();
    }

    /** Closes the stores; for commands that started no server. */
    public Future<Void> close() {
        redis.close();
        return pool.close();
    }
}
