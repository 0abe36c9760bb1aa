package vn.nhip.core.catalogue;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nhip.core.count.Mark;
import vn.nhip.core.fact.Fact;

/** What a component counts over (index-766 section 2, column "base"). */
public enum Base {
    /** start ≤ r &lt; end. */
    RECEIVED("received", Set.of(Mark.Kind.RECEIVED)),
    /** Finished in the period, plus open at its end: cases carried over and still open included (our reading). */
    HANDLED("handled", Set.of(Mark.Kind.FINISHED, Mark.Kind.OPEN)),
    /** start ≤ f &lt; end. */
    COMPLETED("completed", Set.of(Mark.Kind.FINISHED)),
    /** start ≤ r &lt; end, and finished by now: the end may lie in another period. */
    RECEIVED_FINISHED("receivedFinished", Set.of(Mark.Kind.RECEIVED_FINISHED)),
    /** Open when the period is judged. */
    OPEN("open", Set.of(Mark.Kind.OPEN)),
    /** Petitions first received in the period, judged at its end. */
    PETITIONS_RECEIVED("petitionsReceived", Set.of(Mark.Kind.PETITION_RECEIVED, Mark.Kind.PETITION_REVISED)),
    /** Petitions handled in the period, plus those in hand at its end. */
    PETITIONS_HANDLED(
            "petitionsHandled",
            Set.of(Mark.Kind.PETITION_FINISHED, Mark.Kind.PETITION_FINISH_REVISED, Mark.Kind.PETITION_OPEN)),
    /** Procedures announced in the period; on time: early enough. */
    ANNOUNCED("announced", Set.of(Mark.Kind.PROCEDURE_ANNOUNCED)),
    /** Procedures made public in the period, or due to be; on time: public by then. */
    PUBLISHED("published", Set.of(Mark.Kind.PROCEDURE_PUBLISHED)),
    /** Procedures that are public when the period is judged. */
    PUBLIC("public", Set.of(Mark.Kind.PROCEDURE_PUBLIC));

    private static final Set<Fact> OF_CASES_IN_TIME = ofCasesInTime();
    private static final Set<Fact> OF_CASES = OF_CASES_IN_TIME.stream()
            .filter(fact -> !fact.in(Fact.ofTime() | Fact.ofLateness()))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<Fact> OF_PROCEDURES = Collections.unmodifiableSet(EnumSet.of(
            Fact.ALL_PARTS, Fact.ONLINE_SERVICE, Fact.FEE_PROCEDURE, Fact.PAPER_RESULT_REQUIRED, Fact.FOR_INDIVIDUALS));
    private static final Set<Fact> OF_PETITIONS = Collections.unmodifiableSet(
            EnumSet.of(Fact.ON_TIME, Fact.DISLIKED, Fact.RECOMPLAINED, Fact.ABOUT_RULES, Fact.ABOUT_CONDUCT));

    private static Set<Fact> ofCasesInTime() {
        Set<Fact> facts = EnumSet.range(Fact.ONLINE, Fact.ODD);
        facts.addAll(EnumSet.range(Fact.SYNCHRONISATION_KNOWN, Fact.LATE_WORK));
        return Collections.unmodifiableSet(facts);
    }

    private final String id;
    private final Set<Mark.Kind> kinds;

    Base(String id, Set<Mark.Kind> kinds) {
        this.id = id;
        this.kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    public String id() {
        return id;
    }

    /** Whether cases are counted, and not petitions or procedures. */
    public boolean ofCases() {
        return switch (this) {
            case RECEIVED, HANDLED, COMPLETED, OPEN, RECEIVED_FINISHED -> true;
            default -> false;
        };
    }

    /** Whether petitions are counted; they are of no procedure. */
    public boolean ofPetitions() {
        return this == PETITIONS_RECEIVED || this == PETITIONS_HANDLED;
    }

    /** The facts that can hold for what is counted; any other is never true there, so to ask for it is a mistake. */
    public Set<Fact> facts() {
        return switch (this) {
            case RECEIVED -> OF_CASES;
            case HANDLED, COMPLETED, OPEN, RECEIVED_FINISHED -> OF_CASES_IN_TIME;
            case PETITIONS_RECEIVED, PETITIONS_HANDLED -> OF_PETITIONS;
            case ANNOUNCED, PUBLISHED -> Collections.unmodifiableSet(EnumSet.of(Fact.ON_TIME));
            case PUBLIC -> OF_PROCEDURES;
        };
    }

    /** The kinds of mark that are summed. */
    public Set<Mark.Kind> kinds() {
        return kinds;
    }

    /** Whether what is there when the period is judged counts. */
    public boolean readsStock() {
        return kinds.stream().anyMatch(Mark.Kind::stock);
    }

    /** Whether what comes in the period counts. */
    public boolean readsFlow() {
        return !kinds.stream().allMatch(Mark.Kind::stock);
    }

    /** @throws IllegalArgumentException naming the allowed ids */
    public static Base of(String id) {
        for (Base base : values()) if (base.id.equals(id)) return base;
        String allowed = Arrays.stream(values()).map(Base::id).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("unknown base \"" + id + "\"; allowed: " + allowed);
    }
}
