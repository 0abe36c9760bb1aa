package vn.nhip.live;

import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/**
 * A socket of another event loop, as the screens' loop has it. What happens to it is told at home, in order: whoever was
 * told of a line is told of its end, however soon that came.
 */
final class Line implements Screen.Wire {
    private final ServerWebSocket socket;
    private final Context home;
    private @Nullable Life life;
    private boolean gone;

    /** What becomes of a line; told at home. */
    interface Life {
        /** It can take more again. */
        void drained();

        void gone();
    }

    private Line(ServerWebSocket socket, Context home) {
        this.socket = socket;
        this.home = home;
    }

    /** On the socket's own loop, before anything more is read from it. */
    static Line of(ServerWebSocket socket, Context home) {
        Line line = new Line(socket, home);
        socket.drainHandler(drained -> line.tell(line::drained));
        socket.frameHandler(frame -> {
            if (frame.isText() || frame.isBinary()) {
                socket.close(Connections.SCREENS_DO_NOT_SEND, "screens do not send");
            }
        });
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> line.tell(line::end));
        return line;
    }

    private void tell(Runnable news) {
        home.runOnContext(here -> news.run());
    }

    private void drained() {
        if (life != null) life.drained();
    }

    private void end() {
        gone = true;
        if (life != null) life.gone();
    }

    /** Whether its end has been told. */
    boolean isGone() {
        return gone;
    }

    /** Tells this one from now on; at most one end. */
    void lead(Life follower) {
        life = follower;
    }

    void close(short code, String reason) {
        socket.close(code, reason);
    }

    @Override
    public boolean isOpen() {
        return !gone && !socket.isClosed();
    }

    @Override
    public boolean isFull() {
        try {
            return socket.writeQueueFull();
        } catch (IllegalStateException refused) {
            requireClosed(refused);
            return false;
        }
    }

    @Override
    public void write(String frame) {
        try {
            socket.writeTextMessage(frame);
        } catch (IllegalStateException refused) {
            requireClosed(refused);
        }
    }

    /** Its loop may close it at any moment: one screen that goes may not keep a frame from those after it. */
    private void requireClosed(IllegalStateException refused) {
        if (!socket.isClosed()) throw refused;
    }
}
