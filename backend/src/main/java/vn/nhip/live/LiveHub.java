package vn.nhip.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
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
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.unit.Units;
import vn.nhip.score.Scores;

/**
 * The websockets: a snapshot, then changes with offsets, beats in between. Everything is touched on one event loop.
 */
public final class LiveHub {
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
    private final Units units;
    private final ZoneId zone;
    private final Supplier<Now> now;
    private final Limits limits;
    private final FrameCodec codec;
    private final LiveMeters meters;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, Long> emptySince = new HashMap<>();
    private final Map<Screen, ServerWebSocket> sockets = new HashMap<>();
    private final Map<String, Integer> perAddress = new HashMap<>();
    private Scores scores;
    private long beatTimer;

    /**
     * @param screens connections in all
     * @param screensPerAddress connections from one address
     * @param history frames of a board that can be sent again
     */
    public record Limits(int screens, int screensPerAddress, int history) {}

    public LiveHub(
            Vertx vertx,
            Units units,
            ZoneId zone,
            Catalogue catalogue,
            String build,
            Supplier<Now> now,
            Limits limits,
            LiveMeters meters) {
        this.vertx = vertx;
        this.units = units;
        this.zone = zone;
        this.now = now;
        this.limits = limits;
        this.codec = new FrameCodec(catalogue, build);
        this.meters = meters;
        meters.screens(sockets::size);
    }

    public void start() {
        beatTimer = vertx.setPeriodic(BEAT_MILLIS, timer -> beat());
    }

    /** Tells every screen that the server goes down, and when to come back. */
    public void stop() {
        vertx.cancelTimer(beatTimer);
        for (ServerWebSocket socket : List.copyOf(sockets.values())) socket.close(GOING_DOWN, "1000");
    }

    /** The newest scores; screens are told what changed. */
    public void show(Scores newest) {
        boolean first = scores == null;
        scores = newest;
        Now time = now.get();
        keepProvince();
        for (Channel channel : channels.values()) {
            if (!first) channel.changed(newest, time);
        }
        closeEndedPeriods(newest);
    }

    /** The province's board of the month lives without screens too, so that the first one is told what has just happened. */
    private void keepProvince() {
        Board province = Board.parse("province", units).orElseThrow();
        openPeriod("month").ifPresent(month -> channelOf(province, month));
    }

    private Channel channelOf(Board board, String period) {
        return channels.computeIfAbsent(
                key(board, period), key -> new Channel(board, period, limits.history(), codec, meters));
    }

    /** A period that has closed is read over HTTP; its screens come again and are told so, or follow the new one. */
    private void closeEndedPeriods(Scores newest) {
        for (Channel channel : List.copyOf(channels.values())) {
            if (newest.standings().containsKey(channel.period)) continue;
            for (Screen screen : List.copyOf(channel.screens))
                sockets.get(screen).close(GOING_DOWN, "1000");
            channels.remove(key(channel.board, channel.period));
        }
    }

    private void beat() {
        if (scores == null) return;
        Now time = now.get();
        for (Channel channel : List.copyOf(channels.values())) {
            channel.beat(scores, time);
            forgetEmpty(channel);
        }
    }

    private void forgetEmpty(Channel channel) {
        String key = key(channel.board, channel.period);
        if (!channel.screens.isEmpty() || channel.board.isProvince()) {
            emptySince.remove(key);
            return;
        }
        long since = emptySince.computeIfAbsent(key, missing -> System.nanoTime());
        if (System.nanoTime() - since > EMPTY_MILLIS * 1_000_000) {
            channels.remove(key);
            emptySince.remove(key);
        }
    }

    private static String key(Board board, String period) {
        return board.id() + "@" + period;
    }

    /** A request for {@code /api/v1/live}. */
    public void accept(RoutingContext context) {
        String boardId = context.request().getParam("board", "province");
        String period = context.request().getParam("period", "month");
        String epoch = context.request().getParam("epoch", "");
        long offset = number(context.request().getParam("offset"));
        String address = context.request().remoteAddress().hostAddress();
        // Without these Vert.x refuses by itself, and leaves the connection open and the reader without words.
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.fail(400);
            return;
        }
        context.request().toWebSocket().onSuccess(socket -> {
            Optional<Board> board = Board.parse(boardId, units);
            Optional<String> known = scores == null ? Optional.empty() : openPeriod(period);
            if (scores == null) refuse(socket, NOT_READY, "1000");
            else if (board.isEmpty() || known.isEmpty()) refuse(socket, UNKNOWN_BOARD, "unknown board or period");
            else if (tooMany(address)) refuse(socket, TOO_MANY, "too many connections");
            else open(socket, address, board.get(), known.get(), epoch, offset);
        });
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
    private Optional<String> openPeriod(String text) {
        LocalDate today = now.get().now().atZone(zone).toLocalDate();
        try {
            String id = Period.parse(text, today).id();
            if (scores.standings().containsKey(id)) return Optional.of(id);
            // Just after midnight the scores may still stand in the old day.
            return FOLLOWING.contains(text)
                    ? scores.standings().keySet().stream()
                            .filter(open -> Period.parse(open, today).kind()
                                    == Period.parse(text, today).kind())
                            .findFirst()
                    : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private void open(ServerWebSocket socket, String address, Board board, String period, String epoch, long offset) {
        Channel channel = channelOf(board, period);
        Screen screen = new Screen(new SocketWire(socket), meters);
        sockets.put(screen, socket);
        perAddress.merge(address, 1, Integer::sum);
        long[] slowTimer = {-1};
        socket.drainHandler(drained -> {
            if (!screen.behind()) return;
            screen.resume();
            channel.catchUp(screen, scores, now.get());
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
            perAddress.computeIfPresent(address, (key, count) -> count <= 1 ? null : count - 1);
        });
        channel.greet(screen, epoch, offset, scores, now.get());
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
