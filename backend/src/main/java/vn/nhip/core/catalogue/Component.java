package vn.nhip.core.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One component (chỉ số thành phần) of a catalogue: data, no code of its own.
 *
 * @param id number in the decision ({@code 3.6})
 * @param code the portal's code; empty when it has none
 * @param name in Vietnamese
 * @param group the code of its group
 * @param max points at most; 0 for tracked ones
 * @param ratioOf id of a component whose ratio (at most 1) multiplies {@code met}; null for none. No figure there: 1
 * @param empty what it earns without a figure
 * @param inherited units below the province take the province's figures
 * @param roundedRatio the portal's arithmetic rounds the ratio to 2 places of a percent before it computes points; the
 *     exact one never does
 * @param words the formula in Vietnamese words
 * @param clause where the component comes from
 * @param appliesTo kinds of unit that it applies to; empty: every kind
 * @param elsewhere what units of other kinds earn, unless a figure was given for them; never {@link Empty#SHARED}
 * @param sharedBy ids of components of the same group that take its points over where it has no figure
 * @param options what could be chosen otherwise, and what was chosen
 */
public record Component(
        String id,
        String code,
        String name,
        String group,
        BigDecimal max,
        Formula formula,
        Source met,
        Source total,
        @Nullable String ratioOf,
        Empty empty,
        boolean inherited,
        boolean roundedRatio,
        String words,
        String clause,
        Set<String> appliesTo,
        Empty elsewhere,
        List<String> sharedBy,
        List<Option> options) {
    public Component {
        appliesTo = Set.copyOf(appliesTo);
        sharedBy = List.copyOf(sharedBy);
        options = List.copyOf(options);
    }

    /** What a component without a figure earns (index-766 column "empty"). */
    public enum Empty {
        /** Shown as "–", adds 0. */
        NO_FIGURE,
        /** A ratio of 0, adds 0. */
        ZERO,
        /** Full points: no petitions is no fault. */
        FULL,
        /** Its points go to other components, in equal parts; it can then earn nothing. */
        SHARED
    }

    /** A component for every kind of unit, without options. */
    public Component(
            String id,
            String code,
            String name,
            String group,
            BigDecimal max,
            Formula formula,
            Source met,
            Source total,
            String ratioOf,
            Empty empty,
            boolean inherited,
            boolean roundedRatio,
            String words,
            String clause) {
        this(
                id,
                code,
                name,
                group,
                max,
                formula,
                met,
                total,
                ratioOf,
                empty,
                inherited,
                roundedRatio,
                words,
                clause,
                Set.of(),
                Empty.NO_FIGURE,
                List.of(),
                List.of());
    }

    /** A component without words of its own, as tests need them. */
    public Component(
            String id,
            String code,
            String name,
            String group,
            BigDecimal max,
            Formula formula,
            Source met,
            Source total,
            String ratioOf,
            Empty empty,
            boolean inherited,
            boolean roundedRatio) {
        this(id, code, name, group, max, formula, met, total, ratioOf, empty, inherited, roundedRatio, "", "");
    }

    /** Whether met ÷ total is a mean of minutes and no share, so that a percentage of it would say nothing. */
    public boolean isMean() {
        return met instanceof Source.Counted counted && counted.measure().form() == Measure.Form.HANDLING_MINUTES;
    }

    /** Whether it applies to units of a kind; to a kind that is not known (null) it does. */
    public boolean appliesTo(@Nullable String kind) {
        return kind == null || appliesTo.isEmpty() || appliesTo.contains(kind);
    }

    /** Every measure that its figures are made of. */
    public List<Measure> measures() {
        return java.util.stream.Stream.of(met, total)
                .flatMap(source -> source.measures().stream())
                .toList();
    }

    /** Whether it earns points by counting cases one by one: then one case more or less moves it. */
    public boolean countsCases() {
        return max.signum() > 0
                && met instanceof Source.Counted counted
                && counted.measure().form() == Measure.Form.COUNT
                && counted.measure().base().ofCases();
    }
}
