package vn.nhip.window;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the windows are believed. Windows of another ledger or of another history, and those that have lost keys, look
 * like any others; once they are known to be such nothing is read from them until they have been made anew, by whomever.
 */
final class Belief {
    private static final Logger log = LoggerFactory.getLogger(Belief.class);

    private final WindowMeters meters;
    private volatile @Nullable String doubt;
    private @Nullable String born;

    Belief(WindowMeters meters) {
        this.meters = meters;
    }

    /** Why they are not believed, in words; null while they are. May be asked from anywhere. */
    @Nullable
    String doubt() {
        return doubt;
    }

    /**
     * Believes those windows no more.
     *
     * @param madeBy the rebuild that made them
     * @param kind for the counter: {@code lineage}, {@code keys}, {@code check}
     */
    void doubt(String madeBy, String kind, String why) {
        if (doubt != null && madeBy.equals(born)) return;
        born = madeBy;
        doubt = why;
        meters.disbelieved(kind).increment();
        log.warn("the windows are not believed, they are rebuilt: {}", why);
    }

    /** Whether these windows are believed; those that were made anew since the doubt are. */
    boolean in(WindowReader.Head head) {
        if (doubt != null && head.usable() && !head.born().equals(born)) doubt = null;
        return doubt == null;
    }

    /** @throws IllegalStateException while they are not believed */
    void require() {
        if (doubt != null) throw new IllegalStateException("the windows are not believed: " + doubt);
    }
}
