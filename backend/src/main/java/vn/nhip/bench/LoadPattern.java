package vn.nhip.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.unit.Unit;

/**
 * A province whose scores never stand still: each unit has a few cases of today, and each event tells one of them anew with
 * other facts. Nothing grows but the ledger, however long it goes on.
 */
final class LoadPattern {
    private static final int CASES_OF_A_UNIT = 12;
    private static final int BATCH = 250;
    private static final List<String> FACTS =
            List.of("electronicResult", "digitised", "reused", "personalStore", "populationData");

    private final List<Unit> units;
    private final List<Procedure> procedures;
    private final Random random = new Random(1);
    private long told;

    LoadPattern(List<Unit> units, List<Procedure> procedures) {
        this.units = units;
        this.procedures = procedures;
    }

    /** Every case once, in bodies that the door takes. */
    List<String> first(Instant now) {
        List<String> bodies = new ArrayList<>();
        int all = units.size() * CASES_OF_A_UNIT;
        for (int from = 0; from < all; from += BATCH) {
            JsonArray events = new JsonArray();
            for (int i = from; i < Math.min(all, from + BATCH); i++) events.add(event(i, now));
            bodies.add(events.encode());
        }
        return bodies;
    }

    /** Any case, with other facts. */
    String next(Instant now) {
        return new JsonArray()
                .add(event(random.nextInt(units.size() * CASES_OF_A_UNIT), now))
                .encode();
    }

    private JsonObject event(int number, Instant now) {
        Unit unit = units.get(number % units.size());
        JsonObject data = new JsonObject()
                .put("case", "%s-bench-%04d".formatted(unit.code(), number / units.size()))
                .put("unit", unit.code().value())
                .put(
                        "procedure",
                        procedures.get(number % procedures.size()).code().value())
                .put("status", 9)
                .put("channel", 2)
                .put("receivedAt", now.minus(Duration.ofMinutes(1)).toString())
                .put("finishedAt", now.toString());
        // Some are late, some in time.
        data.put(
                "dueAt",
                now.plus(Duration.ofSeconds(random.nextInt(4) == 0 ? -5 : 86_400))
                        .toString());
        FACTS.forEach(fact -> data.put(fact, random.nextBoolean()));
        return new JsonObject()
                .put("specversion", "1.0")
                .put("id", "restless-" + told++)
                .put("source", "/bench")
                .put("type", "vn.nhip.case.v1")
                .put("time", now.toString())
                .put("data", data);
    }
}
