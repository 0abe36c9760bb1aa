package vn.nhip.ledger;

import io.vertx.core.Vertx;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.nhip.testing.ACase;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/**
 * A real PostgreSQL of a test class, and on it a ledger that is empty before each test, at ten in the morning:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmptyLedger ledger = new EmptyLedger();
 * }</pre>
 */
final class EmptyLedger implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** When every test begins. */
    static final Instant NOW = ACase.at("11-20 10:00");

    final Servers servers = new Servers();
    /** Of the ledger; it stands until it is set. */
    final HandClock clock = new HandClock(NOW);

    private Vertx vertx;
    private Rig rig;

    @Override
    public void beforeAll(ExtensionContext context) {
        servers.beforeAll(context);
        Migrations.runBlocking(servers.postgresUri());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        vertx = Vertx.vertx();
        clock.set(NOW);
        Rig.empty(servers);
        rig = new Rig(vertx, servers, clock);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        rig.close();
        new OnContext(vertx).await(vertx::close);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        servers.afterAll(context);
    }

    Rig rig() {
        return rig;
    }

    Vertx vertx() {
        return vertx;
    }
}
