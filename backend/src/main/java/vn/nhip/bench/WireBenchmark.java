package vn.nhip.bench;

import java.io.IOException;
import java.util.List;

/** A benchmark that sees of a server what goes over the wire, and nothing else: two builds can be put to it. Blocks. */
interface WireBenchmark {
    List<Comparison> run(WireTurns turns, Benchmark.Setting setting)
            throws CannotException, IOException, InterruptedException;
}
