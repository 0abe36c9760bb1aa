package vn.nhip.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.Problems;
import vn.nhip.catalogue.file.YamlNode;
import vn.nhip.core.casefile.Fact;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Formula;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;

/** Reads one component of a catalogue. */
final class ComponentReader {
    private static final String MINUTES = "handlingMinutes";
    private static final String FORMULAS = "; allowed: linear, tracked, {threshold: 0.80}";
    private static final String SOURCES = "; allowed: given, {count: received, all: [online], none: [feesZero]}, "
            + "{distinct: received, all: [paidOnline]}, {sum: handlingMinutes, of: completed}, {procedures: [online]}";
    private static final Map<String, Component.Empty> EMPTY =
            Map.of("none", Component.Empty.NO_FIGURE, "zero", Component.Empty.ZERO, "full", Component.Empty.FULL);

    private final Problems problems;

    private ComponentReader(Problems problems) {
        this.problems = problems;
    }

    /** A component with the keys that it was read from. */
    record Entry(Component component, Fields fields) {}

    static Entry read(YamlNode node, Problems problems) {
        Fields fields = Fields.of(node, problems);
        return new Entry(new ComponentReader(problems).component(fields), fields);
    }

    private Component component(Fields fields) {
        Component component = new Component(
                fields.text("id"),
                fields.text("code", ""),
                fields.text("name"),
                fields.text("group"),
                fields.points("max"),
                formula(fields),
                source(fields, "met"),
                source(fields, "total"),
                fields.text("ratioOf", null),
                fields.choice("empty", EMPTY, Component.Empty.NO_FIGURE),
                fields.flag("inherited"),
                fields.flag("roundedRatio"),
                fields.text("words"),
                fields.text("source"));
        fields.done();
        return component;
    }

    private Formula formula(Fields fields) {
        if (!fields.isThere("formula")) return null;
        YamlNode node = fields.node("formula").orElseThrow();
        if (node instanceof YamlNode.Scalar word) {
            if (word.text().equals("linear")) return new Formula.Linear();
            if (word.text().equals("tracked")) return new Formula.Tracked();
            problems.add(word.place(), "unknown formula \"" + word.text() + "\"" + FORMULAS);
            return null;
        }
        if (!(node instanceof YamlNode.Entries entries) || !entries.entries().containsKey("threshold")) {
            problems.add(node.place(), "unknown formula" + FORMULAS);
            return null;
        }
        Fields threshold = Fields.of(entries, problems);
        BigDecimal at = threshold.points("threshold");
        threshold.done();
        if (at == null) return null;
        return guarded(threshold, "threshold", () -> new Formula.Threshold(at));
    }

    private Source source(Fields fields, String key) {
        if (!fields.isThere(key)) return null;
        YamlNode node = fields.node(key).orElseThrow();
        if (node instanceof YamlNode.Scalar word && word.text().equals("given")) return new Source.Given();
        if (node instanceof YamlNode.Entries entries) {
            Fields source = Fields.of(entries, problems);
            Source read = source(source);
            if (read != null) source.done();
            return read;
        }
        problems.add(node.place(), "unknown source" + SOURCES);
        return null;
    }

    /** Null, with the fault noted, when none of the forms is recognised. */
    private Source source(Fields source) {
        if (source.has("count")) return counted(source, "count", Measure.Form.COUNT);
        if (source.has("distinct")) return counted(source, "distinct", Measure.Form.DISTINCT_PROCEDURES);
        if (source.has("sum")) return summed(source);
        if (source.has("procedures")) {
            Set<String> having = new LinkedHashSet<>();
            words(source, "procedures", word -> new Source.Procedures(Set.of(word)))
                    .forEach(one -> having.addAll(one.having()));
            return new Source.Procedures(having);
        }
        problems.add(source.place(), "unknown source" + SOURCES);
        return null;
    }

    private Source counted(Fields source, String baseKey, Measure.Form form) {
        Base base = guarded(source, baseKey, () -> Base.of(source.text(baseKey)));
        List<Fact> all = words(source, "all", Fact::of);
        List<Fact> none = words(source, "none", Fact::of);
        for (Fact fact : all) {
            if (none.contains(fact)) problems.add(source.placeOf("none"), fact.id() + " is also in all");
        }
        if (base == Base.RECEIVED && (all.contains(Fact.ON_TIME) || none.contains(Fact.ON_TIME))) {
            problems.add(
                    source.placeOf(baseKey), "onTime is not known at reception; allowed: handled, completed, open");
        }
        return new Source.Counted(
                new Measure(base == null ? Base.HANDLED : base, Fact.mask(all), Fact.mask(none), form));
    }

    private Source summed(Fields source) {
        source.choice("sum", Map.of(MINUTES, MINUTES), MINUTES);
        if (source.isThere("of")) source.choice("of", Map.of("completed", Base.COMPLETED), Base.COMPLETED);
        return new Source.Counted(new Measure(Base.COMPLETED, 0, 0, Measure.Form.HANDLING_MINUTES));
    }

    private <T> List<T> words(Fields source, String key, Function<String, T> reader) {
        List<T> read = new ArrayList<>();
        for (YamlNode node : source.items(key)) {
            String word = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            try {
                read.add(reader.apply(word));
            } catch (IllegalArgumentException refused) {
                problems.add(node.place(), refused.getMessage());
            }
        }
        return read;
    }

    /** A part of the core that refuses a value names what is allowed; the place is known here. */
    private <T> T guarded(Fields fields, String key, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            problems.add(fields.placeOf(key), refused.getMessage());
            return null;
        }
    }
}
