package vn.nhip.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Cuts a corpus into request bodies; cheap, since it runs beside what is measured. */
final class CorpusReader {
    private final MappedByteBuffer lines;
    private byte[] line = new byte[4_096];
    private int taken;

    CorpusReader(Path file, int skip) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            lines = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        goTo(skip);
    }

    /** One for each of two servers, from the beginning. */
    static Both<CorpusReader> both(Corpus corpus) throws IOException {
        return new Both<>(new CorpusReader(corpus.file(), 0), new CorpusReader(corpus.file(), 0));
    }

    /** As a client was told. */
    static CorpusReader of(ClientSettings settings) {
        try {
            return new CorpusReader(settings.corpus(), settings.skip);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Passes over the lines before that one; stays where it is beyond it. */
    void goTo(int number) {
        while (taken < number && read() >= 0) continue;
    }

    /** Lines that were read, skipped ones included. */
    int taken() {
        return taken;
    }

    /** The next body: a list of so many events, or one event for 1; null when so many are not left. */
    byte @Nullable [] next(int batch) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(batch * 640);
        if (batch > 1) body.write('[');
        for (int i = 0; i < batch; i++) {
            int length = read();
            if (length < 0) return null;
            if (i > 0) body.write(',');
            body.write(line, 0, length);
        }
        if (batch > 1) body.write(']');
        return body.toByteArray();
    }

    private int read() {
        int length = 0;
        while (lines.hasRemaining()) {
            byte next = lines.get();
            if (next == '\n') {
                taken++;
                return length;
            }
            if (length == line.length) line = java.util.Arrays.copyOf(line, length * 2);
            line[length++] = next;
        }
        return -1;
    }
}
