package vn.nhip.whole;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a screen shows: a snapshot with its changes applied, as docs/wire.md tells a screen to. */
final class Picture {
    private final Map<String, JsonObject> rows = new TreeMap<>();
    private String epoch;
    private long offset;

    /** Fails when an offset is missing. */
    void apply(JsonObject frame) {
        switch (frame.getString("type")) {
            case "snapshot" -> {
                rows.clear();
                epoch = frame.getString("epoch");
                offset = frame.getLong("offset");
            }
            case "changes" -> {
                if (frame.getLong("offset") != offset + 1) {
                    throw new AssertionError("offset " + frame.getLong("offset") + " came after " + offset);
                }
                offset++;
            }
            default -> {
                if (frame.getLong("offset") != offset) {
                    throw new AssertionError("a beat at offset " + frame.getLong("offset") + ", not " + offset);
                }
                return;
            }
        }
        for (JsonObject row : Caller.rows(frame)) rows.put(row.getString("unit"), row);
    }

    static Picture of(List<JsonObject> frames) {
        Picture picture = new Picture();
        frames.forEach(picture::apply);
        return picture;
    }

    Map<String, JsonObject> rows() {
        return rows;
    }

    JsonObject row(String unit) {
        return rows.get(unit);
    }

    String epoch() {
        return epoch;
    }

    long offset() {
        return offset;
    }

    /** The rows without the pulse, which moves with the clock. */
    List<String> shown() {
        List<String> shown = new ArrayList<>();
        rows.forEach((unit, row) -> {
            JsonObject copy = row.copy();
            copy.remove("pulse");
            shown.add(copy.encode());
        });
        return shown;
    }

    long sum(String count) {
        return rows.values().stream()
                .mapToLong(row -> row.getJsonObject("counts").getLong(count))
                .sum();
    }

    static long cents(Number points) {
        return Math.round(points.doubleValue() * 100);
    }
}
