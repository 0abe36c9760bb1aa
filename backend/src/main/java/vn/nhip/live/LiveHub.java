package vn.nhip.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;
import vn.nhip.ops.OneLoop;
import vn.nhip.score.BusyException;
import vn.nhip.score.Scores;
import vn.nhip.score.View;
import vn.nhip.wire.Now;

/**
 * The websockets: a snapshot, then changes with offsets, beats in between.
 */
public final class LiveHub {
    private static final Logger log = LoggerFactory.getLogger(LiveHub.class);
    private static final long BEAT_MILLIS = 5_000;
    private final OneLoop loop = new OneLoop();

    private final Vertx vertx;
    private final Supplier<Province> province;
    private final Views views;
    private final Supplier<Now> now;
    private final LiveMeters meters;
    private final Connections connections;
    private final Boards boards;
    private long beatTimer;

    /** Where the scores of views come from. */
    public interface Views {
        /**
         * @param catalogue id of a catalogue or a set; null for the main set
         * @param list null for all cases
         * @return empty when there is none by these ids
         */
        Optional<View> find(@Nullable String catalogue, @Nullable String list);

        /**
         * Keeps a view scored, and gives its newest scores. Fails with {@link BusyException} when too many are looked at.
         */
        Future<Scores> use(View view);
    }

    /**
     * Whose boards they are.
     *
     * @param days its calendar
     * @param wallPeriod what a wall shows that was told no period
     */
    public record Province(UnitHistory history, WorkingDays days, String wallPeriod) {}

    /**
     * @param screens connections in all
     * @param screensPerAddress connections from one address
     * @param history frames of a board that can be sent again
     */
    public record Limits(int screens, int screensPerAddress, int history) {}

    /** @param province as it is in force: its lists may be read anew while the server runs */
    public LiveHub(
            Vertx vertx,
            Supplier<Province> province,
            Views views,
            String build,
            Supplier<Now> now,
            Limits limits,
            LiveMeters meters) {
        this.vertx = vertx;
        this.province = province;
        this.views = views;
        this.now = now;
        this.meters = meters;
        this.connections = new Connections(vertx, limits, meters);
        FrameCodec codec = new FrameCodec(build, () -> province.get().days());
        this.boards = new Boards(
                key -> new BoardChannel(key, limits.history(), codec, meters),
                province.get().wallPeriod());
    }

    public void start() {
        loop.requireHere();
        beatTimer = vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
    }

    /** Tells every screen that the server goes down, and when to come back. */
    public void stop() {
        loop.requireHere();
        vertx.cancelTimer(beatTimer);
        connections.sendAllAway();
    }

    /** Everything is scored otherwise from now on: screens come again, and begin with these scores. */
    public void restart(Scores newest) {
        loop.requireHere();
        connections.sendAllAway();
        boards.restart(newest, units(), today());
    }

    /** The newest scores of a view; its screens are told what changed, or come again when their board is over. */
    public void show(Scores newest) {
        loop.requireHere();
        for (BoardChannel ended : boards.show(newest, units(), now.get(), today())) {
            connections.sendAway(List.copyOf(ended.screens));
        }
    }

    private Units units() {
        return province.get().history().on(today());
    }

    private LocalDate today() {
        return now.get().now().atZone(province.get().days().zone()).toLocalDate();
    }

    private void beat() {
        Scores main = boards.main();
        if (main != null) keepScored(main.view(), boards.beat(now.get()));
    }

    /** A view is scored for as long as a screen follows it. */
    private void keepScored(View main, Set<View> watched) {
        for (View view : watched) {
            if (view.equals(main)) continue;
            views.use(view).onFailure(lost -> log.warn("a view that is followed is not scored: {}", view, lost));
        }
        boards.keepOnly(watched);
    }

    /** A request for {@code /api/v1/live}. */
    public void accept(RoutingContext context) {
        loop.requireHere();
        Wish wish = Wish.of(context.request());
        // Without these Vert.x refuses by itself, and leaves the connection open and the reader without words.
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.fail(400);
            return;
        }
        connections.take(context.request(), line -> greet(line, wish));
    }

    private void greet(Line socket, Wish wish) {
        Scores main = boards.main();
        if (main == null) {
            connections.refuse(socket, Connections.NOT_READY, "1000");
            return;
        }
        Optional<View> view = views.find(wish.catalogue(), wish.list());
        if (view.isEmpty()) {
            connections.refuse(socket, Connections.UNKNOWN_BOARD, "unknown catalogue or list");
        } else if (view.get().equals(main.view())) {
            welcome(socket, wish, main);
        } else {
            views.use(view.get())
                    .onSuccess(found -> welcome(socket, wish, found))
                    .onFailure(busy -> connections.refuse(socket, Connections.NOT_READY, "5000"));
        }
    }

    private void welcome(Line socket, Wish wish, Scores found) {
        if (socket.isGone()) return;
        Optional<Board> board = Board.parse(wish.board(), units());
        Optional<String> period = Boards.openPeriod(found, wish.period(), today());
        if (board.isEmpty() || period.isEmpty()) {
            connections.refuse(socket, Connections.UNKNOWN_BOARD, "unknown board or period");
        } else if (connections.tooMany(wish.address())) {
            connections.refuse(socket, Connections.TOO_MANY, "too many connections");
        } else {
            BoardChannel channel = boards.follow(new BoardChannel.Key(board.get(), period.get(), found.view()), found);
            Scores newest = boards.shownOn(channel);
            // The answer came late, and the period is over by now.
            if (newest == null) connections.refuse(socket, Connections.UNKNOWN_BOARD, "unknown board or period");
            else open(socket, wish, channel, newest);
        }
    }

    private void open(Line socket, Wish wish, BoardChannel channel, Scores newest) {
        Screen screen = connections.open(socket, wish.address(), new Connections.Screens() {
            @Override
            public void drained(Screen behind) {
                channel.catchUp(behind, boards.of(channel.view), now.get());
            }

            @Override
            public void gone(Screen closed) {
                channel.screens.remove(closed);
            }
        });
        channel.greet(screen, wish.epoch(), wish.offset(), newest, now.get());
    }

    /**
     * The whole picture of a board of the main view, as a screen that asks for it is greeted with: for pages that come with
     * their first figures. Who has read it may follow the board by its epoch and offset.
     *
     * @param period open; a rolling one or the name of one that goes on, as {@code month}
     * @return empty before the first tick, and for a board or period that is not live
     */
    public Optional<String> picture(String board, String period) {
        loop.requireHere();
        Scores main = boards.main();
        return main == null ? Optional.empty() : picture(board, period, main);
    }

    /**
     * The same of any view, for screens whose network lets no websocket through: these ask again and again, and a view is
     * scored for as long as they do. Fails with {@link BusyException} when too many views are looked at.
     */
    public Future<Optional<String>> picture(String board, String period, View view) {
        loop.requireHere();
        meters.read().increment();
        Scores main = boards.main();
        if (main == null || view.equals(main.view())) return Future.succeededFuture(picture(board, period));
        return views.use(view).map(found -> picture(board, period, found));
    }

    private Optional<String> picture(String name, String period, Scores found) {
        Optional<Board> board = Board.parse(name, units());
        Optional<String> open = Boards.openPeriod(found, period, today());
        if (board.isEmpty() || open.isEmpty()) return Optional.empty();
        BoardChannel channel = boards.follow(new BoardChannel.Key(board.get(), open.get(), found.view()), found);
        return Optional.ofNullable(boards.shownOn(channel)).map(newest -> channel.picture(newest, now.get()));
    }

    public int screens() {
        loop.requireHere();
        return connections.size();
    }
}
