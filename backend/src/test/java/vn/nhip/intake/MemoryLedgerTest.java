package vn.nhip.intake;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger;
import vn.nhip.testing.LedgerContract;

/** What stands in for the ledger in tests of the intake keeps to {@link LedgerContract}, so that they test what is so. */
class MemoryLedgerTest implements LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    public Ledger.Appended append(List<Update> updates) {
        return Assertions.assertDoesNotThrow(() -> ledger.append("feed", updates)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS));
    }

    @Override
    public Throwable appendWhileAway(List<Update> updates) {
        ledger.failNext(1, new Ledger.LedgerAway(new IllegalStateException("away")));
        return Assertions.assertThrows(
                        ExecutionException.class,
                        () -> ledger.append("feed", updates)
                                .toCompletionStage()
                                .toCompletableFuture()
                                .get(20, TimeUnit.SECONDS))
                .getCause();
    }
}
