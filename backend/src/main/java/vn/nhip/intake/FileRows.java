package vn.nhip.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one after the other, each with its place in words: of one JSON array, or of JSON values each on its
 * line or lines; gzip, UTF-8, UTF-16 and UTF-32 are recognised by the first bytes. Holds one row, or one value, at a time.
 * Blocking: for a worker thread.
 */
final class FileRows implements AutoCloseable {
    private static final int BUFFER = 65_536;

    private final CountingInput counted;
    private final RowSource source;

    /** Where rows come from. */
    interface RowSource {
        /** The next value; null at the end. */
        @Nullable
        Item next() throws IOException;
    }

    /**
     * One value of the file.
     *
     * @param message null when the value could not be read
     * @param problem why, else null
     * @param last nothing after it can be read
     */
    record Item(
            String place,
            RowReader.@Nullable Message message,
            @Nullable String problem,
            boolean last) {}

    FileRows(Path file, RowReader reader, int maxLineBytes) throws IOException {
        counted = new CountingInput(Files.newInputStream(file));
        InputStream plain = Utf8Input.of(opened(new BufferedInputStream(counted, BUFFER)));
        source =
                firstByte(plain) == '[' ? new ArraySource(plain, reader) : new ValueSource(plain, reader, maxLineBytes);
    }

    private static InputStream opened(BufferedInputStream raw) throws IOException {
        raw.mark(2);
        boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return zipped ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
    }

    /** The first that is no blank; white space stays, so that lines keep their numbers. */
    private static int firstByte(InputStream plain) throws IOException {
        plain.mark(BUFFER);
        int first = plain.read();
        for (int i = 0; i < BUFFER - 8 && first >= 0 && Character.isWhitespace(first); i++) first = plain.read();
        plain.reset();
        return first;
    }

    /** The next value; null at the end. */
    @Nullable
    Item next() {
        try {
            return source.next();
        } catch (IOException damaged) {
            return new Item(
                    "the end of what can be read",
                    null,
                    RowReader.unreadable(damaged).getMessage(),
                    true);
        }
    }

    private static Item last(String problem) {
        return new Item("after the rows that could be read", null, problem, true);
    }

    /** Bytes of the file, as stored, that were read so far. */
    long bytesRead() {
        return counted.bytes;
    }

    @Override
    public void close() throws IOException {
        counted.close();
    }

    /** One JSON array; several, one after the other, are read as one. */
    private static final class ArraySource implements RowSource {
        private final JsonParser parser;
        private final RowReader reader;
        private boolean inside;
        private long row;

        ArraySource(InputStream in, RowReader reader) throws IOException {
            this.parser = RowReader.parser(in);
            this.reader = reader;
        }

        @Override
        public @Nullable Item next() throws IOException {
            JsonToken token = parser.nextToken();
            while (token == (inside ? JsonToken.END_ARRAY : JsonToken.START_ARRAY)) {
                inside = !inside;
                token = parser.nextToken();
            }
            if (token == null) return null;
            row++;
            JsonRow value = reader.value(parser);
            return new Item("row " + row, new RowReader.Message(false, java.util.List.of(value)), null, false);
        }
    }

    private static final class CountingInput extends FilterInputStream {
        private volatile long bytes;

        CountingInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) count(1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) count(read);
            return read;
        }

        private void count(int read) {
            bytes = bytes + read;
        }
    }
}
