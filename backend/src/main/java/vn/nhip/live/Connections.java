package vn.nhip.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Screen, ServerWebSocket> sockets = new HashMap<>();
    private final Map<String, Integer> perAddress = new HashMap<>();

    /** What becomes of a screen that is connected. */
    interface Life {
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

    void refuse(ServerWebSocket socket, short code, String reason) {
        loop.requireHere();
        meters.refused().increment();
        socket.close(code, reason);
    }

    boolean tooMany(String address) {
        loop.requireHere();
        return sockets.size() >= limits.screens() || perAddress.getOrDefault(address, 0) >= limits.screensPerAddress();
    }

    Screen open(ServerWebSocket socket, String address, Life life) {
        loop.requireHere();
        Screen screen = new Screen(new SocketWire(socket), meters);
        sockets.put(screen, socket);
        perAddress.merge(address, 1, Integer::sum);
        socket.drainHandler(drained -> {
            if (!screen.behind()) return;
            screen.resume();
            life.drained(screen);
        });
        long slowTimer = vertx.setPeriodic(SLOW_MILLIS, timer -> {
            if (screen.stuck()) socket.close(TOO_SLOW, "5000");
        });
        socket.frameHandler(frame -> {
            if (frame.isText() || frame.isBinary()) socket.close(SCREENS_DO_NOT_SEND, "screens do not send");
        });
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> {
            vertx.cancelTimer(slowTimer);
            sockets.remove(screen);
            perAddress.computeIfPresent(address, (from, count) -> count <= 1 ? null : count - 1);
            life.gone(screen);
        });
        return screen;
    }

    /** They come again, soon. */
    void sendAway(Iterable<Screen> screens) {
        loop.requireHere();
        for (Screen screen : screens) {
            ServerWebSocket socket = sockets.get(screen);
            if (socket != null) socket.close(GOING_DOWN, COME_AGAIN);
        }
    }

    void sendAllAway() {
        loop.requireHere();
        sendAway(List.copyOf(sockets.keySet()));
    }

    private record SocketWire(ServerWebSocket socket) implements Screen.Wire {
        @Override
        public boolean isOpen() {
            return !socket.isClosed();
        }

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
