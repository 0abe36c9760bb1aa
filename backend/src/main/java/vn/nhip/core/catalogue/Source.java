package vn.nhip.core.catalogue;

import java.util.Set;

/** Where a component's met or total comes from, when no figure was given for it. */
public sealed interface Source {
    /** Counted from cases. */
    record Counted(Measure measure) implements Source {}

    /** Handed in from outside, or absent. */
    record Given() implements Source {}

    /**
     * The number of procedures of the province's list that the unit handles and that have all these properties.
     *
     * @param having {@code online}, {@code fee}, {@code forIndividuals}, {@code resultRequired}
     */
    record Procedures(Set<String> having) implements Source {
        public Procedures {
            having = Set.copyOf(having);
        }
    }
}
