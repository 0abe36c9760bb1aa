package vn.nhip.core.casefile;

/**
 * What is true of a case, one bit each. Components of the catalogue name facts by {@link #id()}; a predicate is a bit
 * mask. The order is stored in the ledger: append new facts at the end, never reorder.
 */
public enum Fact {
    ONLINE("online"),
    COUNTER("counter"),
    POST("post"),
    FEE_DUE("feeDue"),
    FEE_PROCEDURE("feeProcedure"),
    PAID_ONLINE("paidOnline"),
    ELECTRONIC_RESULT("electronicResult"),
    PAPER_RESULT_REQUIRED("paperResultRequired"),
    /** An electronic result, or none is required: derived, so that a predicate needs no "or". */
    RESULT_SATISFIED("resultSatisfied"),
    DIGITISED("digitised"),
    REUSED("reused"),
    PERSONAL_STORE("personalStore"),
    POPULATION_DATA("populationData"),
    DISLIKED("disliked"),
    PETITIONED("petitioned"),
    SYNCHRONISED("synchronised"),
    FOR_INDIVIDUALS("forIndividuals"),
    ONLINE_SERVICE("onlineService"),
    /** Fees were sent and every one of them is 0: such a case leaves the payment denominator. */
    FEES_ZERO("feesZero"),
    /** Ended on time, or open and not yet due. The only fact that time changes: marks set it, the fold never does. */
    ON_TIME("onTime");

    private final String id;

    Fact(String id) {
        this.id = id;
    }

    /** The name in the catalogue. */
    public String id() {
        return id;
    }

    public long bit() {
        return 1L << ordinal();
    }

    /** @throws IllegalArgumentException naming the allowed ids */
    public static Fact of(String id) {
        for (Fact fact : values()) {
            if (fact.id.equals(id)) return fact;
        }
        StringBuilder allowed = new StringBuilder();
        for (Fact fact : values())
            allowed.append(allowed.length() == 0 ? "" : ", ").append(fact.id);
        throw new IllegalArgumentException("unknown fact \"" + id + "\"; allowed: " + allowed);
    }

    /** The mask of several facts. */
    public static long mask(Iterable<Fact> facts) {
        long mask = 0;
        for (Fact fact : facts) mask |= fact.bit();
        return mask;
    }

    public static long mask(Fact... facts) {
        return mask(java.util.List.of(facts));
    }

    public boolean in(long mask) {
        return (mask & bit()) != 0;
    }
}
