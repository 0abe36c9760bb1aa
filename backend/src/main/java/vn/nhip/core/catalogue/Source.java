package vn.nhip.core.catalogue;

import java.util.List;
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
     * @param having some of {@link #PROPERTIES}
     */
    record Procedures(Set<String> having) implements Source {
        public static final List<String> PROPERTIES = List.of("online", "fee", "forIndividuals", "resultRequired");

        /** @throws IllegalArgumentException naming the allowed properties */
        public Procedures {
            having = Set.copyOf(having);
            for (String property : having) {
                if (!PROPERTIES.contains(property)) {
                    throw new IllegalArgumentException(
                            "unknown property \"" + property + "\"; allowed: " + String.join(", ", PROPERTIES));
                }
            }
        }
    }
}
