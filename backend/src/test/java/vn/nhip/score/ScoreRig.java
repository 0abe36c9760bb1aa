package vn.nhip.score;

import static vn.nhip.testing.Histories.ZONE;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger;
import vn.nhip.ledger.LedgerMeters;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Migrations;
import vn.nhip.ledger.PgLedger;
import vn.nhip.ledger.Restatement;
import vn.nhip.ledger.Restatements;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;
import vn.nhip.window.RedisWindow;
import vn.nhip.window.WindowMeters;

/** Everything from the ledger to the scores on real servers, with a clock that the test moves. */
final class ScoreRig implements AutoCloseable {
    final OnContext loop;
    final HandClock clock;
    final LedgerReader reader;
    final Restatements store;
    final UnitHistory history;
    private final Servers servers;
    private final Catalogues catalogues;
    private final PgLedger ledger;
    private final Pool pool;
    private final Redis redis;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /** Ages come on by leaps, so that whatever waits is due. */
    private long nanos;

    Scoreboard board;
    RestatementWriter restating;

    ScoreRig(Vertx vertx, Servers servers, HandClock clock, UnitHistory history, Catalogues catalogues) {
        this.servers = servers;
        this.clock = clock;
        this.history = history;
        this.catalogues = catalogues;
        loop = new OnContext(vertx);
        servers.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
        Migrations.runBlocking(servers.postgresUri());
        PgConnectOptions way = PgConnectOptions.fromUri(servers.postgresUri());
        ledger = new PgLedger(
                vertx, way, Histories.FOLD, clock, new PgLedger.Limits(10_000, 7, 10_000), new LedgerMeters(meters));
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(way)
                .using(vertx)
                .build();
        reader = new LedgerReader(pool, ledger.recent());
        store = new Restatements(pool);
        redis = Redis.createClient(
                vertx,
                new RedisOptions().setConnectionString(servers.redisUri()).setMaxPoolSize(4));
        loop.await(() -> RedisAPI.api(redis).flushdb(List.of()));
        restart();
    }

    /** As after a crash: nothing is kept but what the servers hold. */
    void restart() {
        Scoreboard.Ground ground = ground();
        RedisWindow window = new RedisWindow(
                redis, reader, catalogues.measures(), history, ZONE, clock, 10_000, new WindowMeters(meters));
        board = new Scoreboard(ground, catalogues, Targets.NONE, window);
        restating = new RestatementWriter(ground, store, () -> nanos += TimeUnit.HOURS.toNanos(1));
        loop.await(() -> {
            restating.follow(board);
            return Future.succeededFuture();
        });
        board.listen(restating::heard);
    }

    private Scoreboard.Ground ground() {
        return new Scoreboard.Ground(
                reader, history, ZONE, (unit, wanted) -> null, new VietnameseOrder(), new ScoreMeters(meters));
    }

    /** Lines of their own, whose ages go by a clock of the test's. */
    UnitLines lines(LongSupplier nanos) {
        return new UnitLines(board.window(), board.desk(), board.methods(), ground(), nanos);
    }

    /** What stood as the day began, for a desk of the test's own. */
    Openings openings() {
        return new Openings(Scoreboard.asking(reader, board.window()), ZONE, () -> nanos += TimeUnit.HOURS.toNanos(1));
    }

    LocalDate today() {
        return clock.instant().atZone(ZONE).toLocalDate();
    }

    Ledger.Appended append(Update... updates) {
        return loop.await(() -> ledger.append("feed", List.of(updates)));
    }

    /** Brings windows and scores to the clock. */
    void settle() {
        loop.await(ledger::wake);
        loop.await(() -> board.window().refresh());
        loop.await(() -> board.desk().settle());
    }

    /** The main view's scores after the last tick. */
    Scores newest(ScoreTicker desk) {
        return loop.await(() -> Future.succeededFuture(desk.newest()));
    }

    /** Writes down all that is known of closed periods. */
    void restate() {
        for (int i = 0; i < 6; i++) loop.await(() -> restating.work());
    }

    PeriodAnswer ask(Question question) {
        return loop.await(() -> board.past().ask(question));
    }

    PeriodAnswer ask(String period, Instant at) {
        LocalDate day = (at == null ? clock.instant() : at).atZone(ZONE).toLocalDate();
        return ask(new Question(board.methods().main(), Period.parse(period, day), at, Question.Baseline.DAY));
    }

    /** What every sheet of a period shows now: "unit component" → figures; only units that are shown as having cases. */
    Map<String, Restatement.Shown> shown(String period) {
        Map<String, Restatement.Shown> shown = new TreeMap<>();
        ask(period, null).standing().rows().forEach((unit, row) -> {
            for (ComponentScore score : row.sheet().components()) {
                if (!row.sheet().hasCases()) continue;
                shown.put(unit + " " + score.id(), new Restatement.Shown(score.met(), score.total(), score.points()));
            }
        });
        return shown;
    }

    List<Restatement> restated() {
        return loop.await(() -> store.read(new Restatements.Wanted(null, null, null, 100_000)));
    }

    /** The lines of a day and period: "unit component" → line. */
    Map<String, Restatement> restated(LocalDate day, String period) {
        Map<String, Restatement> lines = new HashMap<>();
        for (Restatement row : restated()) {
            if (row.day().equals(day) && row.period().equals(period))
                lines.put(row.unit() + " " + row.component(), row);
        }
        return lines;
    }

    void sql(String statement) {
        servers.sql(statement);
    }

    @Override
    public void close() {
        loop.await(() -> ledger.close().compose(closed -> pool.close()));
        loop.await(() -> {
            redis.close();
            return io.vertx.core.Future.succeededFuture();
        });
    }
}
