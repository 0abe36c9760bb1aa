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
import vn.nhip.http.TooLarge;

/**
 * The rows of a file, one after the other, each with its place in words: of one JSON array, or of one JSON value a line;
 * gzip is recognised by its first bytes. Holds one row, or one line, at a time. Blocking: for a worker thread.
 */
final class FileRows implements AutoCloseable {
    private static final int BUFFER = 65_536;

    private final CountingInput counted;
    private final RowSource source;

    /** Where rows come from. */
    private interface RowSource {
        /** The next value; null at the end. */
        Item next() throws IOException;
    }

    /**
     * One value of the file.
     *
     * @param message null when the value could not be read
     * @param problem why, else null
     * @param last nothing after it can be read
     */
    record Item(String place, RowReader.Message message, String problem, boolean last) {}

    FileRows(Path file, RowReader reader, int maxLineBytes) throws IOException {
        counted = new CountingInput(Files.newInputStream(file));
        InputStream plain = opened(new BufferedInputStream(counted, BUFFER));
        source = firstByte(plain) == '[' ? new ArraySource(plain, reader) : new LineSource(plain, reader, maxLineBytes);
    }

    private static InputStream opened(BufferedInputStream raw) throws IOException {
        raw.mark(2);
        boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return zipped ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
    }

    /** Skips a byte order mark; white space stays, so that lines keep their numbers. */
    private static int firstByte(InputStream plain) throws IOException {
        plain.mark(BUFFER);
        int first = plain.read();
        if (first == 0xef && plain.read() == 0xbb && plain.read() == 0xbf) {
            plain.mark(BUFFER);
            first = plain.read();
        }
        for (int i = 0; i < BUFFER - 8 && first >= 0 && Character.isWhitespace(first); i++) first = plain.read();
        plain.reset();
        return first;
    }

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
        public Item next() throws IOException {
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

    /** One JSON value a line. A broken line is one row set aside; the lines after it are read. */
    private static final class LineSource implements RowSource {
        private final InputStream in;
        private final RowReader reader;
        private final byte[] line;
        private long number;
        private boolean atEnd;

        LineSource(InputStream in, RowReader reader, int maxLineBytes) {
            this.in = in;
            this.reader = reader;
            this.line = new byte[maxLineBytes];
        }

        @Override
        public Item next() throws IOException {
            while (!atEnd) {
                int length = readLine();
                if (length > line.length) return problem("longer than " + line.length + " bytes");
                if (!isBlank(length)) return value(length);
            }
            return null;
        }

        private Item value(int length) {
            try {
                return new Item("line " + number, reader.read(line, length), null, false);
            } catch (Unreadable | TooLarge broken) {
                return problem(broken.getMessage());
            }
        }

        private Item problem(String problem) {
            return new Item("line " + number, null, problem, false);
        }

        /** The line's length; of one that does not fit only that it does not. */
        private int readLine() throws IOException {
            number++;
            int length = 0;
            int next = in.read();
            while (next >= 0 && next != '\n') {
                if (length < line.length) line[length] = (byte) next;
                if (length <= line.length) length++;
                next = in.read();
            }
            atEnd = next < 0;
            return length;
        }

        private boolean isBlank(int length) {
            for (int i = 0; i < length; i++) if (!Character.isWhitespace(line[i])) return false;
            return true;
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
