package vn.nhip.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From the HTTP door to the commit, the windows following: in batches or one event a request. */
final class WireIntake implements WireBenchmark {
    /** So many pieces of warming up make one that counts. */
    private static final int SLICES_OF_A_ROUND = 2;

    private final List<IntakeLoad.Shape> shapes;

    private WireIntake(List<IntakeLoad.Shape> shapes) {
        this.shapes = shapes;
    }

    static WireIntake batches() {
        return new WireIntake(List.of(
                new IntakeLoad.Shape("intake-batch", "batches of 500, ", 500, 4, 20_000),
                new IntakeLoad.Shape("intake-batch", "batches of 100, ", 100, 4, 20_000)));
    }

    static WireIntake singles() {
        return new WireIntake(List.of(new IntakeLoad.Shape("intake-single", "one a request, ", 1, 64, 8_000)));
    }

    @Override
    public List<Comparison> run(WireTurns turns, Benchmark.Setting setting)
            throws CannotException, IOException, InterruptedException {
        Both<CorpusReader> readers = CorpusReader.both(setting.history());
        BothServers servers = turns.servers();
        List<Comparison> all = new ArrayList<>();
        for (IntakeLoad.Shape shape : shapes) {
            IntakeLoad slices = new IntakeLoad(readers, shape);
            turns.warm(slices, slices.rate());
            IntakeLoad rounds = slices.withEvents(SLICES_OF_A_ROUND * shape.events());
            all.addAll(turns.count(rounds));
            turns.note(rounds.difference());
        }
        all.add(new Comparison(
                Measure.low(shapes.get(0).bench(), "resident memory after it, without stores", "MB"),
                List.of(servers.of(Side.OTHER).resident()),
                List.of(servers.of(Side.THIS).resident())));
        return all;
    }
}
