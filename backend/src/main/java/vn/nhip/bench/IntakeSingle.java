package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** From the HTTP door to the commit, one event a request, 64 under way. */
final class IntakeSingle implements Benchmark {
    private static final String NAME = "intake-single";
    private static final int IN_FLIGHT = 64;
    private static final int SAMPLE = 2_000;

    @Override
    public List<Result> run(Setting setting) throws Exception {
        List<Result> results = new ArrayList<>();
        try (Stage stage = Stage.open(setting.configDirectory())) {
            Usage usage = new Usage();
            JsonObject seen = stage.client(
                    "load",
                    "--corpus=" + setting.history().file(),
                    "--in-flight=" + IN_FLIGHT,
                    "--warm-up=4",
                    "--rounds=3",
                    "--seconds=5");
            double processors = usage.processors();
            double behind = stage.untilFollowed();
            JsonObject empty =
                    stage.client("empty", "--in-flight=" + IN_FLIGHT, "--warm-up=2", "--rounds=3", "--seconds=1.5");
            List<byte[]> bodies = setting.history().bodies(1, SAMPLE);
            MedianOfRounds plain = stage.await(
                    () -> new Postgres(stage.opened.vertx, stage.app().postgresUri()).singles(bodies, IN_FLIGHT));
            Result rate = Result.of(
                    NAME,
                    "one a request, to the commit",
                    "updates/s",
                    Result.Better.HIGHER,
                    RoundResults.of(seen, "rates"));
            results.add(rate.beside("plain single inserts, 64 under way", plain.median()));
            results.add(rate.beside(
                    "requests for nothing, 64 under way",
                    RoundResults.of(empty, "rates").median()));
            results.add(Result.of(
                    NAME, "until the scores follow", "ms", Result.Better.LOWER, MedianOfRounds.single(behind)));
            results.add(Result.of(
                    NAME, "server's processors", "of 1", Result.Better.LOWER, MedianOfRounds.single(processors)));
            results.add(Result.of(
                    NAME,
                    "client's processors",
                    "of 1",
                    Result.Better.LOWER,
                    MedianOfRounds.single(seen.getDouble("processors"))));
        }
        return results;
    }
}
