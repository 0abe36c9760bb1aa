package vn.nhip.ledger;

import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.update.Update;
import vn.nhip.testing.LedgerContract;
import vn.nhip.testing.OnContext;

/** The ledger on PostgreSQL keeps to {@link LedgerContract}. */
class PgLedgerContractTest implements LedgerContract {
    @RegisterExtension
    static final EmptyLedger ledger = new EmptyLedger();

    private static final int NOBODY_LISTENS = 1;

    @Override
    public Ledger.Appended append(List<Update> updates) {
        return OnContext.await(ledger.rig().start(updates));
    }

    @Override
    public Throwable appendWhileAway(List<Update> updates) {
        PgConnectOptions nowhere = PgConnectOptions.fromUri(ledger.servers.postgresUri())
                .setHost("127.0.0.1")
                .setPort(NOBODY_LISTENS);
        try (Rig away = new Rig(ledger.vertx(), ledger.servers, nowhere, ledger.clock, Rig.LIMITS)) {
            return OnContext.failureOf(away.start(updates));
        }
    }
}
