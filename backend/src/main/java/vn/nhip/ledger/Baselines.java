package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.nhip.core.casefile.UnitCode;

/** Totals and ranks as they were shown when a day began: what that day's movement is compared with. */
public final class Baselines {
    private static final String PUT = """
            INSERT INTO score_baseline (day, period, unit, as_of, total, rank)
            SELECT $1, p, u, $2, t::numeric, r
            FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[]) AS x(p, u, t, r)
            ON CONFLICT (day, period, unit) DO NOTHING
            """;

    private final Pool pool;

    public Baselines(Pool pool) {
        this.pool = pool;
    }

    /** @param rank null for an unranked unit */
    public record Baseline(String period, UnitCode unit, Instant asOf, BigDecimal total, Integer rank) {}

    /** The first that was saved for a day stays: a later save changes nothing. */
    public Future<Void> save(LocalDate day, Instant asOf, Collection<Baseline> rows) {
        return pool.preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(day)
                        .addValue(PgTypes.time(asOf))
                        .addValue(PgTypes.texts(rows, Baseline::period))
                        .addValue(PgTypes.texts(rows, row -> row.unit().value()))
                        .addValue(PgTypes.texts(rows, row -> row.total().toPlainString()))
                        .addValue(PgTypes.longs(rows, row -> row.rank() == null ? null : (long) row.rank())))
                .mapEmpty();
    }

    public Future<List<Baseline>> of(LocalDate day) {
        return pool.preparedQuery("SELECT period, unit, as_of, total, rank FROM score_baseline WHERE day = $1")
                .execute(Tuple.of(day))
                .map(rows -> {
                    List<Baseline> baselines = new ArrayList<>();
                    for (Row row : rows) {
                        baselines.add(new Baseline(
                                row.getString("period"),
                                new UnitCode(row.getString("unit")),
                                PgTypes.instant(row, "as_of"),
                                row.getBigDecimal("total"),
                                row.getInteger("rank")));
                    }
                    return baselines;
                });
    }
}
