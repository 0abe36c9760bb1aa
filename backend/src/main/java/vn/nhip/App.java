package vn.nhip;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.api.Served;
import vn.nhip.config.Config;
import vn.nhip.config.Lists;
import vn.nhip.config.ServerSettings;
import vn.nhip.core.casefile.Update;
import vn.nhip.intake.Intake;
import vn.nhip.intake.IntakeLimits;
import vn.nhip.ledger.HeldUpdates;
import vn.nhip.ledger.Ledger;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.PgLedger;
import vn.nhip.live.LiveHub;
import vn.nhip.live.LiveMeters;
import vn.nhip.live.Now;
import vn.nhip.ops.ClockGuard;
import vn.nhip.ops.Contacts;
import vn.nhip.ops.Loop;
import vn.nhip.ops.Watch;
import vn.nhip.score.Scores;
import vn.nhip.score.View;
import vn.nhip.window.RedisWindow;

/**
 * The composition root, in the order of the data: intake, ledger, window, score, live. This package alone knows every room,
 * and it alone is given a clock.
 */
public final class App {
    private static final Logger log = LoggerFactory.getLogger(App.class);
    private static final long WAKE_MILLIS = 1_000;
    private static final long REPLAY_MILLIS = 5_000;
    private static final long SAVE_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 2_000;

    private final Vertx vertx;
    private final Config config;
    private final Environment environment;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Times times;
    private volatile Instant startedAt;
    private final Incoming incoming;
    private Stores stores;
    private HeldRows held;
    private UnaryOperator<Lists> again;
    private Loop ledgerLoop;
    private Loop windowLoop;
    private Loop doorLoop;
    private Contacts contacts;
    private Supplier<Now> now;
    private LiveHub live;
    private volatile CalendarWatch calendar;
    private volatile Following following;
    private volatile HealthCheck health;
    private Doors doors;
    private Watch saves;
    private Watch looks;
    private Watch wakes;
    private Watch refolds;
    private volatile Intake intake;
    private Watch replays;
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
        this.times = new Times(ClockGuard.believing(environment.clock()), environment.clock());
        this.incoming = new Incoming(config, environment, meters);
    }

    /** @param guard under the environment's clock; without one that clock is believed whatever it shows */
    public App guardedBy(ClockGuard guard) {
        times = new Times(guard, environment.clock());
        return this;
    }

    // ---- the parts that commands use too

    /** Migrates the ledger and opens both stores; blocks while it migrates. */
    public App openBlocking() {
        stores = Stores.openBlocking(vertx, config, environment, times, meters);
        startedAt = environment.clock().instant();
        HeldUpdates kept = new HeldUpdates(stores.pool, config.province().code());
        held = new HeldRows(kept, times, config.province().zone(), meters);
        return this;
    }

    public String postgresUri() {
        return environment.postgresUri();
    }

    public String redisUri() {
        return environment.redisUri();
    }

    public LedgerReader reader() {
        return stores.reader;
    }

    public RedisWindow window() {
        return stores.window;
    }

    /** The intake in front of the ledger, for commands that run without doors. */
    public Intake intake() {
        return incoming.before(this::append, held);
    }

    public IntakeLimits intakeLimits() {
        return incoming.limits();
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
                (feed, updates) -> ledgerLoop.call(() -> append(feed, updates)),
                stores.reader,
                // While the clock is doubted no contact is newer than the doubt, so screens grow old and say so.
                times.standing(),
                this::lag,
                System::nanoTime);
        now = new Freshness(environment, config.server().feeds(), contacts, this::newest)::now;
        live = new LiveHub(
                vertx,
                () -> new LiveHub.Province(
                        lists().history(), lists().days(), config.province().wallPeriod()),
                views(),
                environment.build(),
                now,
                new LiveHub.Limits(limits.screens(), limits.screensPerAddress(), limits.history()),
                new LiveMeters(meters));
        live.start();
        saves = new Watch("the feeds' last contacts are saved", contacts::save, meters);
        vertx.setPeriodic(SAVE_MILLIS, timer -> saves.go());
        looks = new Watch("batches and imports of other processes are seen", contacts::look, meters);
        vertx.setPeriodic(LOOK_MILLIS, timer -> looks.go());
        return contacts.load();
    }

    /** Who is heard of every hour tells the news of an hour, and is late with none of it; of the server's clock. */
    private Duration lag(String feed) {
        int interval = config.server().feeds().stream()
                .filter(one -> one.name().equals(feed))
                .mapToInt(ServerSettings.Feed::intervalSeconds)
                .findFirst()
                .orElse(0);
        long seconds = Math.max(Freshness.LAG.toSeconds(), interval);
        return Duration.ofSeconds((long) Math.ceil(seconds * environment.clockRate()));
    }

    /** The hub begins before there is anything to show; it asks only once it was shown something. */
    private LiveHub.Views views() {
        return new LiveHub.Views() {
            @Override
            public Optional<View> find(String catalogue, String list) {
                return following.showing.find(catalogue, list);
            }

            @Override
            public Future<Scores> use(View view) {
                return following.showing.use(view);
            }
        };
    }

    private Future<Void> startWindow() {
        following = new Following(
                new Following.Parts(vertx, config, stores, windowLoop, again, this::reloaded, screens(), meters));
        HealthCheck.Parts parts = new HealthCheck.Parts(
                environment.build(),
                startedAt,
                config.server().limits().tickMillis(),
                stores.reader,
                windowLoop,
                following.follows,
                following.ticks,
                this::newest,
                now,
                () -> new HealthCheck.Counts(stores.ledger.queued(), live.screens()),
                this::problems);
        health = new HealthCheck(parts, System::nanoTime);
        following.start();
        return Future.succeededFuture();
    }

    /** What is wrong beside positions that stand still; each names itself. */
    private List<String> problems() {
        List<String> problems = new ArrayList<>(times.guard().problems());
        problems.addAll(stores.ledger.problems());
        problems.addAll(calendar.problems());
        return problems;
    }

    private Showing.Screens screens() {
        return new Showing.Screens() {
            @Override
            public void show(Scores scores) {
                if (scores == newest()) health.scored(scores);
                doorLoop.run(() -> live.show(scores));
            }

            @Override
            public void restart(Scores scores) {
                doorLoop.run(() -> live.restart(scores));
            }
        };
    }

    /** @param source reads units, procedures, calendar, catalogues, lists and targets anew; it may wait for the disk */
    public App reloadsFrom(UnaryOperator<Lists> source) {
        again = source;
        return this;
    }

    /** The lists in force. */
    private Lists lists() {
        return following == null ? config.lists() : following.showing.lists();
    }

    /** What is told from now on is read and folded by these; what was folded by others is folded again. */
    private void reloaded(Lists lists) {
        intake.readBy(incoming.codecs(lists.history()));
        ledgerLoop.run(() -> {
            stores.ledger.foldBy(lists.fold());
            refolds.go();
        });
    }

    private Future<Void> startLedger() {
        times.start(vertx, stores.reader, meters);
        replays = new Watch("rows that waited for the clock are taken in", this::takeIn, meters);
        vertx.setPeriodic(REPLAY_MILLIS, timer -> replays.go());
        calendar = new CalendarWatch(() -> lists().calendar(), environment.clock());
        refolds = new Watch("what was folded by other lists is folded again", stores.ledger::refold, meters);
        vertx.setPeriodic(WAKE_MILLIS, timer -> refolds.go());
        wakes = new Watch("what comes due by time is counted", this::wake, meters);
        vertx.setPeriodic(WAKE_MILLIS, timer -> wakes.go());
        return calendar.start(vertx, stores.reader, meters);
    }

    private Future<Ledger.Appended> append(String feed, List<Update> updates) {
        return stores.ledger.append(feed, held.judged(updates));
    }

    private Future<?> takeIn() {
        return held.takeIn(stores.ledger::append);
    }

    /** A due date that only a doubted clock has passed has not passed. */
    private Future<?> wake() {
        return times.guard().isDoubted() ? Future.succeededFuture() : stores.ledger.wake();
    }

    private Future<Void> startDoors() {
        Served served =
                new Reads(following.showing, windowLoop, following.restatements, health::ask, now, meters::scrape);
        intake = incoming.before(contacts, held);
        doors = new Doors(new Doors.Parts(
                vertx, config, environment, stores, served, this::lists, live, intake, intakeLimits(), meters));
        return doors.open();
    }

    /** The port that the server listens on. */
    public int port() {
        return doors.port();
    }

    /** Null before the first tick. */
    public Scores newest() {
        return following == null ? null : following.showing.newest();
    }

    /** Stops accepting, finishes what was accepted, closes. */
    public Future<Void> stop() {
        if (stopping) return Future.succeededFuture();
        stopping = true;
        log.info("stopping: what was accepted is finished first");
        Future<Void> shut = doors == null ? Future.succeededFuture() : doors.shut();
        if (live != null) doorLoop.run(live::stop);
        return shut.otherwiseEmpty()
                .compose(closed -> ended(ledgerLoop, wakes, Watch::stop))
                .compose(quiet -> ended(ledgerLoop, refolds, App::endSoon))
                .compose(quiet -> ended(ledgerLoop, replays, Watch::stop))
                .compose(quiet -> ended(ledgerLoop, times, Times::stop))
                .compose(quiet -> ended(ledgerLoop, calendar, CalendarWatch::stop))
                .compose(quiet -> ended(ledgerLoop, stores.ledger, PgLedger::close))
                .compose(finished -> ended(windowLoop, following, Following::stop))
                .compose(quiet -> ended(doorLoop, looks, Watch::stop))
                .compose(quiet -> ended(doorLoop, saves, Watch::stop))
                .compose(quiet -> ended(doorLoop, contacts, Contacts::save))
                .compose(saved -> ended(doorLoop, doors, Doors::stop))
                .compose(saved -> close());
    }

    /** On its loop; what a server did not get as far as starting has nothing to end. */
    private static <T> Future<Void> ended(Loop loop, T part, Function<T, Future<Void>> end) {
        boolean never = loop == null || part == null;
        return never
                ? Future.succeededFuture()
                : loop.call(() -> end.apply(part)).otherwiseEmpty();
    }

    /** Begins no more; what runs ends with the ledger. */
    private static Future<Void> endSoon(Watch watch) {
        watch.stop();
        return Future.succeededFuture();
    }

    /** Closes the stores; for commands that started no server. */
    public Future<Void> close() {
        return stores.close();
    }
}
