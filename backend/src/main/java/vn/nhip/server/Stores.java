package vn.nhip.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import vn.nhip.config.Config;
import vn.nhip.config.Lists;
import vn.nhip.config.ServerSettings;
import vn.nhip.ledger.LedgerMeters;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Migrations;
import vn.nhip.ledger.PgLedger;
import vn.nhip.window.RedisWindow;
import vn.nhip.window.WindowMeters;

/** PostgreSQL and Redis with what reads and writes them: all that most commands need, and what a server stands on. */
final class Stores {
    private static final int REDIS_CONNECTIONS = 8;
    private static final int REDIS_WAITING = 200_000;
    private static final int CONNECT_SECONDS = 10;
    /** Nothing that is read takes so long to begin; a connection that says nothing for so long will say nothing more. */
    private static final int POSTGRES_SILENT_SECONDS = 25;

    final Pool pool;
    final LedgerReader reader;
    final PgLedger ledger;
    final RedisWindow window;
    private final Config config;
    private final Environment environment;
    private final Times times;
    private final Redis redis;
    private final WindowMeters windowMeters;

    private Stores(Vertx vertx, Config config, Environment environment, Times times, MeterRegistry meters) {
        this.config = config;
        this.environment = environment;
        this.times = times;
        PgConnectOptions options = PgConnectOptions.fromUri(environment.postgresUri());
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions(options).setCachePreparedStatements(true))
                .with(new PoolOptions()
                        .setMaxSize(config.server().postgres().poolSize())
                        .setConnectionTimeout(CONNECT_SECONDS))
                .with(new NetClientOptions()
                        .setConnectTimeout(CONNECT_SECONDS * 1_000)
                        .setReadIdleTimeout(POSTGRES_SILENT_SECONDS))
                .build();
        redis = Redis.createClient(
                vertx,
                redisOptions(environment)
                        .setMaxPoolSize(REDIS_CONNECTIONS)
                        .setMaxWaitingHandlers(REDIS_WAITING)
                        .setNetClientOptions(untilSilent(config.server().redis().timeoutMillis())));
        ledger = ledger(vertx, options, meters);
        reader = new LedgerReader(pool, ledger.recent());
        windowMeters = new WindowMeters(meters);
        window = windowOf(config.lists());
    }

    /** Migrates the ledger, compares the clocks and opens both stores; blocks while it migrates. */
    static Stores openBlocking(Vertx vertx, Config config, Environment environment, Times times, MeterRegistry meters) {
        times.begin(Migrations.runBlocking(environment.postgresUri()));
        return new Stores(vertx, config, environment, times, meters);
    }

    String redisUri() {
        return environment.redisUri();
    }

    static RedisOptions redisOptions(Environment environment) {
        return new RedisOptions()
                .setConnectionString(environment.redisUri())
                .setPreferredProtocolVersion(ProtocolVersion.RESP2);
    }

    /** Who gives up waiting ends the connection as well, a moment later: it would be held for an answer that never comes. */
    private static NetClientOptions untilSilent(int timeoutMillis) {
        return new NetClientOptions()
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setConnectTimeout(CONNECT_SECONDS * 1_000)
                .setReadIdleTimeout(2 + timeoutMillis / 1_000);
    }

    private PgLedger ledger(Vertx vertx, PgConnectOptions options, MeterRegistry meters) {
        ServerSettings.Limits limits = config.server().limits();
        int timeout = config.server().postgres().timeoutMillis();
        return new PgLedger(
                vertx,
                options,
                config.lists().fold(),
                times.now(),
                new PgLedger.Limits(limits.queueRows(), limits.batchRows(), timeout),
                new LedgerMeters(meters));
    }

    /** Windows of these lists' measures and units. */
    RedisWindow windowOf(Lists lists) {
        return new RedisWindow(
                redis,
                reader,
                lists.catalogues().measures(),
                lists.history(),
                config.province().zone(),
                times.standing(),
                config.server().redis().timeoutMillis(),
                windowMeters);
    }

    Future<Void> close() {
        redis.close();
        return pool.close();
    }
}
