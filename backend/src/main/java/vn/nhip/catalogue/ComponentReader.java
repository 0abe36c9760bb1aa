package vn.nhip.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblem;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.YamlNode;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Formula;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Option;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.fact.Fact;

/** Reads one component of a catalogue. */
final class ComponentReader {
    private static final String FORMULAS = "; allowed: linear, tracked, {threshold: 0.80}";
    private static final Map<String, Component.Empty> EMPTY =
            Map.of("none", Component.Empty.NO_FIGURE, "zero", Component.Empty.ZERO, "full", Component.Empty.FULL);

    private final FileProblems problems;
    private final List<Option> options;

    private ComponentReader(FileProblems problems, List<Option> options) {
        this.problems = problems;
        this.options = options;
    }

    /**
     * A component with the keys that it was read from.
     *
     * @param max its own; null when it is wrong, and the component then has a stand-in
     * @param formula the same
     */
    record Entry(
            Component component,
            @Nullable BigDecimal max,
            @Nullable Formula formula,
            Fields fields) {}

    /** @param use option → choice that goes before the row's own; empty for none */
    static Entry read(YamlNode node, Map<String, YamlNode.Entry> use, FileProblems problems) {
        YamlNode.Entries row = Fields.of(node, problems).mapping();
        if (!(node instanceof YamlNode.Entries)) {
            Fields broken = Fields.of(node, new FileProblems());
            return new ComponentReader(problems, List.of()).entry(broken, List.of());
        }
        OptionsReader options = new OptionsReader(row, use, problems);
        Entry entry = new ComponentReader(problems, options.options()).entry(options.inForce());
        for (OptionsReader.Applied other : options.others()) {
            FileProblems faults = new FileProblems();
            new ComponentReader(faults, List.of()).entry(other);
            List<FileProblem> known = problems.all();
            faults.all().stream()
                    .filter(fault -> !known.contains(fault))
                    .forEach(fault -> problems.add(fault.place(), fault.text()));
        }
        return entry;
    }

    private Entry entry(OptionsReader.Applied applied) {
        return entry(Fields.of(applied.row(), problems), applied.replace());
    }

    private Entry entry(Fields fields, List<Map<Fact, Fact>> replace) {
        fields.has("options");
        SourceReader sources = new SourceReader(problems);
        BigDecimal max = fields.points("max");
        Formula formula = formula(fields);
        Component component = new Component(
                fields.text("id"),
                fields.text("code", ""),
                fields.text("name"),
                fields.text("group"),
                Objects.requireNonNullElse(max, BigDecimal.ZERO),
                Objects.requireNonNullElseGet(formula, Formula.Linear::new),
                replaced(sources.read(fields, "met"), replace, fields.placeOf("met")),
                replaced(sources.read(fields, "total"), replace, fields.placeOf("total")),
                fields.textOrNull("ratioOf"),
                empty(fields),
                fields.flag("inherited"),
                fields.flag("roundedRatio"),
                fields.text("words"),
                fields.text("source"),
                kinds(fields),
                fields.choice("elsewhere", EMPTY, Component.Empty.NO_FIGURE),
                sharedBy(fields),
                options);
        if (fields.has("elsewhere") && component.appliesTo().isEmpty()) {
            problems.add(fields.placeOf("elsewhere"), "says nothing without appliesTo: [kinds of unit]");
        }
        fields.done();
        return new Entry(component, max, formula, fields);
    }

    private Component.Empty empty(Fields fields) {
        return isShared(fields) ? Component.Empty.SHARED : fields.choice("empty", EMPTY, Component.Empty.NO_FIGURE);
    }

    private static boolean isShared(Fields fields) {
        return fields.node("empty").filter(YamlNode.Entries.class::isInstance).isPresent();
    }

    private List<String> sharedBy(Fields fields) {
        if (!isShared(fields)) return List.of();
        Fields empty = fields.section("empty");
        List<String> ids = empty.isThere("sharedBy") ? texts(empty, "sharedBy") : List.of();
        empty.done();
        return ids;
    }

    private Set<String> kinds(Fields fields) {
        Set<String> kinds = new HashSet<>();
        for (String kind : texts(fields, "appliesTo")) {
            if (kind.matches("[a-z]+")) kinds.add(kind);
            else problems.add(fields.placeOf("appliesTo"), "not a kind of unit: \"" + kind + "\"");
        }
        return kinds;
    }

    private static List<String> texts(Fields fields, String key) {
        List<String> texts = new ArrayList<>();
        for (YamlNode node : fields.items(key)) texts.add(node instanceof YamlNode.Scalar one ? one.text() : "");
        return texts;
    }

    private @Nullable Formula formula(Fields fields) {
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
        try {
            return at == null ? null : new Formula.Threshold(at);
        } catch (IllegalArgumentException refused) {
            problems.add(threshold.placeOf("threshold"), refused);
            return null;
        }
    }

    private Source replaced(Source source, List<Map<Fact, Fact>> replace, Place place) {
        Source now = source;
        for (Map<Fact, Fact> one : replace) {
            if (now instanceof Source.Counted counted) now = replaced(counted, one, place);
            if (now instanceof Source.Larger larger) {
                now = new Source.Larger(replaced(larger.counted(), one, place), larger.orLastYear());
            }
        }
        return now;
    }

    private Source.Counted replaced(Source.Counted counted, Map<Fact, Fact> replace, Place place) {
        return counted.map(measure -> replaced(measure, replace, place));
    }

    private Measure replaced(Measure measure, Map<Fact, Fact> replace, Place place) {
        Map<Fact, Fact> met = new EnumMap<>(Fact.class);
        replace.forEach((fact, by) -> {
            if (!fact.in(measure.all() | measure.none())) return;
            if (measure.base().facts().contains(by)) met.put(fact, by);
            else problems.add(place, SourceReader.notKnown(measure.base(), by));
        });
        return new Measure(measure.base(), mask(measure.all(), met), mask(measure.none(), met), measure.form());
    }

    /** All at once: what takes a fact's place is not replaced again. */
    private static long mask(long facts, Map<Fact, Fact> replace) {
        long mask = facts & ~Fact.mask(replace.keySet());
        for (Map.Entry<Fact, Fact> pair : replace.entrySet())
            if (pair.getKey().in(facts)) mask |= pair.getValue().bit();
        return mask;
    }
}
