package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A thousand screens on one board, about five changes a second. */
final class Broadcast implements Benchmark {
    private static final String NAME = "broadcast";
    private static final String BOARD = "ranking:department";
    /** Not a multiple of the tick, so that every phase of it is met. */
    private static final int INTERVAL_MILLIS = 211;

    @Override
    public List<Result> run(Setting setting) throws Exception {
        try (Stage stage = Stage.open(setting.configDirectory())) {
            FilledStore.with(stage, setting.history());
            Usage usage = new Usage();
            JsonObject client = watch(stage, stage.app().port(), setting);
            double processors = usage.processors();
            JsonObject seen = client.getJsonObject("boards").getJsonObject(BOARD);
            int length = seen.getInteger("frameLength");
            if (length == 0) throw new NotMeasuredException("no frame came");
            int plainPort = stage.await(() -> PlainServer.start(stage.opened.vertx, length))
                    .actualPort();
            Usage plainUsage = new Usage();
            JsonObject plain =
                    watch(stage, plainPort, setting).getJsonObject("boards").getJsonObject(BOARD);
            double plainProcessors = plainUsage.processors();
            List<Result> results = new ArrayList<>();
            results.add(Result.of(
                            NAME,
                            "frames delivered to 1,000 screens",
                            "frames/s",
                            Result.Better.HIGHER,
                            RoundResults.of(seen, "framesPerSecond"))
                    .beside(
                            "plain broadcast, same pace",
                            RoundResults.of(plain, "framesPerSecond").median()));
            for (String percentile : List.of("p50", "p99")) {
                results.add(beside(seen, plain, "latency", "commit to each screen, ", percentile));
                results.add(beside(seen, plain, "behindFirst", "behind the first screen, ", percentile));
            }
            results.add(
                    Result.of(NAME, "length of a frame", "bytes", Result.Better.LOWER, MedianOfRounds.single(length)));
            results.add(Result.of(
                            NAME, "server's processors", "of 1", Result.Better.LOWER, MedianOfRounds.single(processors))
                    .beside("plain broadcast", plainProcessors));
            return results;
        }
    }

    private static Result beside(JsonObject seen, JsonObject plain, String what, String name, String percentile) {
        return Result.of(
                        NAME,
                        name + percentile,
                        "ms",
                        Result.Better.LOWER,
                        RoundResults.of(seen.getJsonObject(what), percentile))
                .beside(
                        "plain broadcast",
                        RoundResults.of(plain.getJsonObject(what), percentile).median());
    }

    private static JsonObject watch(Stage stage, int port, Setting setting) throws Exception {
        return stage.client(
                port,
                "pace",
                "--corpus=" + setting.recent().file(),
                "--batch=20",
                "--interval=" + INTERVAL_MILLIS,
                "--warm-up=3",
                "--rounds=3",
                "--seconds=4",
                "--board=" + BOARD,
                "--screens=1000");
    }
}
