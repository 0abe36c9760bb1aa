package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.Update;

/** Updates that wait for the clock to be believed. */
public final class HeldUpdates {
    /** Beyond these nothing more is held: a feed that sends wrong dates for years must not fill the disk. */
    static final int MOST = 100_000;

    private static final String KEEP = """
            INSERT INTO held_update (update_id, feed, kind, key, occurred_at, body, farthest, held_at)
            SELECT i, $1, k, e, o, b::json, f, $2
            FROM unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::timestamptz[])
                AS x(i, k, e, o, b, f)
            ON CONFLICT (update_id) WHERE update_id IS NOT NULL DO NOTHING
            """;

    private static final String NEXT =
            "SELECT id, update_id, feed, kind, key, occurred_at, body::text AS body, farthest, held_at FROM held_update"
                    + " WHERE feed = (SELECT feed FROM held_update ORDER BY id LIMIT 1) ORDER BY id LIMIT $1";

    private final Pool pool;
    private final UnitCode province;

    public HeldUpdates(Pool pool, UnitCode province) {
        this.pool = pool;
        this.province = province;
    }

    /**
     * An update that waits.
     *
     * @param id its place in the order in which they came
     * @param farthest the date of it that lies farthest ahead
     */
    public record Held(long id, String feed, Update update, Instant farthest) {}

    /**
     * Keeps updates, in their order; one that is held already is kept once.
     *
     * @param held their ids are ignored
     * @return false when too many are held already, and none of these is kept
     */
    public Future<Boolean> keep(String feed, List<Held> held, Instant now) {
        return pool.query("SELECT count(*) AS held FROM held_update").execute().compose(rows -> {
            boolean full = rows.iterator().next().getLong("held") + held.size() > MOST;
            return full ? Future.succeededFuture(false) : add(feed, held, now).map(true);
        });
    }

    private Future<?> add(String feed, List<Held> held, Instant now) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addValue(feed)
                        .addValue(PgTypes.time(now))
                        .addValue(PgTypes.texts(held, one -> one.update().id()))
                        .addValue(PgTypes.texts(
                                held, one -> ChangeCodec.kind(one.update().body())))
                        .addValue(PgTypes.texts(held, one -> one.update().body().key()))
                        .addValue(PgTypes.times(held, one -> one.update().occurredAt()))
                        .addValue(PgTypes.texts(
                                held, one -> ChangeCodec.body(one.update().body())))
                        .addValue(PgTypes.times(held, Held::farthest)));
    }

    /** The oldest of one feed, in their order; empty when none waits. */
    public Future<List<Held>> next(int most) {
        return pool.preparedQuery(NEXT).execute(Tuple.of(most)).map(rows -> {
            List<Held> held = new ArrayList<>();
            for (Row row : rows) held.add(read(row));
            return held;
        });
    }

    private Held read(Row row) {
        Update update = new Update(
                row.getString("update_id"),
                PgTypes.instantOrNull(row, "occurred_at"),
                UpdateCodec.read(row.getString("kind"), row.getString("key"), row.getString("body"), province),
                PgTypes.instant(row, "held_at"));
        return new Held(row.getLong("id"), row.getString("feed"), update, PgTypes.instant(row, "farthest"));
    }

    /** Forgets some that no longer wait. */
    public Future<Void> forget(List<Held> held) {
        return pool.preparedQuery("DELETE FROM held_update WHERE id = ANY($1)")
                .execute(Tuple.of((Object) PgTypes.longs(held, Held::id)))
                .mapEmpty();
    }
}
