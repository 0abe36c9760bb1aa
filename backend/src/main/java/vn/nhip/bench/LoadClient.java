package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps a number of requests under way, and counts the answers in rounds of equal length. */
final class LoadClient {
    private final ClientSettings settings;
    private final HttpSender door;
    private final long[] accepted;
    private long begunAt;
    private boolean over;

    LoadClient(Vertx vertx, ClientSettings settings) {
        this.settings = settings;
        this.door = new HttpSender(vertx, settings);
        this.accepted = new long[settings.rounds];
    }

    Future<JsonObject> load() {
        CorpusReader reader = CorpusReader.of(settings);
        return pumps(() -> {
                    byte[] body = reader.next(settings.batch);
                    return body == null ? Optional.empty() : Optional.of(door.send(body));
                })
                .map(done -> seen().put("taken", reader.taken()));
    }

    Future<JsonObject> empty() {
        return pumps(() -> Optional.of(door.ask())).map(done -> seen());
    }

    private Future<Void> pumps(Supplier<Optional<Future<HttpSender.Answer>>> calls) {
        begunAt = System.nanoTime() + (long) (settings.warmUpSeconds * 1e9);
        return new InFlight(() -> over ? Optional.empty() : calls.get(), this::count).keep(settings.inFlight);
    }

    private void count(HttpSender.Answer answer) {
        double second = (System.nanoTime() - begunAt) / 1e9;
        int round = (int) Math.floor(second / settings.seconds);
        if (round >= settings.rounds) over = true;
        else if (second >= 0) accepted[round] += answer.accepted();
    }

    /** A round that the corpus did not last for is left out. */
    private JsonObject seen() {
        double lasted = (System.nanoTime() - begunAt) / 1e9;
        JsonArray rates = new JsonArray();
        for (int round = 0; round < settings.rounds; round++) {
            if (lasted >= (round + 1) * settings.seconds) rates.add(accepted[round] / settings.seconds);
        }
        return new JsonObject().put("rates", rates);
    }
}
