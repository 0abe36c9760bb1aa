package vn.nhip.ledger;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns as lists for unnest, and instants as the client wants them. */
final class PgTypes {
    private PgTypes() {}

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Of a column that is never null. */
    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    /** Null where the column is. */
    static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    // Plain loops: they run for every column of every batch, and are quick before they are compiled as well.

    static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        String[] texts = new String[rows.size()];
        int i = 0;
        for (T row : rows) texts[i++] = column.apply(row);
        return texts;
    }

    static <T> Long[] longs(Collection<T> rows, Function<T, Long> column) {
        Long[] longs = new Long[rows.size()];
        int i = 0;
        for (T row : rows) longs[i++] = column.apply(row);
        return longs;
    }

    static <T> OffsetDateTime[] times(Collection<T> rows, Function<T, Instant> column) {
        OffsetDateTime[] times = new OffsetDateTime[rows.size()];
        int i = 0;
        for (T row : rows) times[i++] = time(column.apply(row));
        return times;
    }
}
