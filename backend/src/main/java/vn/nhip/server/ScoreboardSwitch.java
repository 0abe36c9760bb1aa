package vn.nhip.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.config.Lists;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.live.LiveHub;
import vn.nhip.ops.EventLoop;
import vn.nhip.score.BusyException;
import vn.nhip.score.CatalogueSet;
import vn.nhip.score.RestatementWriter;
import vn.nhip.score.Scoreboard;
import vn.nhip.score.Scores;
import vn.nhip.score.View;
import vn.nhip.window.RedisWindow;

/** The scoreboard that is shown, and how another takes its place while the server runs. */
final class ScoreboardSwitch implements LiveHub.Views {
    private static final Logger log = LoggerFactory.getLogger(ScoreboardSwitch.class);

    private final Parts parts;
    private volatile Scoreboard board;
    private volatile Lists lists;
    private volatile @Nullable Scores newest;
    private boolean reloading;

    /**
     * What it stands on.
     *
     * @param loop the windows' own
     * @param ground what boards stand on besides catalogues and targets
     * @param windows makes windows of these lists
     * @param again reads the lists anew, and may wait for the disk; null: they stay as they are
     * @param reloaded told of lists that were read anew, once they are scored by; on the windows' loop
     */
    record Parts(
            Vertx vertx,
            EventLoop loop,
            Function<Lists, Scoreboard.Ground> ground,
            RestatementWriter restating,
            Function<Lists, RedisWindow> windows,
            @Nullable UnaryOperator<Lists> again,
            Consumer<Lists> reloaded,
            Screens screens) {}

    /** Who is told; called on the windows' loop. */
    interface Screens {
        void show(Scores scores);

        /** Everything is scored otherwise from now on. */
        void restart(Scores scores);
    }

    ScoreboardSwitch(Parts parts, Lists lists, RedisWindow window) {
        this.parts = parts;
        this.lists = lists;
        follow(boardOf(lists, window));
    }

    private Scoreboard boardOf(Lists of, RedisWindow window) {
        return new Scoreboard(parts.ground().apply(of), of.catalogues(), of.targets(), window);
    }

    /** What is shown is counted and scored by these; from any thread. */
    Lists lists() {
        return lists;
    }

    Scoreboard board() {
        return board;
    }

    /** The main view's; null before the first tick. */
    @Nullable
    Scores newest() {
        return newest;
    }

    private void follow(Scoreboard next) {
        if (board != null) board.desk().onScores(old -> {});
        board = next.listen(parts.restating()::heard);
        parts.restating().follow(next);
        next.desk().onScores(this::show);
    }

    private void show(Scores scores) {
        if (scores.view().equals(board.methods().main())) newest = scores;
        parts.screens().show(scores);
    }

    @Override
    public Optional<View> find(@Nullable String catalogue, @Nullable String list) {
        return board.methods().view(catalogue, list);
    }

    @Override
    public Future<Scores> use(View view) {
        return parts.loop().call(() -> Future.succeededFuture(board.desk().use(view)));
    }

    /** Scores by what the files say now: beside what is shown until all is counted, then in its place. */
    Future<CatalogueSet> reload() {
        UnaryOperator<Lists> again = parts.again();
        if (reloading || again == null) return Future.failedFuture(new BusyException("another reload runs"));
        reloading = true;
        return parts.vertx()
                .executeBlocking(() -> again.apply(lists))
                .compose(read -> {
                    boolean same =
                            lists.sameUnits(read) && measures(read.catalogues()).equals(measures(board.catalogues()));
                    RedisWindow window = same ? board.window() : parts.windows().apply(read);
                    return boardOf(read, window).ready().map(ready -> replace(read, ready));
                })
                .onComplete(done -> reloading = false);
    }

    private static Set<?> measures(Catalogues catalogues) {
        return Set.copyOf(catalogues.measures());
    }

    private CatalogueSet replace(Lists read, Scoreboard ready) {
        lists = read;
        follow(ready);
        Scores scores = Objects.requireNonNull(ready.desk().newest(), "a board that is ready has been scored");
        newest = scores;
        parts.screens().restart(scores);
        parts.reloaded().accept(read);
        log.info(
                "lists read anew: catalogues={}",
                ready.catalogues().all().stream().map(Catalogue::id).toList());
        return ready.methods();
    }
}
