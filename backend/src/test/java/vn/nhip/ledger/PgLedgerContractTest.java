package vn.nhip.ledger;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.update.Update;
import vn.nhip.testing.ACase;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.LedgerContract;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/** The ledger on PostgreSQL keeps to {@link LedgerContract}. */
@ExtendWith(VertxExtension.class)
class PgLedgerContractTest implements LedgerContract {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final int NOBODY_LISTENS = 1;

    private final HandClock clock = new HandClock(ACase.at("11-20 10:00"));
    private Rig rig;
    private Vertx vertx;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void begin(Vertx given) {
        vertx = given;
        Rig.empty(servers);
        rig = new Rig(vertx, servers, clock);
    }

    @AfterEach
    void end() {
        rig.close();
    }

    @Override
    public Ledger.Appended append(List<Update> updates) {
        return OnContext.await(rig.start(updates));
    }

    @Override
    public Throwable appendWhileAway(List<Update> updates) {
        PgConnectOptions nowhere = PgConnectOptions.fromUri(servers.postgresUri())
                .setHost("127.0.0.1")
                .setPort(NOBODY_LISTENS);
        try (Rig away = new Rig(vertx, servers, nowhere, clock, Rig.LIMITS)) {
            return OnContext.failureOf(away.start(updates));
        }
    }
}
