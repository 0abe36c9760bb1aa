package vn.nhip.ledger;

/**
 * The ledger was found at an earlier point of its history, or at another history's: what was answered since is lost and
 * must be sent again.
 *
 * @param from the position that was committed last
 * @param to the ledger's newest position when that was noticed
 * @param noticedNanos by {@link System#nanoTime}
 */
public record WentBack(long from, long to, long noticedNanos) {}
