package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the commit to the frame on a screen, at 200 updates a second. */
final class FrameLatency implements Benchmark {
    private static final String NAME = "latency";
    private static final Map<String, Double> SHARES =
            new java.util.TreeMap<>(Map.of("p50", 0.5, "p95", 0.95, "p99", 0.99));

    @Override
    public List<Result> run(Setting setting) throws Exception {
        try (Stage stage = Stage.open(setting.configDirectory())) {
            FilledStore.with(stage, setting.history());
            Usage usage = new Usage();
            JsonObject seen = pace(stage, stage.app().port(), setting, "--rounds=3", "--seconds=10");
            double processors = usage.processors();
            int plainPort = stage.await(() -> PlainServer.start(stage.opened.vertx, 500))
                    .actualPort();
            JsonObject echo = pace(stage, plainPort, setting, "--rounds=3", "--seconds=2");
            List<Result> results = new ArrayList<>();
            for (String board : List.of("ranking:commune", "province")) {
                JsonObject latency =
                        seen.getJsonObject("boards").getJsonObject(board).getJsonObject("latency");
                SHARES.forEach((percentile, share) -> results.add(Result.of(
                                NAME,
                                board + ", commit to frame, " + percentile,
                                "ms",
                                Result.Better.LOWER,
                                RoundResults.of(latency, percentile))
                        .beside("share of the tick and a round trip", ideal(stage, echo, percentile, share))));
                results.add(Result.of(
                        NAME,
                        board + ", commit to frame, max",
                        "ms",
                        Result.Better.LOWER,
                        RoundResults.of(latency, "max")));
            }
            JsonObject roundTrip = seen.getJsonObject("roundTrip");
            results.add(Result.of(
                            NAME,
                            "request to answer, p50",
                            "ms",
                            Result.Better.LOWER,
                            RoundResults.of(roundTrip, "p50"))
                    .beside(
                            "round trip",
                            RoundResults.of(echo.getJsonObject("roundTrip"), "p50")
                                    .median()));
            results.add(Result.of(
                    NAME, "request to answer, p99", "ms", Result.Better.LOWER, RoundResults.of(roundTrip, "p99")));
            results.add(Result.of(
                    NAME, "server's processors", "of 1", Result.Better.LOWER, MedianOfRounds.single(processors)));
            return results;
        }
    }

    /** A tick that took no time at all: updates come at any moment of it, so half of them wait less than half a tick. */
    private static double ideal(Stage stage, JsonObject echo, String percentile, double share) {
        return share * stage.tickMillis()
                + RoundResults.of(echo.getJsonObject("roundTrip"), percentile).median();
    }

    private static JsonObject pace(Stage stage, int port, Setting setting, String rounds, String seconds)
            throws Exception {
        return stage.client(
                port,
                "pace",
                "--corpus=" + setting.recent().file(),
                "--interval=5",
                "--warm-up=3",
                rounds,
                seconds,
                "--board=ranking:commune",
                "--board=province");
    }
}
