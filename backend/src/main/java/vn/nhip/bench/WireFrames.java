package vn.nhip.bench;

import java.io.IOException;
import java.util.List;

/** From the commit to the screens: few of them at 200 updates a second, or a thousand at about five changes a second. */
final class WireFrames implements WireBenchmark {
    private static final double SLICE_SECONDS = 3;
    private static final int FILLING = 10_000;

    private final PaceLoad.Shape shape;

    private WireFrames(PaceLoad.Shape shape) {
        this.shape = shape;
    }

    static WireFrames latency() {
        return new WireFrames(new PaceLoad.Shape("latency", 1, 5, 10, List.of("ranking:commune", "province"), 1));
    }

    /** Its pace is no multiple of the tick, so that every phase of that is met. */
    static WireFrames broadcast() {
        return new WireFrames(new PaceLoad.Shape("broadcast", 20, 211, 5, List.of("ranking:department"), 1_000));
    }

    @Override
    public List<Comparison> run(WireTurns turns, Benchmark.Setting setting)
            throws CannotException, IOException, InterruptedException {
        // A province that has cases already is as large as in life, and its server as warm.
        IntakeLoad filling = new IntakeLoad(
                CorpusReader.both(setting.history()),
                new IntakeLoad.Shape(shape.bench(), "filling, ", 500, 4, FILLING));
        turns.warm(filling, filling.rate());
        Both<CorpusReader> recent = CorpusReader.both(setting.recent());
        PaceLoad.Shape slice = shape.lasting(SLICE_SECONDS);
        PaceLoad slices = new PaceLoad(recent, slice, 0);
        turns.warm(slices, slices.median());
        turns.note(filling.difference());
        return turns.count(new PaceLoad(recent, shape, turns.patience().mostSlices() * slice.events()));
    }
}
