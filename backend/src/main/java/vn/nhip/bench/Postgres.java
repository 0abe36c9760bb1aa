package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The limit of PostgreSQL: the same documents into one plain table with one key, committed as durably, and nothing else. */
final class Postgres {
    private static final String TABLE =
            "CREATE TABLE bench_plain (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body json)";
    private static final String MANY = "INSERT INTO bench_plain (body) SELECT b::json FROM unnest($1::text[]) AS x(b)";
    private static final String ONE = "INSERT INTO bench_plain (body) VALUES ($1::text::json)";
    private static final int ROUNDS = 3;
    private static final double ROUND_SECONDS = 1.5;

    private final Vertx vertx;
    private final String uri;

    Postgres(Vertx vertx, String uri) {
        this.vertx = vertx;
        this.uri = uri;
    }

    /** Rows a second, one transaction a batch, one behind the other on one connection. */
    Future<MedianOfRounds> batches(List<byte[]> bodies) {
        if (bodies.isEmpty()) throw new NotMeasuredException("there is no event to insert");
        List<String[]> batches = new ArrayList<>();
        for (byte[] body : bodies) {
            JsonArray events = new JsonArray(new String(body, StandardCharsets.UTF_8));
            batches.add(events.stream().map(Object::toString).toArray(String[]::new));
        }
        return connected(
                1,
                pg -> rounds(1, turn -> {
                    String[] batch = batches.get(turn % batches.size());
                    return pg.preparedQuery(MANY)
                            .execute(Tuple.of((Object) batch))
                            .map(batch.length);
                }));
    }

    /** Rows a second, each in a transaction of its own, so many under way on one connection. */
    Future<MedianOfRounds> singles(List<byte[]> bodies, int inFlight) {
        if (bodies.isEmpty()) throw new NotMeasuredException("there is no event to insert");
        List<String> texts = bodies.stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
        return connected(
                inFlight,
                pg -> rounds(inFlight, turn -> {
                    Future<RowSet<Row>> inserted =
                            pg.preparedQuery(ONE).execute(Tuple.of(texts.get(turn % texts.size())));
                    return inserted.map(1);
                }));
    }

    private Future<MedianOfRounds> connected(
            int inFlight, java.util.function.Function<PgConnection, Future<MedianOfRounds>> work) {
        PgConnectOptions options = PgConnectOptions.fromUri(uri);
        options.setPipeliningLimit(inFlight).setCachePreparedStatements(true);
        return PgConnection.connect(vertx, options)
                .compose(pg -> pg.query(TABLE)
                        .execute()
                        .compose(made -> work.apply(pg))
                        .eventually(() -> pg.query("DROP TABLE bench_plain").execute())
                        .eventually(pg::close));
    }

    /** One round more than is counted: the first warms up. */
    private Future<MedianOfRounds> rounds(int inFlight, IntFunction<Future<Integer>> call) {
        List<Double> rates = new ArrayList<>();
        Future<Void> all = Future.succeededFuture();
        for (int round = 0; round <= ROUNDS; round++) {
            int number = round;
            all = all.compose(before -> round(inFlight, call)).map(rate -> {
                if (number > 0) rates.add(rate);
                return null;
            });
        }
        return all.map(done -> MedianOfRounds.of(rates));
    }

    private Future<Double> round(int inFlight, IntFunction<Future<Integer>> call) {
        Round round = new Round(call);
        List<Future<Void>> pumps = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            Promise<Void> done = Promise.promise();
            round.next(done);
            pumps.add(done.future());
        }
        return Future.all(pumps).map(done -> round.rate());
    }

    /** One stretch of calls. */
    private static final class Round {
        private final IntFunction<Future<Integer>> call;
        private final long begunAt = System.nanoTime();
        private long rows;
        private int turn;

        Round(IntFunction<Future<Integer>> call) {
            this.call = call;
        }

        void next(Promise<Void> done) {
            if (seconds() >= ROUND_SECONDS) {
                done.complete();
                return;
            }
            call.apply(turn++)
                    .onSuccess(more -> {
                        rows += more;
                        next(done);
                    })
                    .onFailure(done::tryFail);
        }

        private double seconds() {
            return (System.nanoTime() - begunAt) / 1e9;
        }

        double rate() {
            return rows / seconds();
        }
    }
}
