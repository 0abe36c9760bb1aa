package vn.nhip.ledger;

/**
 * A point of the ledger's history. Two ledgers, or two histories of one that was put back, may share positions but no
 * lineage.
 *
 * @param mark the number by chance of the batch at the position; 0 before the first
 */
public record Lineage(long position, long mark) {
    /** Before the first batch: common to all. */
    public static final Lineage NONE = new Lineage(0, 0);
}
