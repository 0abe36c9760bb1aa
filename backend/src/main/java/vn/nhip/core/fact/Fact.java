package vn.nhip.core.fact;

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
    /** The portal has acknowledged the case; never taken from the form of a message. */
    SYNCHRONISED("synchronised"),
    FOR_INDIVIDUALS("forIndividuals"),
    ONLINE_SERVICE("onlineService"),
    /** Fees were sent and every one of them is 0: such a case leaves the payment denominator. */
    FEES_ZERO("feesZero"),
    /** Ended on time, or open and not yet due. Time changes it, so marks set it and the fold never does. */
    ON_TIME("onTime"),
    /** As {@link #ON_TIME}, but a due date is compared by its day alone (the formula document). */
    ON_TIME_BY_DAY("onTimeByDay"),
    /** As {@link #ON_TIME}, but a second request for supplements that is not answered does not make late. */
    ON_TIME_PATIENT("onTimePatient"),
    /** Both of them. */
    ON_TIME_BY_DAY_PATIENT("onTimeByDayPatient"),
    /** Something was odd about it ({@link Finding}); counted all the same. */
    ODD("odd"),
    /** Of a petition: about rules and procedures. */
    ABOUT_RULES("aboutRules"),
    /** Of a petition: about the conduct of staff. */
    ABOUT_CONDUCT("aboutConduct"),
    /** Of a petition: sent again because its handling was not accepted. */
    RECOMPLAINED("recomplained"),
    /** Of a procedure that is public: all seven parts are there. */
    ALL_PARTS("allParts"),
    /** Somebody said whether the portal has the case; without this, {@link #SYNCHRONISED} is not false but unknown. */
    SYNCHRONISATION_KNOWN("synchronisationKnown"),
    /** Filed online, and received more than 8 working hours later. */
    RECEIVED_LATE("receivedLate"),
    /** Late, and {@link LateReason#TOLD}; at most one reason holds, and only where {@link #ON_TIME} does not. */
    LATE_TOLD("lateTold"),
    /** Late, and {@link LateReason#WAITING}. */
    LATE_WAITING("lateWaiting"),
    /** Late, and {@link LateReason#FEE}. */
    LATE_FEE("lateFee"),
    /** Late, and {@link LateReason#RECEPTION}. */
    LATE_RECEPTION("lateReception"),
    /** Late, and {@link LateReason#WORK}. */
    LATE_WORK("lateWork");

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

    /** The facts that time changes. */
    public static long ofTime() {
        return OfTime.MASK;
    }

    /** Why a case is late: facts that hold only of a late one, so time changes these too. */
    public static long ofLateness() {
        return OfTime.REASONS;
    }

    /** Asked for with every mark, so made once. */
    private static final class OfTime {
        static final long MASK = mask(ON_TIME, ON_TIME_BY_DAY, ON_TIME_PATIENT, ON_TIME_BY_DAY_PATIENT);
        static final long REASONS = mask(LATE_TOLD, LATE_WAITING, LATE_FEE, LATE_RECEPTION, LATE_WORK);
    }

    public boolean in(long mask) {
        return (mask & bit()) != 0;
    }
}
