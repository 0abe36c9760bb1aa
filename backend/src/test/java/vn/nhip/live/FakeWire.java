package vn.nhip.live;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A socket as a screen needs it; one that is closed refuses every question, as the real one does. */
final class FakeWire implements Screen.Wire {
    final List<String> written = new ArrayList<>();
    boolean full;
    boolean closed;

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public boolean isFull() {
        if (closed) throw new IllegalStateException("closed");
        return full;
    }

    @Override
    public void write(String frame) {
        if (closed) throw new IllegalStateException("closed");
        written.add(frame);
    }

    List<JsonObject> frames() {
        return written.stream().map(JsonObject::new).toList();
    }

    JsonObject last() {
        return new JsonObject(written.get(written.size() - 1));
    }
}
