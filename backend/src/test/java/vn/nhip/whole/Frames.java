package vn.nhip.whole;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import vn.nhip.testing.Until;

/** A screen that keeps every frame it was sent. */
final class Frames implements WebSocket.Listener, AutoCloseable {
    private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private volatile String closeReason = "";
    private WebSocket socket;

    private Frames() {}

    /** @param query {@code board=province&period=month} */
    static Frames open(Caller caller, String query) {
        Frames frames = new Frames();
        frames.socket = caller.http()
                .newWebSocketBuilder()
                .subprotocols("nhip.v1")
                .buildAsync(URI.create("ws://127.0.0.1:" + caller.port() + "/api/v1/live?" + query), frames)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        return frames;
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            frames.add(new JsonObject(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeReason = reason;
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    void say(String text) {
        socket.sendText(text, true);
    }

    List<JsonObject> all() {
        return List.copyOf(frames);
    }

    List<JsonObject> ofType(String type) {
        return frames.stream()
                .filter(frame -> frame.getString("type").equals(type))
                .toList();
    }

    JsonObject await(String what, Predicate<JsonObject> wanted) {
        return Until.present(
                what, () -> frames.stream().filter(wanted).findFirst().orElse(null));
    }

    JsonObject snapshot() {
        return await("a snapshot", frame -> frame.getString("type").equals("snapshot"));
    }

    JsonObject last() {
        return frames.get(frames.size() - 1);
    }

    /** Waits until a frame that carries figures or a beat stands at a position or after it. */
    void see(long position) {
        await("a frame at position " + position, frame -> frame.getLong("position") >= position);
    }

    int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    String closeReason() {
        return closeReason;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
