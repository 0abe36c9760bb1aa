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
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.CaseUpdate;

/** The statements by which a batch is written, sent one behind the other without waiting in between. */
final class BatchTables {
    // The index leaves nulls out; without the second condition a prepared plan could not use it.
    private static final String SEEN =
            "SELECT update_id FROM feed_update WHERE update_id = ANY($1) AND update_id IS NOT NULL";

    private static final String FIGURES = """
            SELECT unit, period, component, version_at, version_id FROM figure
            WHERE unit || '|' || period || '|' || component = ANY($1)
            """;

    // Taking a position that another writer took fails here, and with it the whole transaction.
    private static final String FENCE = "INSERT INTO ledger_batch (position, as_of) VALUES ($1, $2)";

    private static final String APPEND = """
            INSERT INTO feed_update (seq, position, update_id, feed, kind, key, occurred_at, received_at, body)
            SELECT s, $2, i, f, k, c, o, $8, b::json
            FROM unnest($1::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $9::text[])
                AS x(s, i, f, k, c, o, b)
            """;

    private static final String CHANGE = """
            INSERT INTO case_change (position, ordinal, seq, case_number, marks, figure)
            SELECT $1, o, s, c, m::json, f::json
            FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS x(s, c, m, f, o)
            """;

    private static final String FIGURE = """
            INSERT INTO figure (unit, period, component, met, total, version_at, version_id, position)
            SELECT u, p, c, m::numeric, t::numeric, a, i, $8
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
                AS x(u, p, c, m, t, a, i)
            ON CONFLICT (unit, period, component) DO UPDATE SET met = excluded.met, total = excluded.total,
                version_at = excluded.version_at, version_id = excluded.version_id, position = excluded.position
            """;

    private static final String KEPT = """
            INSERT INTO kept (kind, key, body, version_at, version_id, position)
            SELECT k, c, b::json, a, i, $6
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) AS x(k, c, b, a, i)
            ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body, version_at = excluded.version_at,
                version_id = excluded.version_id, position = excluded.position
            WHERE (kept.version_at, kept.version_id) < (excluded.version_at, excluded.version_id)
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

    static Future<Map<String, CaseState.Version>> figureVersions(SqlClient client, Collection<String> keys) {
        if (keys.isEmpty()) return Future.succeededFuture(Map.of());
        return client.preparedQuery(FIGURES)
                .execute(Tuple.of((Object) keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, CaseState.Version> versions = new HashMap<>();
                    for (Row row : rows) {
                        String key = row.getString("unit") + "|" + row.getString("period") + "|"
                                + row.getString("component");
                        Instant at = PgTypes.instant(row, "version_at");
                        versions.put(key, new CaseState.Version(at, row.getString("version_id"), true));
                    }
                    return versions;
                });
    }

    /** Sends all statements of a batch; the future succeeds when each has. */
    static Future<Void> write(SqlClient client, Batch batch) {
        List<Future<?>> sent = new ArrayList<>();
        sent.add(client.preparedQuery(FENCE).execute(Tuple.of(batch.position, PgTypes.time(batch.asOf))));
        sent.add(append(client, batch));
        sent.add(CaseTable.put(client, batch));
        sent.add(change(client, batch));
        if (!batch.figures.isEmpty()) sent.add(figures(client, batch));
        if (!batch.kept.isEmpty()) sent.add(kept(client, batch));
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
                                rows, row -> ChangeCodec.body(row.update().body()))));
    }

    private static Future<?> change(SqlClient client, Batch batch) {
        List<Batch.ChangeRow> rows = batch.changes;
        if (rows.isEmpty()) return Future.succeededFuture();
        return client.preparedQuery(CHANGE)
                .execute(Tuple.tuple()
                        .addValue(batch.position)
                        .addValue(PgTypes.longs(rows, Batch.ChangeRow::seq))
                        .addValue(PgTypes.texts(
                                rows,
                                row -> row.number() == null
                                        ? null
                                        : row.number().value()))
                        .addValue(PgTypes.texts(
                                rows, row -> row.marks().isEmpty() ? null : ChangeCodec.marks(row.marks())))
                        .addValue(PgTypes.texts(
                                rows, row -> row.figure() == null ? null : ChangeCodec.figure(row.figure()))));
    }

    private static Future<?> figures(SqlClient client, Batch batch) {
        Collection<Batch.Versioned<CaseUpdate.Figure>> rows = batch.figures.values();
        return client.preparedQuery(FIGURE)
                .execute(Tuple.tuple()
                        .addValue(PgTypes.texts(rows, row -> row.value().unit().value()))
                        .addValue(PgTypes.texts(rows, row -> row.value().period()))
                        .addValue(PgTypes.texts(rows, row -> row.value().component()))
                        .addValue(PgTypes.texts(rows, row -> text(row.value().met())))
                        .addValue(PgTypes.texts(rows, row -> text(row.value().total())))
                        .addValue(PgTypes.times(rows, row -> row.version().at()))
                        .addValue(PgTypes.texts(rows, row -> row.version().id()))
                        .addValue(batch.position));
    }

    private static Future<?> kept(SqlClient client, Batch batch) {
        Collection<Batch.Versioned<CaseUpdate.Kept>> rows = batch.kept.values();
        return client.preparedQuery(KEPT)
                .execute(Tuple.tuple()
                        .addValue(PgTypes.texts(rows, row -> row.value().kind()))
                        .addValue(PgTypes.texts(rows, row -> row.value().key()))
                        .addValue(PgTypes.texts(rows, row -> row.value().body()))
                        .addValue(PgTypes.times(rows, row -> row.version().at()))
                        .addValue(PgTypes.texts(rows, row -> row.version().id()))
                        .addValue(batch.position));
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
