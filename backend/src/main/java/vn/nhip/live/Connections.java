package vn.nhip.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.nhip.ops.OneLoop;

/** The sockets of screens: how many there are, from where, and with which word each ends. */
final class Connections {
    static final short TOO_SLOW = 4000;
    static final short GOING_DOWN = 4001;
    static final short NOT_READY = 4002;
    static final short UNKNOWN_BOARD = 4500;
    static final short SCREENS_DO_NOT_SEND = 4501;
    static final short TOO_MANY = 4503;

    private static final long SLOW_MILLIS = 60_000;
    private static final String COME_AGAIN = "1000";
    private final OneLoop loop = new OneLoop();

    private final Vertx vertx;
    private final LiveHub.Limits limits;
    private final LiveMeters meters;
    private final Map<Screen, Line> sockets = new HashMap<>();
    private final Map<String, Integer> perAddress = new HashMap<>();

    /** What becomes of a screen that is connected. */
    interface Screens {
        /** It was behind, and can take more. */
        void drained(Screen screen);

        void gone(Screen screen);
    }

    Connections(Vertx vertx, LiveHub.Limits limits, LiveMeters meters) {
        this.vertx = vertx;
        this.limits = limits;
        this.meters = meters;
        meters.screens(sockets::size);
    }

    int size() {
        loop.requireHere();
        return sockets.size();
    }

    /** @param welcoming called here, whichever loop the socket has */
    void take(HttpServerRequest request, Consumer<Line> welcoming) {
        loop.requireHere();
        Context home = vertx.getOrCreateContext();
        request.toWebSocket().onSuccess(socket -> {
            // Told on the socket's loop, a moment after the handshake: who came may have gone again.
            if (socket.isClosed()) return;
            Line line = Line.of(socket, home);
            home.runOnContext(here -> welcoming.accept(line));
        });
    }

    void refuse(Line socket, short code, String reason) {
        loop.requireHere();
        meters.refused().increment();
        socket.close(code, reason);
    }

    boolean tooMany(String address) {
        loop.requireHere();
        return sockets.size() >= limits.screens() || perAddress.getOrDefault(address, 0) >= limits.screensPerAddress();
    }

    /** @param screens whoever shows it something, told of what becomes of it */
    Screen open(Line socket, String address, Screens screens) {
        loop.requireHere();
        Screen screen = new Screen(socket, meters);
        sockets.put(screen, socket);
        perAddress.merge(address, 1, Integer::sum);
        long slowTimer = vertx.setPeriodic(SLOW_MILLIS, timer -> {
            if (screen.stuck()) socket.close(TOO_SLOW, "5000");
        });
        socket.lead(new Line.Life() {
            @Override
            public void drained() {
                if (!screen.behind()) return;
                screen.resume();
                screens.drained(screen);
            }

            @Override
            public void gone() {
                vertx.cancelTimer(slowTimer);
                sockets.remove(screen);
                perAddress.computeIfPresent(address, (from, count) -> count <= 1 ? null : count - 1);
                screens.gone(screen);
            }
        });
        return screen;
    }

    /** They come again, soon. */
    void sendAway(Iterable<Screen> screens) {
        loop.requireHere();
        for (Screen screen : screens) {
            Line socket = sockets.get(screen);
            if (socket != null) socket.close(GOING_DOWN, COME_AGAIN);
        }
    }

    void sendAllAway() {
        loop.requireHere();
        sendAway(List.copyOf(sockets.keySet()));
    }
}
