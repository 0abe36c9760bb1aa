package vn.nhip.core.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a component's met or total comes from, when no figure was given for it. */
public sealed interface Source {
    /** What has to be counted for it. */
    default List<Measure> measures() {
        return List.of();
    }

    /**
     * Counted from marks.
     *
     * @param less what is taken away from it, never to below nothing; null for nothing. With distinct procedures this is
     *     how "all but those of which one was late" is said
     * @param known what must be known for this to be a figure: where that counts nothing there is none, and not 0; null:
     *     it is always known
     */
    record Counted(
            Measure measure,
            @Nullable Measure less,
            @Nullable Measure known) implements Source {
        public Counted(Measure measure) {
            this(measure, null);
        }

        public Counted(Measure measure, @Nullable Measure less) {
            this(measure, less, null);
        }

        /** By how much one case more or less of a kind can change it. */
        public int step() {
            if (less == null) return 1;
            boolean within =
                    (less.all() & measure.all()) == measure.all() && (less.none() & measure.none()) == measure.none();
            return within ? 1 : 2;
        }

        @Override
        public List<Measure> measures() {
            return Stream.of(measure, less, known).filter(Objects::nonNull).toList();
        }

        /** The same with each of its measures made another. */
        public Counted map(UnaryOperator<Measure> other) {
            return new Counted(
                    other.apply(measure),
                    less == null ? null : other.apply(less),
                    known == null ? null : other.apply(known));
        }
    }

    /** Handed in from outside, or absent. */
    record Given() implements Source {}

    /**
     * The larger of what was handed in and what is counted (index-766 section 4, 1.4).
     *
     * @param orLastYear where neither is there: the part of last year's handed-in total that falls to a month, quarter
     *     or year
     */
    record Larger(Counted counted, boolean orLastYear) implements Source {
        public Larger(Counted counted) {
            this(counted, true);
        }

        @Override
        public List<Measure> measures() {
            return counted.measures();
        }
    }

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
