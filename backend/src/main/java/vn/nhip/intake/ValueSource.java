package vn.nhip.intake;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import vn.nhip.http.TooLarge;

/**
 * JSON values one after the other: each on a line, or over several when a tool has indented it. A broken value is one row
 * set aside; the lines after it are read. Holds one value at a time.
 */
final class ValueSource implements FileRows.RowSource {
    private final InputStream in;
    private final RowReader reader;
    private final Extent extent = new Extent();
    /** One value, with the line ends within it. */
    private final byte[] value;

    private int length;
    private long line;
    private long firstLine;
    private boolean atEnd;

    /** @param in supports marks */
    ValueSource(InputStream in, RowReader reader, int maxValueBytes) {
        this.in = in;
        this.reader = reader;
        this.value = new byte[maxValueBytes];
    }

    @Override
    public FileRows.@Nullable Item next() throws IOException {
        while (!atEnd) {
            takeValue();
            if (length > value.length) return problem("longer than " + value.length + " bytes");
            if (!isBlank()) return read();
        }
        return null;
    }

    private void takeValue() throws IOException {
        extent.begin();
        length = 0;
        firstLine = line + 1;
        skipMark();
        takeLine();
        while (!atEnd && extent.isOpen() && !isOver()) takeLine();
    }

    /** A damaged line ends there; a damaged value of several before the line that cannot be within it. */
    private boolean isOver() throws IOException {
        if (extent.isBroken() && line == firstLine) return true;
        in.mark(1);
        int first = in.read();
        in.reset();
        return (first == '{' || first == '[') && !extent.opens();
    }

    /** Files that were put behind each other bring their marks along. */
    private void skipMark() throws IOException {
        in.mark(3);
        if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) in.reset();
    }

    /** Of a value that does not fit, only that it does not is kept. */
    private void takeLine() throws IOException {
        line++;
        if (line > firstLine) take((byte) '\n');
        int read = in.read();
        while (read >= 0 && read != '\n') {
            take((byte) read);
            read = in.read();
        }
        extent.endLine();
        atEnd = read < 0;
    }

    private void take(byte read) {
        extent.take(read);
        if (length < value.length) value[length] = read;
        if (length <= value.length) length++;
    }

    private FileRows.Item read() {
        try {
            return new FileRows.Item(place(), reader.read(value, length), null, false);
        } catch (Unreadable broken) {
            return problem(String.valueOf(broken.from(firstLine).getMessage()));
        } catch (TooLarge tooMany) {
            return problem(String.valueOf(tooMany.getMessage()));
        }
    }

    private String place() {
        return line == firstLine ? "line " + line : "lines " + firstLine + " to " + line;
    }

    private FileRows.Item problem(String problem) {
        return new FileRows.Item(place(), null, problem, false);
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) if (!Character.isWhitespace(value[i])) return false;
        return true;
    }
}
