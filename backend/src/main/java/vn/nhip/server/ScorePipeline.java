package vn.nhip.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.config.Config;
import vn.nhip.config.Lists;
import vn.nhip.config.StoreAddress;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.ledger.Restatements;
import vn.nhip.ops.EventLoop;
import vn.nhip.ops.RepeatedTask;
import vn.nhip.score.RestatementWriter;
import vn.nhip.score.ScoreMeters;
import vn.nhip.score.Scoreboard;
import vn.nhip.window.Checked;
import vn.nhip.window.Eviction;

/** Windows that follow the ledger, scores that follow the windows, and what of closed periods is written down. */
final class ScorePipeline {
    /** In a flood the windows take every fifth moment only, so that the intake keeps its pace. */
    private static final int REST_IN_A_FLOOD = 4;

    private static final long LONGEST_REST_MILLIS = 800;
    /** A flood in which nothing was committed for so long has ended, and what it left is shown at once. */
    private static final long FLOOD_ENDS_MILLIS = 100;

    /** Changes of one step that are a flood: some two thousand a second. */
    private static final int FLOOD = 400;

    private static final long RESTATE_MILLIS = 500;
    private static final long PROBE_MILLIS = 1_000;
    /** A part of the windows is checked so often at most; how often is the check's to say. */
    private static final long CHECK_MILLIS = 200;

    private static final long POLICY_MILLIS = 5_000;

    private static final Logger log = LoggerFactory.getLogger(ScorePipeline.class);

    final Restatements restatements;
    final ScoreboardSwitch showing;
    final RepeatedTask follows;
    final RepeatedTask ticks;
    private final Parts parts;
    private final RepeatedTask restates;
    private final RepeatedTask probes;
    private final RepeatedTask checks;
    private final RepeatedTask policies;
    private volatile String policy = "unknown";

    /**
     * What it stands on.
     *
     * @param loop its own
     * @param again reads the lists anew; null: they stay as they are
     * @param reloaded told of lists that were read anew, once they are scored by
     * @param screens told of new scores
     */
    record Parts(
            Vertx vertx,
            Config config,
            Stores stores,
            EventLoop loop,
            @Nullable UnaryOperator<Lists> again,
            Consumer<Lists> reloaded,
            ScoreboardSwitch.Screens screens,
            MeterRegistry meters) {}

    ScorePipeline(Parts parts) {
        this.parts = parts;
        Config config = parts.config();
        Stores stores = parts.stores();
        ScoreMeters scoreMeters = new ScoreMeters(parts.meters());
        Function<Lists, Scoreboard.Ground> ground = lists -> new Scoreboard.Ground(
                stores.reader,
                lists.history(),
                config.province().zone(),
                lists.procedures()::countFor,
                new VietnameseOrder(),
                scoreMeters);
        restatements = new Restatements(stores.pool);
        RestatementWriter restating =
                new RestatementWriter(ground.apply(config.lists()), restatements, System::nanoTime);
        showing = new ScoreboardSwitch(
                new ScoreboardSwitch.Parts(
                        parts.vertx(),
                        parts.loop(),
                        ground,
                        restating,
                        stores::windowOf,
                        parts.again(),
                        parts.reloaded(),
                        parts.screens()),
                config.lists(),
                stores.window);
        follows = new RepeatedTask(
                "the windows follow the ledger",
                () -> showing.board().window().refresh(),
                parts.meters(),
                new RepeatedTask.Rest(
                        REST_IN_A_FLOOD,
                        LONGEST_REST_MILLIS,
                        () -> showing.board().window().taken() >= FLOOD,
                        () -> stores.ledger.recent().quietMillis() > FLOOD_ENDS_MILLIS),
                System::nanoTime);
        ticks = new RepeatedTask(
                "the scores follow the windows", () -> showing.board().desk().tick(), parts.meters());
        restates = new RepeatedTask("what changes in closed periods is written down", restating::work, parts.meters());
        probes = new RepeatedTask(
                "the windows' keys are looked for",
                () -> showing.board().window().probe(),
                parts.meters());
        checks = new RepeatedTask(
                "the windows are checked", () -> showing.board().window().checkSome(), parts.meters());
        policies = new RepeatedTask(
                "Redis is asked what it throws away",
                () -> stores.window.evictionPolicy().onSuccess(told -> policy = told),
                parts.meters());
    }

    /**
     * Fails with an {@link IllegalArgumentException} when Redis would throw away what is counted there. One that does not
     * answer yet is asked again later.
     */
    Future<Void> requireKeptWindows() {
        return parts.stores()
                .window
                .evictionPolicy()
                .onFailure(cause -> log.warn(
                        "the server starts without, and tries again by itself: {}",
                        StoreAddress.silent("Redis", parts.stores().redisUri(), cause)))
                .otherwise(policy)
                .map(told -> {
                    policy = Eviction.require(told);
                    if (Eviction.takesTheWord(told))
                        log.warn("only what expires is thrown away by Redis, which no count does: policy={}", told);
                    return null;
                });
    }

    /** Why a figure that is shown may be wrong, as far as it lies with the windows. May be asked from anywhere. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        String doubt = doubt();
        if (doubt != null) problems.add("the windows are not believed, they are rebuilt: " + doubt);
        Checked checked = showing.board().window().checked();
        if (checked.state() == Checked.State.DIFFERS)
            problems.add("the windows differ from the ledger in " + checked.differing() + " counts; they are put right,"
                    + " but for what differs again within ten minutes");
        if (Eviction.takesWindows(policy)) problems.add(Eviction.inWords(policy));
        return problems;
    }

    /** Why the windows that are shown are not believed; null while they are. May be asked from anywhere. */
    @Nullable
    String doubt() {
        return showing.board().window().doubt();
    }

    /** On its loop. */
    void start() {
        // Once a tick and not with every commit: a busy feed's batches are added up first and cost one step together.
        parts.vertx().setPeriodic(parts.config().server().limits().tickMillis(), timer -> {
            follows.go();
            ticks.go();
        });
        parts.vertx().setPeriodic(RESTATE_MILLIS, timer -> restates.go());
        parts.vertx().setPeriodic(PROBE_MILLIS, timer -> probes.go());
        parts.vertx().setPeriodic(CHECK_MILLIS, timer -> checks.go());
        parts.vertx().setPeriodic(POLICY_MILLIS, timer -> policies.go());
    }

    /** Begins nothing more; succeeds when what runs has ended. */
    Future<Void> stop() {
        return parts.loop()
                .call(() -> follows.stop()
                        .compose(quiet -> ticks.stop())
                        .compose(quiet -> restates.stop())
                        .compose(quiet -> probes.stop())
                        .compose(quiet -> checks.stop())
                        .compose(quiet -> policies.stop()));
    }
}
