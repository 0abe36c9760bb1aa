package vn.nhip.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.YamlNode;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.fact.Fact;

/** Reads where a met or a total comes from. */
final class SourceReader {
    private static final String MINUTES = "handlingMinutes";
    private static final String SOURCES = "; allowed: given, {count: received, all: [online], none: [feesZero]}, "
            + "{distinct: received, all: [paidOnline]}, {sum: handlingMinutes, of: completed}, {procedures: [online]}, "
            + "{larger: [given, {count: received}], orLastYear: true}";
    private static final String LARGER =
            "not a list of given and of what is counted; allowed: " + "[given, {count: received}]";

    private final FileProblems problems;

    SourceReader(FileProblems problems) {
        this.problems = problems;
    }

    /** When it is missing or none of the forms, that is noted, and a stand-in returned. */
    Source read(Fields fields, String key) {
        Source read = fields.isThere(key) ? read(fields.node(key).orElseThrow()) : null;
        return Objects.requireNonNullElseGet(read, Source.Given::new);
    }

    private @Nullable Source read(YamlNode node) {
        if (isGiven(node)) return new Source.Given();
        if (node instanceof YamlNode.Entries entries) {
            Fields source = Fields.of(entries, problems);
            Source read = source(source);
            if (read != null) source.done();
            return read;
        }
        problems.add(node.place(), "unknown source" + SOURCES);
        return null;
    }

    private static boolean isGiven(YamlNode node) {
        return node instanceof YamlNode.Scalar word && word.text().equals("given");
    }

    private @Nullable Source source(Fields source) {
        if (source.has("count")) return counted(source, "count", Measure.Form.COUNT);
        if (source.has("distinct")) return counted(source, "distinct", Measure.Form.DISTINCT_PROCEDURES);
        if (source.has("sum")) return summed(source);
        if (source.has("larger")) return larger(source);
        if (source.has("procedures")) {
            Set<String> having = new LinkedHashSet<>();
            words(source, "procedures", word -> new Source.Procedures(Set.of(word)))
                    .forEach(one -> having.addAll(one.having()));
            return new Source.Procedures(having);
        }
        problems.add(source.place(), "unknown source" + SOURCES);
        return null;
    }

    private @Nullable Source larger(Fields source) {
        List<YamlNode> items = source.items("larger");
        boolean lastYear = source.flag("orLastYear");
        if (items.size() == 2 && isGiven(items.get(0)) && read(items.get(1)) instanceof Source.Counted counted) {
            return new Source.Larger(counted, lastYear);
        }
        problems.add(source.placeOf("larger"), LARGER);
        return null;
    }

    private Source counted(Fields source, String baseKey, Measure.Form form) {
        Base base = base(source, baseKey, form);
        Measure measure = measure(source, baseKey, new Measure(base, 0, 0, form));
        if (source.has("minus")) return minus(source, measure);
        Measure less = source.has("less") ? part(source, "less", measure, "nothing would be left") : null;
        Measure all = new Measure(base, 0, 0, form);
        Measure known = source.has("known") ? part(source, "known", all, "it would always be known") : null;
        return new Source.Counted(measure, less, known);
    }

    /** A measure within another: with more facts. */
    private Measure part(Fields source, String key, Measure outer, String otherwise) {
        Fields section = source.section(key);
        Measure part = measure(section, "", outer);
        if (part.equals(outer)) problems.add(source.placeOf(key), "names no fact, so " + otherwise);
        section.done();
        return part;
    }

    /** Taken away by themselves, of the whole base: what is both is taken away twice. */
    private Source minus(Fields source, Measure measure) {
        if (source.has("less")) problems.add(source.placeOf("minus"), "beside less; allowed: one of the two");
        Measure whole = new Measure(measure.base(), 0, 0, measure.form());
        return new Source.Counted(measure, part(source, "minus", whole, "nothing would be left"));
    }

    private Base base(Fields source, String baseKey, Measure.Form form) {
        try {
            Base base = Base.of(source.text(baseKey));
            if (base.ofPetitions() && form == Measure.Form.DISTINCT_PROCEDURES) {
                problems.add(source.placeOf(baseKey), "petitions are of no procedure; allowed: count");
            }
            return base;
        } catch (IllegalArgumentException unknown) {
            problems.add(source.placeOf(baseKey), unknown);
            return Base.HANDLED;
        }
    }

    /** The measure with the facts of these keys as well. */
    private Measure measure(Fields source, String baseKey, Measure outer) {
        List<Fact> all = words(source, "all", word -> known(outer.base(), Fact.of(word)));
        List<Fact> none = words(source, "none", word -> known(outer.base(), Fact.of(word)));
        for (Fact fact : all) {
            if (none.contains(fact)) problems.add(source.placeOf("none"), fact.id() + " is also in all");
        }
        if (outer.base() == Base.RECEIVED) {
            Stream.concat(all.stream(), none.stream())
                    .filter(fact -> fact.in(Fact.ofTime() | Fact.ofLateness()))
                    .forEach(fact -> problems.add(
                            source.placeOf(baseKey),
                            fact.id() + " is not known at reception; allowed: handled, completed, open"));
        }
        long allMask = outer.all() | Fact.mask(all);
        return new Measure(outer.base(), allMask, outer.none() | Fact.mask(none), outer.form());
    }

    /** The fact, if it can hold for what is counted; that time is not known at reception is said at the base. */
    private static Fact known(Base base, Fact fact) {
        boolean timeOfReception = base == Base.RECEIVED && fact.in(Fact.ofTime() | Fact.ofLateness());
        if (timeOfReception || base.facts().contains(fact)) return fact;
        throw new IllegalArgumentException(notKnown(base, fact));
    }

    static String notKnown(Base base, Fact fact) {
        List<String> ids = base.facts().stream().map(Fact::id).collect(Collectors.toList());
        return fact.id() + " is not known of " + base.id() + "; allowed: " + Fields.list(ids);
    }

    private Source summed(Fields source) {
        source.choice("sum", Map.of(MINUTES, MINUTES), MINUTES);
        Map<String, Base> bases =
                Map.of(Base.COMPLETED.id(), Base.COMPLETED, Base.RECEIVED_FINISHED.id(), Base.RECEIVED_FINISHED);
        Base base = source.isThere("of") ? source.choice("of", bases, Base.COMPLETED) : Base.COMPLETED;
        return new Source.Counted(new Measure(base, 0, 0, Measure.Form.HANDLING_MINUTES));
    }

    private <T> List<T> words(Fields source, String key, Function<String, T> reader) {
        List<T> read = new ArrayList<>();
        for (YamlNode node : source.items(key)) {
            String word = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            try {
                read.add(reader.apply(word));
            } catch (IllegalArgumentException refused) {
                problems.add(node.place(), refused);
            }
        }
        return read;
    }
}
