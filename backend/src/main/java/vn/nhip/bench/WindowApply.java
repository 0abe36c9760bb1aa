package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import vn.nhip.ledger.Change;
import vn.nhip.window.WindowProbe;

/** Counts changed a second in Redis, against plain HINCRBYs of as many fields of as many keys. */
final class WindowApply implements Benchmark {
    private static final String NAME = "window";
    private static final int DATABASE = 1;
    private static final int ROUNDS = 3;
    private static final double ROUND_SECONDS = 2;
    /** Of which the plain increments are made before they are timed. */
    private static final int PREPARED_CHANGES = 4_000;

    private static final int LARGEST = 1_000;

    @Override
    public List<Result> run(Setting setting) throws Exception {
        List<Result> results = new ArrayList<>();
        try (Stage stage = Stage.open(setting.configDirectory())) {
            FilledStore.with(stage, setting.history(), 2 * PREPARED_CHANGES);
            List<Change> changes = stage.await(() -> changes(stage, 0, new ArrayList<>()));
            if (changes.size() < LARGEST) throw new NotMeasuredException("there are " + changes.size() + " changes");
            WindowProbe probe = new WindowProbe(
                    stage.opened.vertx,
                    stage.app().redisUri() + "/" + DATABASE,
                    stage.config().catalogues().measures(),
                    stage.config().history(),
                    stage.config().province().zone());
            for (int batch : new int[] {100, LARGEST}) {
                List<List<Change>> batches = cut(changes, batch);
                Measured ours = measure(stage, probe, turn -> probe.apply(batches.get(turn % batches.size())), batch);
                List<List<Request>> plain = batches.stream()
                        .limit(PREPARED_CHANGES / batch)
                        .map(probe::increments)
                        .toList();
                Measured limit = measure(stage, probe, turn -> probe.send(plain.get(turn % plain.size())), batch);
                String by = "batches of " + batch;
                results.add(Result.of(NAME, by + ", counts changed", "counts/s", Result.Better.HIGHER, ours.counts())
                        .beside("pipelined HINCRBY", limit.counts().median()));
                results.add(Result.of(NAME, by + ", changes applied", "changes/s", Result.Better.HIGHER, ours.changes())
                        .beside("pipelined HINCRBY", limit.changes().median()));
                results.add(Result.of(
                                NAME,
                                by + ", processor time, Java and Redis",
                                "us/count",
                                Result.Better.LOWER,
                                ours.micros())
                        .beside("pipelined HINCRBY", limit.micros().median()));
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

    private record Measured(MedianOfRounds counts, MedianOfRounds changes, MedianOfRounds micros) {}

    /** One round more than is counted: the first warms up. */
    private static Measured measure(Stage stage, WindowProbe probe, IntFunction<Future<Integer>> step, int batch)
            throws Exception {
        List<Double> counts = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Usage usage = new Usage();
            double redis = stage.await(probe::processorSeconds);
            long begunAt = System.nanoTime();
            int[] done = stage.await(() -> goOn(step, begunAt, new int[2]));
            double seconds = (System.nanoTime() - begunAt) / 1e9;
            double processor = usage.processorSeconds() + stage.await(probe::processorSeconds) - redis;
            if (round == 0) continue;
            micros.add(processor * 1e6 / done[0]);
            counts.add(done[0] / seconds);
            changes.add((double) done[1] * batch / seconds);
        }
        return new Measured(MedianOfRounds.of(counts), MedianOfRounds.of(changes), MedianOfRounds.of(micros));
    }

    /** Counts and steps so far; every round begins with the first batch. */
    private static Future<int[]> goOn(IntFunction<Future<Integer>> step, long begunAt, int[] done) {
        return step.apply(done[1]).compose(counts -> {
            done[0] += counts;
            done[1]++;
            boolean over = System.nanoTime() - begunAt > ROUND_SECONDS * 1e9;
            return over ? Future.succeededFuture(done) : goOn(step, begunAt, done);
        });
    }
}
