package vn.nhip.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Reads what a client saw. */
final class RoundResults {
    private RoundResults() {}

    static MedianOfRounds of(JsonObject seen, String name) {
        JsonArray values = seen.getJsonArray(name);
        return MedianOfRounds.of(
                values.stream().map(value -> ((Number) value).doubleValue()).toList());
    }
}
