package vn.nhip.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import io.vertx.pgclient.PgBuilder;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.sqlclient.Pool;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(VertxExtension.class)
class ServersTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @Test
    void givenATestClass_thenVertxReachesItsOwnPostgres(Vertx vertx, VertxTestContext context) {
        Pool pool = PgBuilder.pool()
                .connectingTo(servers.postgresUri())
                .using(vertx)
                .build();

        pool.query("SELECT current_database()")
                .execute()
                .onComplete(context.succeeding(rows -> context.verify(() -> {
                    assertTrue(servers.postgresUri()
                            .endsWith("/" + rows.iterator().next().getString(0)));
                    context.completeNow();
                })));
    }

    @Test
    void givenATestClass_thenVertxReachesItsOwnEmptyRedis(Vertx vertx, VertxTestContext context) {
        RedisAPI redis = RedisAPI.api(Redis.createClient(vertx, servers.redisUri()));

        redis.dbsize()
                .compose(size -> redis.set(List.of("k", "v")).map(size))
                .onComplete(context.succeeding(size -> context.verify(() -> {
                    assertEquals(0, size.toInteger());
                    context.completeNow();
                })));
    }
}
