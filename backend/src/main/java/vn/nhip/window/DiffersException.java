package vn.nhip.window;

import java.util.List;

/** The windows differ from the ledger in what cannot be put right by itself: they must be made anew. */
final class DiffersException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String born;

    /** @param born which rebuild made them */
    DiffersException(String born, List<String> differences) {
        super("the windows differ from the ledger: " + differences.get(0));
        this.born = born;
    }

    String born() {
        return born;
    }
}
