package vn.nhip.bench;

import java.nio.file.Path;
import java.util.List;

/** One benchmark: opens what it needs, measures, closes. Blocks. */
interface Benchmark {
    List<Result> run(Setting setting) throws Exception;

    /**
     * What all benchmarks share.
     *
     * @param history events of the months before now
     * @param recent events of the last days
     */
    record Setting(Path configDirectory, Corpus history, Corpus recent) {}
}
