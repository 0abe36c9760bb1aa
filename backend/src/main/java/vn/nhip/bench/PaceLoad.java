package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events at a steady pace, and screens that watch what comes of them. */
final class PaceLoad implements WireTurns.Load {
    /** Screens that have just come are not counted yet. */
    private static final double SETTLING_SECONDS = 1;
    /** Of the events that a piece may send: a timer may be called once more than it should. */
    private static final double MARGIN = 1.05;

    private final Both<CorpusReader> readers;
    private final Shape shape;
    private final Map<Side, Integer> pieces = new EnumMap<>(Side.class);

    /**
     * How they are sent and who watches.
     *
     * @param seconds that are counted of one piece
     * @param screens on each board
     */
    record Shape(String bench, int batch, int intervalMillis, double seconds, List<String> boards, int screens) {
        Shape lasting(double other) {
            return new Shape(bench, batch, intervalMillis, other, boards, screens);
        }

        int events() {
            double times = (SETTLING_SECONDS + seconds) * 1000 / intervalMillis;
            return (int) Math.ceil(times * MARGIN) * batch;
        }
    }

    /** @param begun events of the corpus that are left to others */
    private final int begun;

    PaceLoad(Both<CorpusReader> readers, Shape shape, int begun) {
        this.readers = readers;
        this.shape = shape;
        this.begun = begun;
    }

    /** Of the first board. */
    Measure median() {
        return latency(shape.boards().get(0), "p50");
    }

    private Measure latency(String board, String percentile) {
        return Measure.low(shape.bench(), board + ", commit to frame, " + percentile, "ms");
    }

    /** Every piece begins at the same event for both, however many the piece before could send. */
    @Override
    public Map<Measure, Double> next(ServerProcess server) throws CannotException, InterruptedException {
        int piece = pieces.merge(server.side, 1, Integer::sum) - 1;
        CorpusReader reader = readers.of(server.side);
        reader.goTo(begun + piece * shape.events());
        ClientSettings settings = Driver.settings(server);
        settings.batch = shape.batch();
        settings.intervalMillis = shape.intervalMillis();
        settings.warmUpSeconds = SETTLING_SECONDS;
        settings.rounds = 1;
        settings.seconds = shape.seconds();
        settings.boards = shape.boards();
        settings.screens = shape.screens();
        double processor = server.processorSeconds();
        long begunAt = System.nanoTime();
        JsonObject seen = Driver.drive(server, vertx -> new PaceClient(vertx, settings, reader).run());
        double seconds = (System.nanoTime() - begunAt) / 1e9;
        Map<Measure, Double> told = told(seen);
        told.put(
                Measure.low(shape.bench(), "server's processors", "of 1"),
                (server.processorSeconds() - processor) / seconds);
        return told;
    }

    private Map<Measure, Double> told(JsonObject seen) {
        Map<Measure, Double> told = new LinkedHashMap<>();
        for (String board : shape.boards()) {
            JsonObject one = seen.getJsonObject("boards").getJsonObject(board);
            for (String percentile : List.of("p50", "p95", "p99")) {
                told.put(latency(board, percentile), of(one.getJsonObject("latency"), percentile));
            }
            if (shape.screens() == 1) continue;
            told.put(Measure.high(shape.bench(), board + ", frames delivered", "frames/s"), of(one, "framesPerSecond"));
            for (String percentile : List.of("p50", "p99")) {
                told.put(
                        Measure.low(shape.bench(), board + ", behind the first screen, " + percentile, "ms"),
                        of(one.getJsonObject("behindFirst"), percentile));
            }
            told.put(Measure.low(shape.bench(), board + ", length of a frame", "bytes"), one.getDouble("frameLength"));
        }
        for (String percentile : List.of("p50", "p99")) {
            told.put(
                    Measure.low(shape.bench(), "request to answer, " + percentile, "ms"),
                    of(seen.getJsonObject("roundTrip"), percentile));
        }
        return told;
    }

    private static double of(JsonObject seen, String name) {
        return RoundResults.of(seen, name).median();
    }
}
