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
import org.jspecify.annotations.Nullable;
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
    private final Begun<Instant> startedAt = new Begun<>("the server");
    private final IntakeFactory incoming;
    private final Begun<Stores> stores = new Begun<>("the stores");
    private final Begun<HeldRows> held = new Begun<>("the rows that wait for the clock");
    private @Nullable UnaryOperator<Lists> again;
    private final Begun<Loops> loops = new Begun<>("the loops");
    private final Begun<FeedContacts> contacts = new Begun<>("the contacts of feeds");
    private final Begun<Supplier<Now>> now = new Begun<>("the ages of feeds");
    private final Begun<LiveHub> live = new Begun<>("the live boards");
    private final Begun<CalendarWatch> calendar = new Begun<>("the look at the calendar");
    private final Begun<ScorePipeline> following = new Begun<>("the scores");
    private final Begun<HealthCheck> health = new Begun<>("the look at health");
    private final Begun<HttpDoors> doors = new Begun<>("the doors");
    private final Begun<RepeatedTask> saves = new Begun<>("the saving of contacts");
    private final Begun<RepeatedTask> looks = new Begun<>("the look at other processes");
    private final Begun<RepeatedTask> wakes = new Begun<>("the waking of what comes due");
    private final Begun<RepeatedTask> refolds = new Begun<>("the folding by new lists");
    private final Begun<Intake> intake = new Begun<>("the intake");
    private final Begun<RepeatedTask> replays = new Begun<>("the taking in of what waited");
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
        stores.set(Stores.openBlocking(vertx, config, environment, times, meters));
        startedAt.set(environment.clock().instant());
        HeldUpdates kept = new HeldUpdates(stores.get().pool, config.province().code());
        held.set(new HeldRows(kept, times, config.province().zone(), meters));
        return this;
    }

    public String postgresUri() {
        return environment.postgresUri();
    }

    public String redisUri() {
        return environment.redisUri();
    }

    public LedgerReader reader() {
        return stores.get().reader;
    }

    /** Folds all that was ever accepted once more, and compares with what is kept. */
    public LedgerReplay replay() {
        return new LedgerReplay(
                stores.get().pool, config.lists().fold(), config.province().code());
    }

    public RedisWindow window() {
        return stores.get().window;
    }

    /** The intake in front of the ledger, for commands that run without doors. */
    public Intake intake() {
        return incoming.before(this::append, held.get());
    }

    public IntakeLimits intakeLimits() {
        return incoming.limits();
    }

    // ---- the server

    /** Starts what is downstream first, so that nothing arrives before somebody can take it. */
    public Future<App> start() {
        return Loops.start(vertx)
                .compose(ready -> loops.set(ready).screens().call(this::startLive))
                .compose(ready -> loops.get().windows().call(this::startWindow))
                .compose(ready -> loops.get().ledger().call(this::startLedger))
                .compose(ready -> loops.get().screens().call(this::startDoors))
                .map(this);
    }

    private Future<Void> startLive() {
        ServerSettings.Limits limits = config.server().limits();
        contacts.set(new FeedContacts(
                (feed, updates) -> loops.get().ledger().call(() -> append(feed, updates)),
                stores.get().reader,
                // While the clock is doubted no contact is newer than the doubt, so screens grow old and say so.
                times.standing(),
                this::lag,
                System::nanoTime));
        now.set(new FeedAges(environment, config.server().feeds(), contacts.get(), this::newest, this::doubt)::now);
        live.set(new LiveHub(
                vertx,
                () -> new LiveHub.Province(
                        lists().history(), lists().days(), config.province().wallPeriod()),
                views(),
                environment.build(),
                now.get(),
                new LiveHub.Limits(limits.screens(), limits.screensPerAddress(), limits.history()),
                new LiveMeters(meters)));
        live.get().start();
        saves.set(new RepeatedTask("the feeds' last contacts are saved", contacts.get()::save, meters));
        vertx.setPeriodic(SAVE_MILLIS, timer -> saves.get().go());
        looks.set(new RepeatedTask("batches and imports of other processes are seen", contacts.get()::look, meters));
        vertx.setPeriodic(LOOK_MILLIS, timer -> looks.get().go());
        return contacts.get().load();
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
            public Optional<View> find(@Nullable String catalogue, @Nullable String list) {
                return following.get().showing.find(catalogue, list);
            }

            @Override
            public Future<Scores> use(View view) {
                return following.get().showing.use(view);
            }
        };
    }

    private Future<Void> startWindow() {
        following.set(new ScorePipeline(new ScorePipeline.Parts(
                vertx, config, stores.get(), loops.get().windows(), again, this::reloaded, screens(), meters)));
        HealthCheck.Parts parts = new HealthCheck.Parts(
                environment.build(),
                startedAt.get(),
                config.server().limits().tickMillis(),
                stores.get().reader,
                loops.get().windows(),
                following.get().follows,
                following.get().ticks,
                this::newest,
                now.get(),
                () -> new HealthCheck.Counts(
                        stores.get().ledger.queued(), live.get().screens()),
                this::problems,
                () -> following.get().showing.board().window().checked(),
                stores.get().ledger::refolding);
        health.set(new HealthCheck(parts, System::nanoTime));
        return following.get().requireKeptWindows().map(kept -> {
            following.get().start();
            return null;
        });
    }

    /** What is wrong beside positions that stand still; each names itself. */
    private List<String> problems() {
        List<String> problems = new ArrayList<>(times.guard().problems());
        problems.addAll(stores.get().ledger.problems());
        problems.addAll(calendar.get().problems());
        problems.addAll(following.get().problems());
        WentBack back = stores.get().ledger.wentBack();
        if (back != null && System.nanoTime() - back.noticedNanos() < WENT_BACK_NANOS) {
            problems.add("the ledger went back from position " + back.from() + " to " + back.to()
                    + ": what was answered since must be sent again");
        }
        return problems;
    }

    /** Why what is shown is not believed; null while it is. */
    private @Nullable String doubt() {
        ScorePipeline begun = following.orNull();
        return begun == null ? null : begun.doubt();
    }

    private ScoreboardSwitch.Screens screens() {
        return new ScoreboardSwitch.Screens() {
            @Override
            public void show(Scores scores) {
                if (scores == newest()) health.get().scored(scores);
                loops.get().screens().run(() -> live.get().show(scores));
            }

            @Override
            public void restart(Scores scores) {
                loops.get().screens().run(() -> live.get().restart(scores));
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
        ScorePipeline begun = following.orNull();
        return begun == null ? config.lists() : begun.showing.lists();
    }

    /** What is told from now on is read and folded by these; what was folded by others is folded again. */
    private void reloaded(Lists lists) {
        intake.get().readBy(incoming.codecs(lists.history()));
        loops.get().ledger().run(() -> {
            stores.get().ledger.foldBy(lists.fold());
            refolds.get().go();
        });
    }

    private Future<Void> startLedger() {
        times.start(vertx, stores.get().reader, meters);
        replays.set(new RepeatedTask("rows that waited for the clock are taken in", this::takeIn, meters));
        vertx.setPeriodic(REPLAY_MILLIS, timer -> replays.get().go());
        calendar.set(new CalendarWatch(() -> lists().calendar(), environment.clock()));
        refolds.set(new RepeatedTask(
                "what was folded by other lists is folded again", stores.get().ledger::refold, meters));
        vertx.setPeriodic(WAKE_MILLIS, timer -> refolds.get().go());
        wakes.set(new RepeatedTask("what comes due by time is counted", this::wake, meters));
        vertx.setPeriodic(WAKE_MILLIS, timer -> wakes.get().go());
        return calendar.get().start(vertx, stores.get().reader, meters);
    }

    private Future<Ledger.Appended> append(String feed, List<Update> updates) {
        return stores.get().ledger.append(feed, held.get().judged(updates));
    }

    private Future<?> takeIn() {
        return held.get().takeIn(stores.get().ledger::append);
    }

    /** A due date that only a doubted clock has passed has not passed. */
    private Future<?> wake() {
        return times.guard().isDoubted()
                ? Future.succeededFuture()
                : stores.get().ledger.wake();
    }

    private Future<Void> startDoors() {
        ReadApi served = new ReadModel(
                following.get().showing,
                loops.get().windows(),
                following.get().restatements,
                health.get()::ask,
                now.get(),
                meters::scrape);
        intake.set(incoming.before(contacts.get(), held.get()));
        HttpDoors.Parts behind = new HttpDoors.Parts(
                vertx,
                config,
                environment,
                stores.get(),
                served,
                this::lists,
                live.get(),
                intake.get(),
                intakeLimits(),
                meters);
        doors.set(new HttpDoors(behind, loops.get()));
        return doors.get().open();
    }

    /** The port that the server listens on. */
    public int port() {
        return doors.get().entrances().port();
    }

    /** The port of the door for feeds; −1 where they have none of their own. */
    public int feedsPort() {
        return doors.get().entrances().feedsPort();
    }

    /** Null before the first tick. */
    public @Nullable Scores newest() {
        ScorePipeline begun = following.orNull();
        return begun == null ? null : begun.showing.newest();
    }

    /** Stops accepting, finishes what was accepted, closes. */
    public Future<Void> stop() {
        if (stopping) return Future.succeededFuture();
        stopping = true;
        log.info("stopping: what was accepted is finished first");
        Future<Void> shut = ended(Loops::screens, doors.orNull(), HttpDoors::shut);
        LiveHub begun = live.orNull();
        if (begun != null) loops.get().screens().run(begun::stop);
        return shut.compose(closed -> ended(Loops::ledger, wakes.orNull(), RepeatedTask::stop))
                .compose(quiet -> ended(Loops::ledger, refolds.orNull(), App::endSoon))
                .compose(quiet -> ended(Loops::ledger, replays.orNull(), RepeatedTask::stop))
                .compose(quiet -> ended(Loops::ledger, times, Times::stop))
                .compose(quiet -> ended(Loops::ledger, calendar.orNull(), CalendarWatch::stop))
                .compose(quiet -> ended(Loops::ledger, stores.get().ledger, PgLedger::close))
                .compose(finished -> ended(Loops::windows, following.orNull(), ScorePipeline::stop))
                .compose(quiet -> ended(Loops::screens, looks.orNull(), RepeatedTask::stop))
                .compose(quiet -> ended(Loops::screens, saves.orNull(), RepeatedTask::stop))
                .compose(quiet -> ended(Loops::screens, contacts.orNull(), FeedContacts::save))
                .compose(saved -> ended(Loops::screens, doors.orNull(), HttpDoors::stop))
                .compose(saved -> close());
    }

    /** On its loop; what a server did not get as far as starting has nothing to end. */
    private <T> Future<Void> ended(Function<Loops, EventLoop> on, @Nullable T part, Function<T, Future<Void>> end) {
        Loops begun = loops.orNull();
        return begun == null || part == null
                ? Future.succeededFuture()
                : on.apply(begun).call(() -> end.apply(part)).otherwiseEmpty();
    }

    /** Begins no more; what runs ends with the ledger. */
    private static Future<Void> endSoon(RepeatedTask watch) {
        watch.stop();
        return Future.succeededFuture();
    }

    /** Closes the stores; for commands that started no server. */
    public Future<Void> close() {
        return stores.get().close();
    }
}
