package vn.nhip.bench;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.ledger.Change;
import vn.nhip.window.WindowProbe;

/** Counts changed a second in Redis, against plain HINCRBYs of as many fields of as many keys. */
final class WindowApply implements Benchmark {
    private static final String NAME = "window";
    private static final int DATABASE = 1;
    private static final int ROUNDS = 3;
    private static final double ROUND_SECONDS = 2;

    @Override
    public List<Result> run(Setting setting) throws Exception {
        List<Result> results = new ArrayList<>();
        try (Stage stage = Stage.open(setting.configDirectory())) {
            Filled.with(stage, setting.history());
            List<Change> changes = stage.await(() -> changes(stage, 0, new ArrayList<>()));
            WindowProbe probe = new WindowProbe(
                    stage.opened.vertx,
                    stage.app().redisUri() + "/" + DATABASE,
                    stage.config().catalogues().get(0).measures(),
                    stage.config().units(),
                    stage.config().province().zone());
            for (int batch : new int[] {100, 1_000}) {
                List<List<Change>> batches = cut(changes, batch);
                Measured ours = measure(stage, batches, probe::apply);
                Measured limit = measure(stage, batches, probe::increment);
                String by = "batches of " + batch;
                results.add(Result.of(NAME, by + ", counts changed", "counts/s", Result.Better.HIGHER, ours.counts())
                        .beside("pipelined HINCRBY", limit.counts().median()));
                results.add(Result.of(NAME, by + ", changes applied", "changes/s", Result.Better.HIGHER, ours.changes())
                        .beside("pipelined HINCRBY", limit.changes().median()));
            }
            probe.close();
        }
        return results;
    }

    private static Future<List<Change>> changes(Stage stage, long position, List<Change> all) {
        return stage.app().reader().changesAfter(position, 20).compose(read -> {
            all.addAll(read.changes());
            return read.to() == position ? Future.succeededFuture(all) : changes(stage, read.to(), all);
        });
    }

    private static List<List<Change>> cut(List<Change> changes, int batch) {
        List<List<Change>> batches = new ArrayList<>();
        for (int from = 0; from + batch <= changes.size(); from += batch) {
            batches.add(changes.subList(from, from + batch));
        }
        return batches;
    }

    private record Measured(Spread counts, Spread changes) {}

    private interface Step {
        Future<Integer> take(List<Change> batch);
    }

    /** One round more than is counted: the first warms up. */
    private static Measured measure(Stage stage, List<List<Change>> batches, Step step) throws Exception {
        List<Double> counts = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long begunAt = System.nanoTime();
            long[] done = stage.await(() -> goOn(batches, step, begunAt, new long[2]));
            double seconds = (System.nanoTime() - begunAt) / 1e9;
            if (round == 0) continue;
            counts.add(done[0] / seconds);
            changes.add(done[1] / seconds);
        }
        return new Measured(Spread.of(counts), Spread.of(changes));
    }

    private static Future<long[]> goOn(List<List<Change>> batches, Step step, long begunAt, long[] done) {
        List<Change> batch = batches.get((int) (done[1] / batches.get(0).size() % batches.size()));
        return step.take(batch).compose(counts -> {
            done[0] += counts;
            done[1] += batch.size();
            boolean over = System.nanoTime() - begunAt > ROUND_SECONDS * 1e9;
            return over ? Future.succeededFuture(done) : goOn(batches, step, begunAt, done);
        });
    }
}
