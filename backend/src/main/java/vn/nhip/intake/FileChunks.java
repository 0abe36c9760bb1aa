package vn.nhip.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cuts a file's rows into chunks and decodes them. Blocking; used by one worker thread after the other. */
final class FileChunks implements AutoCloseable {
    /** More than a message over HTTP may hold: a line is a whole day's message in some exports. */
    private static final int ROWS_OF_A_LINE = 10_000;

    private final FileRows rows;
    private final Codecs codecs;
    private final FileForm form;
    private final ReplaySettings settings;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean ended;
    private boolean damaged;

    /** A row read and not yet in a chunk; {@code row} is null when it could not be read. */
    private record Waiting(
            String place, @Nullable JsonRow row, @Nullable String problem, DvcqgCodec.Call call) {}

    /**
     * Rows for one append.
     *
     * @param places of the rows, in words
     * @param bytesRead of the file, so far
     * @param last nothing comes after it
     * @param damaged the file could not be read to its end
     */
    record Chunk(List<Decoded> rows, List<String> places, long bytesRead, boolean last, boolean damaged) {}

    FileChunks(Path file, FileForm form, Codecs codecs, ReplaySettings settings) throws IOException {
        this.rows = new FileRows(file, codecs.dvcqg().reader(ROWS_OF_A_LINE), settings.maxLineBytes());
        this.form = form;
        this.codecs = codecs;
        this.settings = settings;
    }

    /** Passes over rows that an earlier run took in. */
    long skip(long count) {
        long skipped = 0;
        for (; skipped < count && fill(); skipped++) waiting.removeFirst();
        return skipped;
    }

    Chunk next(Instant now) {
        List<Decoded> decoded = new ArrayList<>();
        List<String> places = new ArrayList<>();
        while (decoded.size() < settings.chunkRows() && fill()) {
            Waiting row = waiting.removeFirst();
            places.add(row.place());
            decoded.add(decode(row, decoded.size(), now));
        }
        return new Chunk(decoded, places, rows.bytesRead(), !fill(), damaged);
    }

    private Decoded decode(Waiting row, int index, Instant now) {
        if (row.row() == null) {
            String why = Objects.requireNonNull(row.problem(), "a row that could not be read says why");
            return new Decoded.SetAside(index, "", ProblemKind.UNREADABLE, "", why);
        }
        return form == FileForm.CLOUDEVENTS
                ? codecs.events().decode(row.row(), index, now)
                : codecs.dvcqg().decode(row.row(), index, row.call(), now);
    }

    /** Whether a row waits, after reading on when none did. */
    private boolean fill() {
        while (waiting.isEmpty() && !ended) {
            FileRows.Item item = rows.next();
            ended = item == null || item.last();
            if (item != null) take(item);
        }
        return !waiting.isEmpty();
    }

    /** A value may be one row, a list of rows or an envelope of rows. */
    private void take(FileRows.Item item) {
        damaged |= item.last();
        DvcqgCodec.Call call = new DvcqgCodec.Call(null, settings.unit(), null);
        RowReader.Message message = item.message();
        if (message == null) {
            waiting.add(new Waiting(item.place(), null, item.problem(), call));
            return;
        }
        int number = 0;
        for (JsonRow row : message.rows()) {
            number++;
            String place = message.list() ? rowOf(item.place(), number) : item.place();
            if (form == FileForm.DVCQG_V2 && row.isObject() && DvcqgCodec.isEnvelope(row)) {
                open(place, row, call);
            } else {
                waiting.add(new Waiting(place, row, null, call));
            }
        }
    }

    private void open(String place, JsonRow envelope, DvcqgCodec.Call call) {
        try {
            DvcqgCodec.Message message = DvcqgCodec.envelope(envelope, call);
            int number = 0;
            for (JsonRow row : message.rows()) {
                number++;
                waiting.add(new Waiting(rowOf(place, number), row, null, message.call()));
            }
        } catch (Unreadable unusable) {
            waiting.add(new Waiting(place, null, unusable.getMessage(), call));
        }
    }

    private static String rowOf(String place, int number) {
        return place + ", row " + number;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
