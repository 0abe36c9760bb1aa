package vn.nhip.whole;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Events of a busy day from one seed: new cases, corrections, moves, ends, steps, ratings, figures, repetitions. */
final class RandomEvents {
    private final SplittableRandom random;
    private final Instant now;
    private final List<String> units = new ArrayList<>();
    private final List<JsonObject> sent = new ArrayList<>();
    private final int cases;
    private int next;

    RandomEvents(long seed, Instant now, int cases) {
        this.random = new SplittableRandom(seed);
        this.now = now;
        this.cases = cases;
        units.addAll(SmallProvince.DEPARTMENTS);
        units.addAll(SmallProvince.COMMUNES);
        // Sometimes the province itself is the unit.
        units.add("H48");
    }

    List<JsonObject> batch(int most) {
        List<JsonObject> batch = new ArrayList<>();
        int size = 1 + random.nextInt(most);
        for (int i = 0; i < size; i++) batch.add(one());
        sent.addAll(batch);
        return batch;
    }

    private JsonObject one() {
        if (!sent.isEmpty() && random.nextInt(10) == 0) return sent.get(random.nextInt(sent.size()));
        String id = "r-" + next++;
        String number = "H48-" + random.nextInt(cases);
        switch (random.nextInt(8)) {
            case 0:
                return Event.progress(
                        id, number, 2 + random.nextInt(9), before(40).toString());
            case 1:
                return Event.of(
                        id, "case.rated", new JsonObject().put("case", number).put("liked", random.nextBoolean()));
            case 2:
                return Event.figure(id, unit(), "2026-11", "1.4", random.nextInt(10), 10);
            default:
                return aCase(number).event(id);
        }
    }

    private Event aCase(String number) {
        Instant received = before(60);
        Event event = Event.aCase(number)
                .of(unit())
                .with("procedure", "1.00000" + (1 + random.nextInt(5)))
                .with("channel", 1 + random.nextInt(3))
                .received(received.toString())
                .due(received.plus(Duration.ofHours(random.nextInt(900))).toString())
                .with("digitised", random.nextBoolean())
                .with("electronicResult", random.nextBoolean());
        if (random.nextBoolean()) {
            event.finished(received.plus(Duration.ofHours(random.nextInt(400))).toString());
        }
        return event;
    }

    private String unit() {
        return units.get(random.nextInt(units.size()));
    }

    private Instant before(int days) {
        return now.minusSeconds(random.nextLong(days * 86_400L));
    }
}
