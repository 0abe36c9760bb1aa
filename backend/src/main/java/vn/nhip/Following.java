package vn.nhip;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vn.nhip.config.Config;
import vn.nhip.config.Lists;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.ledger.Restatements;
import vn.nhip.ops.Loop;
import vn.nhip.ops.Watch;
import vn.nhip.score.Restating;
import vn.nhip.score.ScoreMeters;
import vn.nhip.score.Scoreboard;

/** Windows that follow the ledger, scores that follow the windows, and what of closed periods is written down. */
final class Following {
    /** In a flood the windows take every second moment only, so that the intake keeps its pace. */
    private static final int REST_AFTER_FOLLOWING = 1;

    private static final long RESTATE_MILLIS = 500;

    final Restatements restatements;
    final Showing showing;
    final Watch follows;
    final Watch ticks;
    private final Parts parts;
    private final Watch restates;

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
            Loop loop,
            UnaryOperator<Lists> again,
            Consumer<Lists> reloaded,
            Showing.Screens screens,
            MeterRegistry meters) {}

    Following(Parts parts) {
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
        Restating restating = new Restating(ground.apply(config.lists()), restatements, System::nanoTime);
        showing = new Showing(
                new Showing.Parts(
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
        follows = new Watch(
                "the windows follow the ledger",
                () -> showing.board().window().refresh(),
                parts.meters(),
                REST_AFTER_FOLLOWING,
                System::nanoTime);
        ticks = new Watch(
                "the scores follow the windows", () -> showing.board().desk().tick(), parts.meters());
        restates = new Watch("what changes in closed periods is written down", restating::work, parts.meters());
    }

    /** On its loop. */
    void start() {
        // Once a tick and not with every commit: a busy feed's batches are added up first and cost one step together.
        parts.vertx().setPeriodic(parts.config().server().limits().tickMillis(), timer -> {
            follows.go();
            ticks.go();
        });
        parts.vertx().setPeriodic(RESTATE_MILLIS, timer -> restates.go());
    }

    /** Begins nothing more; succeeds when what runs has ended. */
    Future<Void> stop() {
        return parts.loop()
                .call(() -> follows.stop().compose(quiet -> ticks.stop()).compose(quiet -> restates.stop()));
    }
}
