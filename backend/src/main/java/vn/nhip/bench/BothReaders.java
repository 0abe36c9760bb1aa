package vn.nhip.bench;

import java.io.IOException;

/** One corpus, read for each of two servers from the beginning. */
final class BothReaders {
    private final Both<CorpusReader> readers;

    BothReaders(Corpus corpus) throws IOException {
        readers = new Both<>(new CorpusReader(corpus.file(), 0), new CorpusReader(corpus.file(), 0));
    }

    CorpusReader of(Side side) {
        return readers.of(side);
    }
}
