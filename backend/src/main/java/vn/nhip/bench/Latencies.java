package vn.nhip.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Times in milliseconds, in rounds. */
final class Latencies {
    private final List<List<Double>> rounds = new ArrayList<>();

    Latencies(int rounds) {
        for (int i = 0; i < rounds; i++) this.rounds.add(new ArrayList<>());
    }

    /** @param round outside the measured ones: not kept */
    void add(int round, long nanos) {
        if (round >= 0 && round < rounds.size()) rounds.get(round).add(nanos / 1e6);
    }

    /** Percentiles, each a list with a number a round. */
    JsonObject json() {
        return new JsonObject()
                .put("p50", at(0.50))
                .put("p95", at(0.95))
                .put("p99", at(0.99))
                .put("max", at(1));
    }

    private JsonArray at(double share) {
        JsonArray values = new JsonArray();
        for (List<Double> round : rounds) {
            if (round.isEmpty()) continue;
            List<Double> sorted = round.stream().sorted().toList();
            values.add(sorted.get((int) Math.max(0, Math.ceil(sorted.size() * share) - 1)));
        }
        return values;
    }
}
