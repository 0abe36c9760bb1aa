package vn.nhip.live;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A socket of two methods: what was written, and whether it is full. */
final class FakeWire implements Screen.Wire {
    final List<String> written = new ArrayList<>();
    boolean full;

    @Override
    public boolean isFull() {
        return full;
    }

    @Override
    public void write(String frame) {
        written.add(frame);
    }

    List<JsonObject> frames() {
        return written.stream().map(JsonObject::new).toList();
    }

    JsonObject last() {
        return new JsonObject(written.get(written.size() - 1));
    }
}
