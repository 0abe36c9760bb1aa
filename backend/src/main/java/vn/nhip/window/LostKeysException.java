package vn.nhip.window;

/** A part of the windows has gone from Redis: what is left says less than the ledger. */
public final class LostKeysException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String born;
    private final String key;

    /** @param born which rebuild made the windows */
    LostKeysException(String born, String key) {
        super("the windows have lost keys: " + key);
        this.born = born;
        this.key = key;
    }

    String born() {
        return born;
    }

    String key() {
        return key;
    }
}
