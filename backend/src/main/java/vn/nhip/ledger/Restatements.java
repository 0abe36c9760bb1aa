package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.unit.UnitCode;

/** The table of what changed in closed periods. */
public final class Restatements {
    private static final int ROWS_AT_ONCE = 500;

    private static final String INSERT = """
            INSERT INTO restatement (day, unit, period, component, met_before, total_before, points_before,
                met_after, total_after, points_after, cases, case_tail, at, position, kind)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """;

    private static final String READ = """
            SELECT * FROM restatement
            WHERE ($1::text IS NULL OR unit = $1) AND ($2::text IS NULL OR period = $2)
                AND ($3::timestamptz IS NULL OR at >= $3)
            ORDER BY at DESC, day DESC, unit, period, component
            LIMIT $4
            """;

    private final Pool pool;

    public Restatements(Pool pool) {
        this.pool = pool;
    }

    /** The last position of the last day that is final; empty before the first. */
    public Future<Optional<Long>> restatedTo() {
        return pool.query("SELECT position FROM restated_to").execute().map(rows -> {
            return rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getLong("position"));
        });
    }

    public Future<Void> saveRestatedTo(long position) {
        return pool.preparedQuery("INSERT INTO restated_to (position) VALUES ($1)"
                        + " ON CONFLICT (one) DO UPDATE SET position = excluded.position")
                .execute(Tuple.of(position))
                .mapEmpty();
    }

    /** Puts what one day changed in some periods in the place of what was known of them; all or nothing. */
    public Future<Void> replace(LocalDate day, Collection<String> periods, List<Restatement> rows) {
        String remove = "DELETE FROM restatement WHERE day = $1 AND period = ANY($2::text[])";
        return pool.withTransaction(pg -> pg.preparedQuery(remove)
                .execute(Tuple.tuple().addValue(day).addValue(PgTypes.texts(periods, period -> period)))
                .compose(removed -> insert(pg, rows, 0)));
    }

    private static Future<Void> insert(SqlConnection pg, List<Restatement> rows, int from) {
        if (from >= rows.size()) return Future.succeededFuture();
        int to = Math.min(rows.size(), from + ROWS_AT_ONCE);
        List<Tuple> tuples =
                rows.subList(from, to).stream().map(Restatements::tuple).toList();
        return pg.preparedQuery(INSERT).executeBatch(tuples).compose(done -> insert(pg, rows, to));
    }

    private static Tuple tuple(Restatement row) {
        return Tuple.tuple()
                .addValue(row.day())
                .addValue(row.unit().value())
                .addValue(row.period())
                .addValue(row.component())
                .addValue(row.before().met())
                .addValue(row.before().total())
                .addValue(row.before().points())
                .addValue(row.after().met())
                .addValue(row.after().total())
                .addValue(row.after().points())
                .addValue(row.count())
                .addValue(row.caseTail())
                .addValue(PgTypes.time(row.at()))
                .addValue(row.position())
                .addValue(row.kind() == null ? null : row.kind().id());
    }

    /**
     * Which rows are wanted.
     *
     * @param unit null: of all
     * @param period null: of all
     * @param since null: from the beginning
     * @param limit how many, the newest first
     */
    public record Wanted(
            @Nullable UnitCode unit,
            @Nullable String period,
            @Nullable Instant since,
            int limit) {}

    /** The newest first. */
    public Future<List<Restatement>> read(Wanted wanted) {
        return pool.preparedQuery(READ)
                .execute(Tuple.tuple()
                        .addValue(wanted.unit() == null ? null : wanted.unit().value())
                        .addValue(wanted.period())
                        .addValue(wanted.since() == null ? null : PgTypes.time(wanted.since()))
                        .addValue(wanted.limit()))
                .map(Restatements::rows);
    }

    private static List<Restatement> rows(RowSet<Row> rows) {
        List<Restatement> read = new ArrayList<>();
        for (Row row : rows) {
            read.add(new Restatement(
                    row.getLocalDate("day"),
                    new UnitCode(row.getString("unit")),
                    row.getString("period"),
                    row.getString("component"),
                    shown(row, "before"),
                    shown(row, "after"),
                    row.getString("kind") == null ? null : CauseKind.of(row.getString("kind")),
                    row.getInteger("cases"),
                    row.getString("case_tail"),
                    PgTypes.instant(row, "at"),
                    row.getLong("position")));
        }
        return read;
    }

    private static Restatement.Shown shown(Row row, String when) {
        return new Restatement.Shown(
                row.getBigDecimal("met_" + when),
                row.getBigDecimal("total_" + when),
                row.getBigDecimal("points_" + when));
    }

    /**
     * How often a period of a unit was restated.
     *
     * @param last null when it never was
     */
    public record Summary(long count, @Nullable Instant last) {}

    /** @param until only what had become known by then; null for all */
    public Future<Summary> summary(UnitCode unit, String period, @Nullable Instant until) {
        return pool.preparedQuery("SELECT count(*) AS n, max(at) AS last FROM restatement"
                        + " WHERE unit = $1 AND period = $2 AND ($3::timestamptz IS NULL OR at <= $3)")
                .execute(Tuple.tuple()
                        .addValue(unit.value())
                        .addValue(period)
                        .addValue(until == null ? null : PgTypes.time(until)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    boolean never = row.getLong("n") == 0;
                    return new Summary(row.getLong("n"), never ? null : PgTypes.instant(row, "last"));
                });
    }
}
