package vn.nhip.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.api.ReadApi;
import vn.nhip.config.Config;
import vn.nhip.config.Feed;
import vn.nhip.config.Lists;
import vn.nhip.config.ServerSettings;
import vn.nhip.core.update.Update;
import vn.nhip.intake.Intake;
import vn.nhip.intake.IntakeLimits;
import vn.nhip.ledger.FeedContacts;
import vn.nhip.ledger.HeldUpdates;
import vn.nhip.ledger.Ledger;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.LedgerReplay;
import vn.nhip.ledger.PgLedger;
import vn.nhip.ledger.WentBack;
import vn.nhip.live.LiveHub;
import vn.nhip.live.LiveMeters;
import vn.nhip.ops.ClockGuard;
import vn.nhip.ops.EventLoop;
import vn.nhip.ops.RepeatedTask;
import vn.nhip.score.Scores;
import vn.nhip.score.View;
import vn.nhip.window.RedisWindow;
import vn.nhip.wire.Now;

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
    /** Long enough for whoever watches; the log and a counter keep it. */
    private static final long WENT_BACK_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Vertx vertx;
    private final Config config;
    private final Environment environment;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Times times;
    private volatile Instant startedAt;
    private final IntakeFactory incoming;
    private Stores stores;
    private HeldRows held;
    private UnaryOperator<Lists> again;
    private Loops loops = Loops.NONE;
    private FeedContacts contacts;
    private Supplier<Now> now;
    private LiveHub live;
    private volatile CalendarWatch calendar;
    private volatile ScorePipeline following;
    private volatile HealthCheck health;
    private HttpDoors doors;
    private RepeatedTask saves;
    private RepeatedTask looks;
    private RepeatedTask wakes;
    private RepeatedTask refolds;
    private volatile Intake intake;
    private RepeatedTask replays;
    private volatile boolean stopping;

    public App(Vertx vertx, Config config, Environment environment) {
        this.vertx = vertx;
        this.config = config;
        this.environment = environment;
        this.times = new Times(ClockGuard.believing(environment.clock()), environment.clock());
        this.incoming = new IntakeFactory(config, environment, meters);
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

    /** Folds all that was ever accepted once more, and compares with what is kept. */
    public LedgerReplay replay() {
        return new LedgerReplay(
                stores.pool, config.lists().fold(), config.province().code());
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
        return Loops.start(vertx)
                .compose(ready -> {
                    loops = ready;
                    return loops.screens().call(this::startLive);
                })
                .compose(ready -> loops.windows().call(this::startWindow))
                .compose(ready -> loops.ledger().call(this::startLedger))
                .compose(ready -> loops.screens().call(this::startDoors))
                .map(this);
    }

    private Future<Void> startLive() {
        ServerSettings.Limits limits = config.server().limits();
        contacts = new FeedContacts(
                (feed, updates) -> loops.ledger().call(() -> append(feed, updates)),
                stores.reader,
                // While the clock is doubted no contact is newer than the doubt, so screens grow old and say so.
                times.standing(),
                this::lag,
                System::nanoTime);
        now = new FeedAges(environment, config.server().feeds(), contacts, this::newest, this::doubt)::now;
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
        saves = new RepeatedTask("the feeds' last contacts are saved", contacts::save, meters);
        vertx.setPeriodic(SAVE_MILLIS, timer -> saves.go());
        looks = new RepeatedTask("batches and imports of other processes are seen", contacts::look, meters);
        vertx.setPeriodic(LOOK_MILLIS, timer -> looks.go());
        return contacts.load();
    }

    /** Who is heard of every hour tells the news of an hour, and is late with none of it; of the server's clock. */
    private Duration lag(String feed) {
        int interval = config.server().feeds().stream()
                .filter(one -> one.name().equals(feed))
                .mapToInt(Feed::intervalSeconds)
                .findFirst()
                .orElse(0);
        long seconds = Math.max(FeedAges.LAG.toSeconds(), interval);
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
        following = new ScorePipeline(new ScorePipeline.Parts(
                vertx, config, stores, loops.windows(), again, this::reloaded, screens(), meters));
        HealthCheck.Parts parts = new HealthCheck.Parts(
                environment.build(),
                startedAt,
                config.server().limits().tickMillis(),
                stores.reader,
                loops.windows(),
                following.follows,
                following.ticks,
                this::newest,
                now,
                () -> new HealthCheck.Counts(stores.ledger.queued(), live.screens()),
                this::problems,
                () -> following.showing.board().window().checked(),
                stores.ledger::refolding);
        health = new HealthCheck(parts, System::nanoTime);
        return following.requireKeptWindows().map(kept -> {
            following.start();
            return null;
        });
    }

    /** What is wrong beside positions that stand still; each names itself. */
    private List<String> problems() {
        List<String> problems = new ArrayList<>(times.guard().problems());
        problems.addAll(stores.ledger.problems());
        problems.addAll(calendar.problems());
        problems.addAll(following.problems());
        WentBack back = stores.ledger.wentBack();
        if (back != null && System.nanoTime() - back.noticedNanos() < WENT_BACK_NANOS) {
            problems.add("the ledger went back from position " + back.from() + " to " + back.to()
                    + ": what was answered since must be sent again");
        }
        return problems;
    }

    /** Why what is shown is not believed; null while it is. */
    private String doubt() {
        return following == null ? null : following.doubt();
    }

    private ScoreboardSwitch.Screens screens() {
        return new ScoreboardSwitch.Screens() {
            @Override
            public void show(Scores scores) {
                if (scores == newest()) health.scored(scores);
                loops.screens().run(() -> live.show(scores));
            }

            @Override
            public void restart(Scores scores) {
                loops.screens().run(() -> live.restart(scores));
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
        loops.ledger().run(() -> {
            stores.ledger.foldBy(lists.fold());
            refolds.go();
        });
    }

    private Future<Void> startLedger() {
        times.start(vertx, stores.reader, meters);
        replays = new RepeatedTask("rows that waited for the clock are taken in", this::takeIn, meters);
        vertx.setPeriodic(REPLAY_MILLIS, timer -> replays.go());
        calendar = new CalendarWatch(() -> lists().calendar(), environment.clock());
        refolds = new RepeatedTask("what was folded by other lists is folded again", stores.ledger::refold, meters);
        vertx.setPeriodic(WAKE_MILLIS, timer -> refolds.go());
        wakes = new RepeatedTask("what comes due by time is counted", this::wake, meters);
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
        ReadApi served = new ReadModel(
                following.showing, loops.windows(), following.restatements, health::ask, now, meters::scrape);
        intake = incoming.before(contacts, held);
        HttpDoors.Parts behind = new HttpDoors.Parts(
                vertx, config, environment, stores, served, this::lists, live, intake, intakeLimits(), meters);
        doors = new HttpDoors(behind, loops);
        return doors.open();
    }

    /** The port that the server listens on. */
    public int port() {
        return doors.entrances().port();
    }

    /** The port of the door for feeds; −1 where they have none of their own. */
    public int feedsPort() {
        return doors.entrances().feedsPort();
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
        Future<Void> shut = ended(loops.screens(), doors, HttpDoors::shut);
        if (live != null) loops.screens().run(live::stop);
        return shut.compose(closed -> ended(loops.ledger(), wakes, RepeatedTask::stop))
                .compose(quiet -> ended(loops.ledger(), refolds, App::endSoon))
                .compose(quiet -> ended(loops.ledger(), replays, RepeatedTask::stop))
                .compose(quiet -> ended(loops.ledger(), times, Times::stop))
                .compose(quiet -> ended(loops.ledger(), calendar, CalendarWatch::stop))
                .compose(quiet -> ended(loops.ledger(), stores.ledger, PgLedger::close))
                .compose(finished -> ended(loops.windows(), following, ScorePipeline::stop))
                .compose(quiet -> ended(loops.screens(), looks, RepeatedTask::stop))
                .compose(quiet -> ended(loops.screens(), saves, RepeatedTask::stop))
                .compose(quiet -> ended(loops.screens(), contacts, FeedContacts::save))
                .compose(saved -> ended(loops.screens(), doors, HttpDoors::stop))
                .compose(saved -> close());
    }

    /** On its loop; what a server did not get as far as starting has nothing to end. */
    private static <T> Future<Void> ended(EventLoop loop, T part, Function<T, Future<Void>> end) {
        boolean never = loop == null || part == null;
        return never
                ? Future.succeededFuture()
                : loop.call(() -> end.apply(part)).otherwiseEmpty();
    }

    /** Begins no more; what runs ends with the ledger. */
    private static Future<Void> endSoon(RepeatedTask watch) {
        watch.stop();
        return Future.succeededFuture();
    }

    /** Closes the stores; for commands that started no server. */
    public Future<Void> close() {
        return stores.close();
    }
}
