package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.version.Version;

/** The statements by which a batch is written, sent one behind the other without waiting in between. */
final class BatchTables {
    // The index leaves nulls out; without the second condition a prepared plan could not use it.
    private static final String SEEN =
            "SELECT update_id FROM feed_update WHERE update_id = ANY($1) AND update_id IS NOT NULL";

    private static final String FIGURES = """
            SELECT unit, period, component, version_at, version_id FROM figure
            WHERE unit || '|' || period || '|' || component = ANY($1)
            """;

    // Taking a position that another writer took fails here, and with it the whole transaction. So does following a
    // batch
    // that the ledger no longer holds.
    private static final String FENCE = """
            INSERT INTO ledger_batch (position, as_of, mark)
            SELECT $1::bigint, $2::timestamptz, $3::bigint WHERE $4::bigint = 0
                OR EXISTS (SELECT FROM ledger_batch WHERE position = $4::bigint AND mark = $5::bigint)
            """;

    private static final String STANDS = "SELECT FROM ledger_batch WHERE position = $1 AND mark = $2";

    private static final String APPEND = """
            INSERT INTO feed_update (seq, position, update_id, feed, kind, key, occurred_at, received_at, body)
            SELECT s, $2, i, f, k, c, o, coalesce(r, $8), b::json
            FROM unnest($1::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $9::text[],
                $10::timestamptz[]) AS x(s, i, f, k, c, o, b, r)
            """;

    private static final String CHANGE = """
            INSERT INTO case_change (position, ordinal, seq, case_number, marks, figure)
            SELECT $1, o, s, c, m::json, f::json
            FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS x(s, c, m, f, o)
            """;

    private static final String CHANGE_OF_SUBJECTS = """
            INSERT INTO case_change (position, ordinal, seq, case_number, marks, figure, petition, procedure)
            SELECT $1, o, s, c, m::json, f::json, p, t
            FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
                WITH ORDINALITY AS x(s, c, m, f, p, t, o)
            """;

    private static final String FIGURE = """
            INSERT INTO figure (unit, period, component, met, total, version_at, version_id, position,
                source, author, given_at, valid_to)
            SELECT u, p, c, m::numeric, t::numeric, a, i, $8, s, w, g, d::date
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
                $9::text[], $10::text[], $11::timestamptz[], $12::text[]) AS x(u, p, c, m, t, a, i, s, w, g, d)
            ON CONFLICT (unit, period, component) DO UPDATE SET met = excluded.met, total = excluded.total,
                version_at = excluded.version_at, version_id = excluded.version_id, position = excluded.position,
                source = excluded.source, author = excluded.author, given_at = excluded.given_at,
                valid_to = excluded.valid_to
            """;

    private BatchTables() {}

    /** Which of these ids are committed already. */
    static Future<Set<String>> seen(SqlClient client, Collection<String> ids) {
        if (ids.isEmpty()) return Future.succeededFuture(new HashSet<>());
        return client.preparedQuery(SEEN)
                .execute(Tuple.of((Object) ids.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> seen = new HashSet<>();
                    for (Row row : rows) seen.add(row.getString(0));
                    return seen;
                });
    }

    static Future<Map<String, Version>> figureVersions(SqlClient client, Collection<String> keys) {
        if (keys.isEmpty()) return Future.succeededFuture(Map.of());
        return client.preparedQuery(FIGURES)
                .execute(Tuple.of((Object) keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Version> versions = new HashMap<>();
                    for (Row row : rows) {
                        String key = row.getString("unit") + "|" + row.getString("period") + "|"
                                + row.getString("component");
                        Instant at = PgTypes.instant(row, "version_at");
                        versions.put(key, new Version(at, row.getString("version_id"), true));
                    }
                    return versions;
                });
    }

    /** Fails with {@link LedgerWentBack} when the ledger does not hold a batch that was committed. */
    static Future<Void> stands(SqlClient client, Lineage committed) {
        if (committed.position() == 0) return Future.succeededFuture();
        return client.preparedQuery(STANDS)
                .execute(Tuple.of(committed.position(), committed.mark()))
                .compose(rows -> holds(rows.size(), committed));
    }

    private static Future<Void> holds(int rows, Lineage committed) {
        return rows == 1 ? Future.succeededFuture() : Future.failedFuture(new LedgerWentBack(committed.position()));
    }

    private static Future<Void> fence(SqlClient client, Batch batch, Lineage after) {
        Tuple values = Tuple.of(batch.position, PgTypes.time(batch.asOf), batch.mark, after.position(), after.mark());
        return client.preparedQuery(FENCE).execute(values).compose(rows -> holds(rows.rowCount(), after));
    }

    /**
     * Sends all statements of a batch; the future succeeds when each has.
     *
     * @param after the batch that it follows; the future fails with {@link LedgerWentBack} when that is gone
     */
    static Future<Void> write(SqlClient client, Batch batch, Lineage after) {
        List<Future<?>> sent = new ArrayList<>();
        sent.add(fence(client, batch, after));
        sent.add(append(client, batch));
        sent.add(CaseTable.put(client, batch));
        sent.add(change(client, batch));
        if (!batch.figures.isEmpty()) sent.add(figures(client, batch));
        if (!batch.subjects.isEmpty()) sent.add(SubjectTable.put(client, batch));
        return Future.all(sent).mapEmpty();
    }

    private static Future<?> append(SqlClient client, Batch batch) {
        List<Batch.UpdateRow> rows = batch.updates;
        if (rows.isEmpty()) return Future.succeededFuture();
        return client.preparedQuery(APPEND)
                .execute(Tuple.tuple()
                        .addValue(PgTypes.longs(rows, Batch.UpdateRow::seq))
                        .addValue(batch.position)
                        .addValue(PgTypes.texts(rows, row -> row.update().id()))
                        .addValue(PgTypes.texts(rows, Batch.UpdateRow::feed))
                        .addValue(PgTypes.texts(
                                rows, row -> ChangeCodec.kind(row.update().body())))
                        .addValue(PgTypes.texts(rows, row -> row.update().body().key()))
                        .addValue(PgTypes.times(rows, row -> row.update().occurredAt()))
                        .addValue(PgTypes.time(batch.asOf))
                        .addValue(PgTypes.texts(
                                rows, row -> ChangeCodec.body(row.update().body())))
                        .addValue(arrivals(batch)));
    }

    /** Null as nearly always: all of them come now. */
    private static @Nullable Object arrivals(Batch batch) {
        boolean held = batch.updates.stream().anyMatch(row -> !row.receivedAt().equals(batch.asOf));
        return held ? PgTypes.times(batch.updates, Batch.UpdateRow::receivedAt) : null;
    }

    private static Future<?> change(SqlClient client, Batch batch) {
        List<Batch.ChangeRow> rows = batch.changes;
        if (rows.isEmpty()) return Future.succeededFuture();
        Tuple values = Tuple.tuple()
                .addValue(batch.position)
                .addValue(PgTypes.longs(rows, Batch.ChangeRow::seq))
                .addValue(keys(rows, Subject.CASE))
                .addValue(PgTypes.texts(rows, row -> row.marks().isEmpty() ? null : ChangeCodec.marks(row.marks())))
                .addValue(PgTypes.texts(rows, row -> row.figure() == null ? null : ChangeCodec.figure(row.figure())));
        if (batch.subjects.isEmpty()) return client.preparedQuery(CHANGE).execute(values);
        values.addValue(keys(rows, Subject.PETITION)).addValue(keys(rows, Subject.PROCEDURE));
        return client.preparedQuery(CHANGE_OF_SUBJECTS).execute(values);
    }

    private static String[] keys(List<Batch.ChangeRow> rows, Subject of) {
        return PgTypes.texts(rows, row -> row.subject() == of ? row.key() : null);
    }

    private static Future<?> figures(SqlClient client, Batch batch) {
        Collection<Batch.Versioned> rows = batch.figures.values();
        return client.preparedQuery(FIGURE)
                .execute(Tuple.tuple()
                        .addValue(PgTypes.texts(rows, row -> row.figure().unit().value()))
                        .addValue(PgTypes.texts(rows, row -> row.figure().period()))
                        .addValue(PgTypes.texts(rows, row -> row.figure().component()))
                        .addValue(PgTypes.texts(rows, row -> text(row.figure().met())))
                        .addValue(PgTypes.texts(rows, row -> text(row.figure().total())))
                        .addValue(PgTypes.times(rows, row -> row.version().at()))
                        .addValue(PgTypes.texts(rows, row -> row.version().id()))
                        .addValue(batch.position)
                        .addValue(PgTypes.texts(rows, of(Provenance::source)))
                        .addValue(PgTypes.texts(rows, of(Provenance::author)))
                        .addValue(PgTypes.times(rows, of(Provenance::at)))
                        .addValue(PgTypes.texts(rows, of(BatchTables::lastDay))));
    }

    private static <T> Function<Batch.Versioned, T> of(Function<Provenance, T> part) {
        return row -> row.figure().provenance() == null
                ? null
                : part.apply(row.figure().provenance());
    }

    private static @Nullable String lastDay(Provenance provenance) {
        return provenance.validTo() == null ? null : provenance.validTo().toString();
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
