package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of petitions and procedures. A batch without any sends none of these statements. */
final class SubjectTable {
    private static final String COLUMNS = "kind, key, state::text AS state, marks::text AS marks, wake_at, folded_by";

    /** Every petition and procedure with its state. */
    static final String STATES = "SELECT " + COLUMNS + ", marked_until FROM subject_file";

    private static final String FIND = "SELECT " + COLUMNS + " FROM subject_file"
            + " WHERE (kind, key) IN (SELECT k, i FROM unnest($1::text[], $2::text[]) AS x(k, i))";

    private static final String DUE =
            "SELECT " + COLUMNS + " FROM subject_file WHERE wake_at < $1 ORDER BY wake_at LIMIT $2";

    private static final String UNLIKE = "SELECT " + COLUMNS + " FROM subject_file"
            + " WHERE (kind, key) > ($1, $2) AND folded_by IS DISTINCT FROM $3 ORDER BY kind, key LIMIT $4";

    private static final String PUT = """
            INSERT INTO subject_file (kind, key, state, marks, marked_until, wake_at, position, folded_by)
            SELECT k, i, s::json, m::json, $5, w, $7, $8
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $6::timestamptz[]) AS x(k, i, s, m, w)
            ON CONFLICT (kind, key) DO UPDATE SET state = excluded.state, marks = excluded.marks,
                marked_until = excluded.marked_until, wake_at = excluded.wake_at, position = excluded.position,
                folded_by = excluded.folded_by
            """;

    private SubjectTable() {}

    static Future<Map<SubjectRow.Key, SubjectRow>> find(SqlClient client, Collection<SubjectRow.Key> keys) {
        if (keys.isEmpty()) return Future.succeededFuture(Map.of());
        return client.preparedQuery(FIND)
                .execute(Tuple.tuple()
                        .addValue(PgTypes.texts(keys, key -> key.subject().name()))
                        .addValue(PgTypes.texts(keys, SubjectRow.Key::id)))
                .map(rows -> {
                    Map<SubjectRow.Key, SubjectRow> found = new HashMap<>();
                    for (Row row : rows) found.put(readKey(row), read(row));
                    return found;
                });
    }

    /** Those whose marks changed by time alone before {@code now}, the oldest first. */
    static Future<List<SubjectRow>> due(SqlClient client, Instant now, int limit) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(PgTypes.time(now), limit))
                .map(SubjectTable::readAll);
    }

    /** Those behind one that were marked by something else, in the order of their kinds and keys. */
    static Future<List<SubjectRow>> unlike(SqlClient client, SubjectRow.@Nullable Key after, long foldedBy, int limit) {
        String kind = after == null ? "" : after.subject().name();
        String key = after == null ? "" : after.id();
        return client.preparedQuery(UNLIKE)
                .execute(Tuple.of(kind, key, foldedBy, limit))
                .map(SubjectTable::readAll);
    }

    private static List<SubjectRow> readAll(RowSet<Row> rows) {
        List<SubjectRow> read = new ArrayList<>();
        for (Row row : rows) read.add(read(row));
        return read;
    }

    static Future<Void> put(SqlClient client, Batch batch) {
        Collection<SubjectRow> rows = batch.subjects.values();
        return client.preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(PgTypes.texts(rows, row -> row.key().subject().name()))
                        .addValue(PgTypes.texts(rows, row -> row.key().id()))
                        .addValue(PgTypes.texts(rows, row -> SubjectCodec.write(row.state())))
                        .addValue(PgTypes.texts(rows, row -> ChangeCodec.marks(row.marks())))
                        .addValue(PgTypes.time(batch.asOf))
                        .addValue(PgTypes.times(rows, SubjectRow::wakeAt))
                        .addValue(batch.position)
                        .addValue(batch.fold().fingerprint()))
                .mapEmpty();
    }

    static SubjectRow read(Row row) {
        SubjectRow.Key key = readKey(row);
        return new SubjectRow(
                key,
                SubjectCodec.read(key, row.getString("state")),
                ChangeCodec.readMarks(row.getString("marks")),
                PgTypes.instantOrNull(row, "wake_at"),
                row.getLong("folded_by"));
    }

    private static SubjectRow.Key readKey(Row row) {
        return new SubjectRow.Key(Subject.valueOf(row.getString("kind")), row.getString("key"));
    }
}
