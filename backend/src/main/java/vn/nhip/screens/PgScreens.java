package vn.nhip.screens;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The walls' tables. What the room knows is kept here first, so that a restart forgets nothing but a wall's last minute. */
final class PgScreens {
    private static final String SCREENS = """
            SELECT id, name, place, settings::text, orders::text, revision, enrolled_at, token_hash, token_at, next_hash,
                contact_at, beat::text
            FROM screen WHERE revoked_at IS NULL ORDER BY enrolled_at, id
            """;

    private static final String ENROL = """
            INSERT INTO screen (id, name, place, settings, orders, revision, enrolled_at)
            VALUES ($1, $2, $3, $4::text::json, $5::text::json, $6, $7)
            """;

    private static final String CHANGE = """
            UPDATE screen SET name = $2, place = $3, settings = $4::text::json, orders = $5::text::json, revision = $6
            WHERE id = $1
            """;

    private static final String CONTACTS = """
            UPDATE screen SET contact_at = x.c, beat = x.b::json
            FROM unnest($1::text[], $2::timestamptz[], $3::text[]) AS x(i, c, b) WHERE id = x.i
            """;

    private static final String AUDIT = """
            INSERT INTO screen_audit (at, who, screen_id, screen_name, what, before, after)
            VALUES ($1, $2, $3, $4, $5, $6::text::json, $7::text::json)
            """;

    private static final String AUDITED = """
            SELECT at, who, screen_id, screen_name, what, before::text, after::text
            FROM screen_audit ORDER BY id DESC LIMIT $1
            """;

    private final Pool pool;
    private final int timeoutMillis;

    /** @param timeoutMillis for one step; what takes longer fails */
    PgScreens(Pool pool, int timeoutMillis) {
        this.pool = pool;
        this.timeoutMillis = timeoutMillis;
    }

    // ---- what a start needs

    Future<List<Device>> devices() {
        return soon(pool.query(SCREENS).execute()).map(rows -> list(rows, PgRows::device));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>();
        for (Row row : rows) list.add(read.apply(row));
        return list;
    }

    Future<List<Enrolment>> enrolments() {
        String sql = "SELECT code, secret_hash, expires_at, screen_id FROM screen_enrolment ORDER BY expires_at";
        return soon(pool.query(sql).execute()).map(rows -> list(rows, PgRows::enrolment));
    }

    // ---- enrolment

    Future<Void> open(Enrolment enrolment) {
        return run(
                "INSERT INTO screen_enrolment (code, secret_hash, expires_at) VALUES ($1, $2, $3)",
                Tuple.of(enrolment.code(), enrolment.secretHash(), PgRows.time(enrolment.expiresAt())));
    }

    Future<Void> forgetExpired(Instant now) {
        return run("DELETE FROM screen_enrolment WHERE expires_at <= $1", Tuple.of(PgRows.time(now)));
    }

    Future<Void> confirm(Enrolment enrolment, ScreenRecord screen, Audit audit) {
        return together(client -> client.preparedQuery(ENROL)
                .execute(PgRows.columns(screen).addValue(PgRows.time(screen.enrolledAt())))
                .compose(there -> client.preparedQuery("UPDATE screen_enrolment SET screen_id = $2 WHERE code = $1")
                        .execute(Tuple.of(enrolment.code(), screen.id())))
                .compose(there -> write(client, audit)));
    }

    Future<Void> claim(Enrolment enrolment, Device.Keys keys, Audit audit) {
        return together(client -> keep(client, enrolment.screen(), keys)
                .compose(kept -> client.preparedQuery("DELETE FROM screen_enrolment WHERE code = $1")
                        .execute(Tuple.of(enrolment.code())))
                .compose(gone -> write(client, audit)));
    }

    // ---- what changes later

    Future<Void> change(ScreenRecord screen, Audit audit) {
        return together(client ->
                client.preparedQuery(CHANGE).execute(PgRows.columns(screen)).compose(changed -> write(client, audit)));
    }

    /** All of them together, or none. @param screens as they are now, each with its line at the same place */
    Future<Void> change(List<ScreenRecord> screens, List<Audit> audits) {
        if (screens.isEmpty()) return Future.succeededFuture();
        return together(client -> client.preparedQuery(CHANGE)
                .executeBatch(screens.stream().map(PgRows::columns).toList())
                .compose(changed -> client.preparedQuery(AUDIT)
                        .executeBatch(audits.stream().map(PgRows::audit).toList()))
                .mapEmpty());
    }

    Future<Void> note(Audit audit) {
        return soon(write(pool, audit));
    }

    Future<Void> keys(String screen, Device.Keys keys) {
        return soon(keep(pool, screen, keys)).mapEmpty();
    }

    Future<Void> revoke(String screen, Instant at, Audit audit) {
        return together(client -> client.preparedQuery("DELETE FROM screen_enrolment WHERE screen_id = $1")
                .execute(Tuple.of(screen))
                .compose(gone -> client.preparedQuery(
                                "UPDATE screen SET revoked_at = $2, token_hash = NULL, next_hash = NULL WHERE id = $1")
                        .execute(Tuple.of(screen, PgRows.time(at))))
                .compose(revoked -> write(client, audit)));
    }

    Future<Void> contacts(Collection<Device> devices) {
        if (devices.isEmpty()) return Future.succeededFuture();
        return run(CONTACTS, PgRows.contacts(devices));
    }

    /** The newest lines first. */
    Future<List<Audit>> audited(int most) {
        return soon(pool.preparedQuery(AUDITED).execute(Tuple.of(most))).map(rows -> list(rows, PgRows::audit));
    }

    // ---- statements

    private static Future<?> keep(SqlClient client, @Nullable String screen, Device.Keys keys) {
        return client.preparedQuery("UPDATE screen SET token_hash = $2, token_at = $3, next_hash = $4 WHERE id = $1")
                .execute(Tuple.of(screen, keys.current(), PgRows.time(keys.since()), keys.next()));
    }

    private static Future<Void> write(SqlClient client, Audit audit) {
        return client.preparedQuery(AUDIT).execute(PgRows.audit(audit)).mapEmpty();
    }

    /** PostgreSQL gives up before we do, so that a step that failed here has failed there as well. */
    private Future<Void> together(Function<SqlClient, Future<Void>> steps) {
        String patience = "SET LOCAL statement_timeout = " + timeoutMillis * 4 / 5;
        return soon(
                pool.withTransaction(client -> client.query(patience).execute().compose(set -> steps.apply(client))));
    }

    private Future<Void> run(String sql, Tuple arguments) {
        return soon(pool.preparedQuery(sql).execute(arguments)).mapEmpty();
    }

    private <T> Future<T> soon(Future<T> work) {
        return work.timeout(timeoutMillis, TimeUnit.MILLISECONDS);
    }
}
