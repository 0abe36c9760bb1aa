package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** From the HTTP door to the commit, in batches, four requests under way, the windows following. */
final class IntakeBatch implements Benchmark {
    private static final String NAME = "intake-batch";
    private static final int SAMPLE = 40;

    @Override
    public List<Result> run(Setting setting) throws Exception {
        List<Result> results = new ArrayList<>();
        try (Stage stage = Stage.open(setting.configDirectory())) {
            int taken = 0;
            for (int batch : new int[] {500, 100}) taken = measure(stage, setting.history(), batch, taken, results);
            results.add(Result.of(
                    NAME,
                    "heap after the run, collected",
                    "MB",
                    Result.Better.LOWER,
                    MedianOfRounds.single(Usage.heapAfterCollection())));
            results.add(Result.of(
                    NAME, "resident memory", "MB", Result.Better.LOWER, MedianOfRounds.single(Usage.resident())));
        }
        return results;
    }

    private static int measure(Stage stage, Corpus corpus, int batch, int skip, List<Result> results) throws Exception {
        Usage usage = new Usage();
        JsonObject seen = stage.client(
                "load",
                "--corpus=" + corpus.file(),
                "--skip=" + skip,
                "--batch=" + batch,
                "--in-flight=4",
                "--warm-up=5",
                "--rounds=3",
                "--seconds=7");
        double processors = usage.processors();
        double behind = stage.untilFollowed();
        MedianOfRounds limit = stage.await(
                () -> new Postgres(stage.opened.vertx, stage.app().postgresUri()).batches(bodies(corpus, batch)));
        String by = "batches of " + batch;
        results.add(Result.of(
                        NAME, by + ", to the commit", "updates/s", Result.Better.HIGHER, RoundResults.of(seen, "rates"))
                .beside("plain inserts of as many bodies", limit.median()));
        results.add(Result.of(
                NAME, by + ", until the scores follow", "ms", Result.Better.LOWER, MedianOfRounds.single(behind)));
        results.add(Result.of(
                NAME, by + ", server's processors", "of 1", Result.Better.LOWER, MedianOfRounds.single(processors)));
        results.add(Result.of(
                NAME,
                by + ", client's processors",
                "of 1",
                Result.Better.LOWER,
                MedianOfRounds.single(seen.getDouble("processors"))));
        return seen.getInteger("taken");
    }

    private static List<byte[]> bodies(Corpus corpus, int batch) {
        try {
            return corpus.bodies(batch, SAMPLE);
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
