package vn.nhip.ledger;

/** What a change of the ledger, or a mark of it, is about. */
public enum Subject {
    CASE,
    PETITION,
    PROCEDURE,
    FIGURE
}
