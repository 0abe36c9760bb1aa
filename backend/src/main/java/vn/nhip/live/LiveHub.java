package vn.nhip.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;
import vn.nhip.score.BusyException;
import vn.nhip.score.Scores;
import vn.nhip.score.View;

/**
 * The websockets: a snapshot, then changes with offsets, beats in between. Everything is touched on one event loop.
 */
public final class LiveHub {
    private static final Logger log = LoggerFactory.getLogger(LiveHub.class);

    static final short TOO_SLOW = 4000;
    static final short GOING_DOWN = 4001;
    static final short NOT_READY = 4002;
    static final short UNKNOWN_BOARD = 4500;
    static final short SCREENS_DO_NOT_SEND = 4501;
    static final short TOO_MANY = 4503;

    private static final long BEAT_MILLIS = 5_000;
    private static final long SLOW_MILLIS = 60_000;
    private static final long EMPTY_MILLIS = 300_000;
    private static final Set<String> FOLLOWING = Set.of("month", "quarter", "year");

    private final Vertx vertx;
    private final UnitHistory history;
    private final ZoneId zone;
    private final Views views;
    private final Supplier<Now> now;
    private final Limits limits;
    private final FrameCodec codec;
    private final LiveMeters meters;
    private final Map<Channel.Key, Channel> channels = new HashMap<>();
    private final Map<Channel.Key, Long> emptySince = new HashMap<>();
    private final Map<Screen, ServerWebSocket> sockets = new HashMap<>();
    private final Map<String, Integer> perAddress = new HashMap<>();
    /** The main view's; null before the first tick. */
    private Scores scores;
    /** Of every view that has a channel, the main one included. */
    private final Map<View, Scores> scoresOf = new HashMap<>();

    private long beatTimer;

    /** Where the scores of views come from. */
    public interface Views {
        /**
         * @param catalogue id of a catalogue or a set; null for the main set
         * @param list null for all cases
         * @return empty when there is none by these ids
         */
        Optional<View> find(String catalogue, String list);

        /**
         * Keeps a view scored, and gives its newest scores. Fails with {@link BusyException} when too many are looked at.
         */
        Future<Scores> use(View view);
    }

    /**
     * @param screens connections in all
     * @param screensPerAddress connections from one address
     * @param history frames of a board that can be sent again
     */
    public record Limits(int screens, int screensPerAddress, int history) {}

    public LiveHub(
            Vertx vertx,
            UnitHistory history,
            ZoneId zone,
            Views views,
            String build,
            Supplier<Now> now,
            Limits limits,
            LiveMeters meters) {
        this.vertx = vertx;
        this.history = history;
        this.zone = zone;
        this.views = views;
        this.now = now;
        this.limits = limits;
        this.codec = new FrameCodec(build);
        this.meters = meters;
        meters.screens(sockets::size);
    }

    public void start() {
        beatTimer = vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
    }

    /** Tells every screen that the server goes down, and when to come back. */
    public void stop() {
        vertx.cancelTimer(beatTimer);
        closeAll();
    }

    private void closeAll() {
        for (ServerWebSocket socket : List.copyOf(sockets.values())) socket.close(GOING_DOWN, "1000");
    }

    /** Everything is scored otherwise from now on: screens come again, and begin with these scores. */
    public void restart(Scores newest) {
        closeAll();
        channels.clear();
        emptySince.clear();
        scoresOf.clear();
        scores = newest;
        scoresOf.put(newest.view(), newest);
        keepProvince();
    }

    /** The newest scores of a view; its screens are told what changed. */
    public void show(Scores newest) {
        boolean first = scores == null;
        boolean main = first || newest.view().equals(scores.view());
        if (main) scores = newest;
        if (!main && !scoresOf.containsKey(newest.view())) return;
        scoresOf.put(newest.view(), newest);
        Now time = now.get();
        if (main) keepProvince();
        for (Channel channel : channels.values()) {
            if (!first && channel.view.equals(newest.view()) && !channel.over(newest)) channel.changed(newest, time);
        }
        closeEnded(newest);
    }

    /** The province's board of the month lives without screens too, so that the first one is told what has just happened. */
    private void keepProvince() {
        Board province = Board.parse("province", units()).orElseThrow();
        openPeriod(scores, "month").ifPresent(month -> channelOf(new Channel.Key(province, month, scores.view())));
    }

    private Units units() {
        return history.on(today());
    }

    private LocalDate today() {
        return now.get().now().atZone(zone).toLocalDate();
    }

    private Channel channelOf(Channel.Key key) {
        return channels.computeIfAbsent(key, missing -> new Channel(key, limits.history(), codec, meters));
    }

    /** A period that has closed is read over HTTP; its screens come again and are told so, or follow the new one. */
    private void closeEnded(Scores newest) {
        for (Map.Entry<Channel.Key, Channel> entry : List.copyOf(channels.entrySet())) {
            Channel channel = entry.getValue();
            if (!channel.view.equals(newest.view()) || !channel.over(newest)) continue;
            for (Screen screen : List.copyOf(channel.screens))
                sockets.get(screen).close(GOING_DOWN, "1000");
            channels.remove(entry.getKey());
        }
    }

    private void beat() {
        if (scores == null) return;
        Now time = now.get();
        Set<View> watched = new HashSet<>(Set.of(scores.view()));
        for (Map.Entry<Channel.Key, Channel> entry : List.copyOf(channels.entrySet())) {
            Channel channel = entry.getValue();
            channel.beat(scoresOf.get(channel.view), time);
            if (!channel.screens.isEmpty()) watched.add(channel.view);
            forgetEmpty(entry.getKey(), channel);
        }
        keepScored(watched);
    }

    /** A view is scored for as long as a screen follows it. */
    private void keepScored(Set<View> watched) {
        for (View view : watched) {
            if (view.equals(scores.view())) continue;
            views.use(view).onFailure(lost -> log.warn("a view that is followed is not scored: {}", view, lost));
        }
        Set<View> kept = new HashSet<>(watched);
        channels.values().forEach(channel -> kept.add(channel.view));
        scoresOf.keySet().retainAll(kept);
    }

    private void forgetEmpty(Channel.Key key, Channel channel) {
        boolean main = channel.view.equals(scores.view());
        if (!channel.screens.isEmpty() || (main && channel.board.isProvince())) {
            emptySince.remove(key);
            return;
        }
        long since = emptySince.computeIfAbsent(key, missing -> System.nanoTime());
        if (!main || System.nanoTime() - since > EMPTY_MILLIS * 1_000_000) {
            channels.remove(key);
            emptySince.remove(key);
        }
    }

    /** What a screen asks for, as it stands in the address. */
    private record Wish(
            String board, String period, String catalogue, String list, String epoch, long offset, String address) {
        static Wish of(HttpServerRequest request) {
            return new Wish(
                    request.getParam("board", "province"),
                    request.getParam("period", "month"),
                    request.getParam("catalogue"),
                    request.getParam("list"),
                    request.getParam("epoch", ""),
                    number(request.getParam("offset")),
                    request.remoteAddress().hostAddress());
        }
    }

    /** A request for {@code /api/v1/live}. */
    public void accept(RoutingContext context) {
        Wish wish = Wish.of(context.request());
        // Without these Vert.x refuses by itself, and leaves the connection open and the reader without words.
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.fail(400);
            return;
        }
        context.request().toWebSocket().onSuccess(socket -> {
            if (scores == null) {
                refuse(socket, NOT_READY, "1000");
                return;
            }
            Optional<View> view = views.find(wish.catalogue, wish.list);
            if (view.isEmpty()) refuse(socket, UNKNOWN_BOARD, "unknown catalogue or list");
            else if (view.get().equals(scores.view())) welcome(socket, wish, scores);
            else {
                views.use(view.get())
                        .onSuccess(found -> welcome(socket, wish, found))
                        .onFailure(busy -> refuse(socket, NOT_READY, "5000"));
            }
        });
    }

    private void welcome(ServerWebSocket socket, Wish wish, Scores found) {
        if (socket.isClosed()) return;
        Optional<Board> board = Board.parse(wish.board, units());
        Optional<String> period = openPeriod(found, wish.period);
        if (board.isEmpty() || period.isEmpty()) refuse(socket, UNKNOWN_BOARD, "unknown board or period");
        else if (tooMany(wish.address)) refuse(socket, TOO_MANY, "too many connections");
        else open(socket, new Channel.Key(board.get(), period.get(), found.view()), wish, found);
    }

    private void refuse(ServerWebSocket socket, short code, String reason) {
        meters.refused().increment();
        socket.close(code, reason);
    }

    private boolean tooMany(String address) {
        return sockets.size() >= limits.screens() || perAddress.getOrDefault(address, 0) >= limits.screensPerAddress();
    }

    private static long number(String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /** Live boards follow open periods; past ones are read over HTTP. */
    private Optional<String> openPeriod(Scores of, String text) {
        LocalDate today = today();
        try {
            String id = Period.parse(text, today).id();
            if (of.standings().containsKey(id)) return Optional.of(id);
            // Just after midnight the scores may still stand in the old day.
            return FOLLOWING.contains(text)
                    ? of.standings().keySet().stream()
                            .filter(open -> Period.parse(open, today).kind()
                                    == Period.parse(text, today).kind())
                            .findFirst()
                    : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private void open(ServerWebSocket socket, Channel.Key key, Wish wish, Scores found) {
        // An answer that comes late must not put an older picture in the place of a newer one.
        Scores known = scoresOf.get(key.view());
        if (known == null || known.version() < found.version()) scoresOf.put(key.view(), found);
        Channel channel = channelOf(key);
        String address = wish.address;
        Screen screen = new Screen(new SocketWire(socket), meters);
        sockets.put(screen, socket);
        perAddress.merge(address, 1, Integer::sum);
        long[] slowTimer = {-1};
        socket.drainHandler(drained -> {
            if (!screen.behind()) return;
            screen.resume();
            channel.catchUp(screen, scoresOf.get(channel.view), now.get());
        });
        slowTimer[0] = vertx.setPeriodic(SLOW_MILLIS, timer -> {
            if (screen.behind() && socket.writeQueueFull()) socket.close(TOO_SLOW, "5000");
        });
        socket.frameHandler(frame -> {
            if (frame.isText() || frame.isBinary()) socket.close(SCREENS_DO_NOT_SEND, "screens do not send");
        });
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> {
            vertx.cancelTimer(slowTimer[0]);
            channel.screens.remove(screen);
            sockets.remove(screen);
            perAddress.computeIfPresent(address, (from, count) -> count <= 1 ? null : count - 1);
        });
        Scores newest = scoresOf.get(key.view());
        // The scores of another catalogue than this board began with: it is closed with the next picture.
        channel.over(newest);
        channel.greet(screen, wish.epoch, wish.offset, newest, now.get());
    }

    /** Units that have live boards now, for health. */
    public int channels() {
        return new HashSet<>(channels.keySet()).size();
    }

    public int screens() {
        return sockets.size();
    }

    private record SocketWire(ServerWebSocket socket) implements Screen.Wire {
        @Override
        public boolean isFull() {
            return socket.writeQueueFull();
        }

        @Override
        public void write(String frame) {
            socket.writeTextMessage(frame);
        }
    }
}
