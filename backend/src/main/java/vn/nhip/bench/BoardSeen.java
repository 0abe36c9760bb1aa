package vn.nhip.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** What the screens of one board saw together. */
final class BoardSeen {
    final Latencies latencies;
    /** How much later than the first screen each screen gets the same frame. */
    private final Latencies behindFirst;

    private final Map<Long, Long> firstAt = new HashMap<>();
    private final long[] frames;
    private long bytes;
    private long all;
    int asked;

    BoardSeen(int rounds) {
        latencies = new Latencies(rounds);
        behindFirst = new Latencies(rounds);
        frames = new long[rounds];
    }

    void frame(long position, int length, long now, int round) {
        behindFirst.add(round, now - firstAt.computeIfAbsent(position, unseen -> now));
        if (round >= 0 && round < frames.length) frames[round]++;
        bytes += length;
        all++;
    }

    JsonObject json(double roundSeconds) {
        JsonArray perSecond = new JsonArray();
        for (long round : frames) perSecond.add(round / roundSeconds);
        return new JsonObject()
                .put("latency", latencies.json())
                .put("behindFirst", behindFirst.json())
                .put("framesPerSecond", perSecond)
                .put("frameLength", all == 0 ? 0 : bytes / all);
    }
}
