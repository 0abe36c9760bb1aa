package vn.nhip.ledger;

/** The ledger no longer holds a batch that was committed: it was put back, or is another one's copy that lags behind. */
final class LedgerWentBack extends RuntimeException {
    private static final long serialVersionUID = 1;

    LedgerWentBack(long position) {
        super("the batch at position " + position + " is gone, or is not the one that was committed");
    }
}
