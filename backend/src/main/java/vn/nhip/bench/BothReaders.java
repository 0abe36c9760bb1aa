package vn.nhip.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** One corpus, read for each of two servers from the beginning. */
final class BothReaders {
    private final Map<Side, CorpusReader> readers = new EnumMap<>(Side.class);

    BothReaders(Corpus corpus) throws IOException {
        for (Side side : Side.values()) readers.put(side, new CorpusReader(corpus.file(), 0));
    }

    CorpusReader of(Side side) {
        return readers.get(side);
    }
}
