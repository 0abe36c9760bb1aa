package vn.nhip.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.YamlNode;
import vn.nhip.core.catalogue.Option;
import vn.nhip.core.fact.Fact;

/**
 * Reads the options of a row and applies what was chosen: the keys of a choice take the place of the row's own, and the
 * facts that it replaces are replaced, one option after the other in the order of the file.
 */
final class OptionsReader {
    /** Keys of a row that a choice may say otherwise. */
    private static final Set<String> OVERRIDES = Set.of(
            "formula", "met", "total", "ratioOf", "empty", "inherited", "roundedRatio", "appliesTo", "elsewhere");

    private static final String WORD = "[a-z0-9]+(-[a-z0-9]+)*";

    private final YamlNode.Entries row;
    private final Map<String, YamlNode.Entry> use;
    private final FileProblems problems;
    private final List<Read> read = new ArrayList<>();

    /**
     * @param row of the file
     * @param use option → choice that goes before the row's own {@code use}; empty for none
     */
    OptionsReader(YamlNode.Entries row, Map<String, YamlNode.Entry> use, FileProblems problems) {
        this.row = row;
        this.use = use;
        this.problems = problems;
        Fields fields = Fields.of(row, problems);
        Set<String> names = new TreeSet<>();
        for (YamlNode node : fields.items("options")) {
            Read option = option(Fields.of(node, problems));
            if (!option.option.name().isEmpty() && !names.add(option.option.name())) {
                problems.add(node.place(), "the option " + option.option.name() + " is there twice");
            }
            read.add(option);
        }
        use.forEach((name, choice) -> {
            if (names.contains(name)) return;
            problems.add(choice.keyPlace(), "the component has no such option; allowed: " + Fields.list(names));
        });
    }

    /** An option, and what each of its choices changes. */
    private record Read(Option option, Map<String, Change> changes) {}

    /** What a choice changes. */
    private record Change(Map<String, YamlNode.Entry> keys, Map<Fact, Fact> replace) {}

    /**
     * A row with some choices applied.
     *
     * @param replace facts that take the place of others, one map after the other
     */
    record Applied(YamlNode.Entries row, List<Map<Fact, Fact>> replace) {}

    List<Option> options() {
        return read.stream().map(Read::option).toList();
    }

    /** The row as it is in force. */
    Applied inForce() {
        List<Change> changes = new ArrayList<>();
        for (Read option : read) {
            Change change = option.changes.get(option.option.use());
            if (change != null) changes.add(change);
        }
        return applied(changes);
    }

    /** The row with each choice that is not in force, alone: a fault in it has to show before it is chosen. */
    List<Applied> others() {
        List<Applied> others = new ArrayList<>();
        for (Read option : read) {
            option.changes.forEach((id, change) -> {
                if (!id.equals(option.option.use())) others.add(applied(List.of(change)));
            });
        }
        return others;
    }

    private Applied applied(List<Change> changes) {
        Map<String, YamlNode.Entry> keys = new LinkedHashMap<>(row.entries());
        changes.forEach(change -> keys.putAll(change.keys));
        return new Applied(
                new YamlNode.Entries(row.place(), keys),
                changes.stream().map(Change::replace).toList());
    }

    private Read option(Fields fields) {
        String name = word(fields, "name");
        String label = fields.text("label");
        String own = fields.text("use");
        List<Option.Choice> choices = new ArrayList<>();
        Map<String, Change> changes = new HashMap<>();
        if (fields.isThere("choices")) {
            YamlNode.Entries all =
                    Fields.of(fields.node("choices").orElseThrow(), problems).mapping();
            all.entries().forEach((id, entry) -> {
                Fields choice = Fields.of(entry.value(), problems);
                if (!id.matches(WORD)) problems.add(entry.keyPlace(), notAWord(id));
                choices.add(new Option.Choice(id, choice.text("words")));
                changes.put(id, change(choice));
            });
        }
        fields.done();
        known(fields, own, changes.keySet());
        return new Read(new Option(name, label, inForce(name, own, changes.keySet()), choices), changes);
    }

    private void known(Fields fields, String own, Set<String> choices) {
        if (own.isEmpty() || choices.isEmpty() || choices.contains(own)) return;
        problems.add(fields.placeOf("use"), "unknown choice \"" + own + "\"; allowed: " + Fields.list(choices));
    }

    private String inForce(String name, String own, Set<String> choices) {
        YamlNode.Entry wanted = use.get(name);
        if (wanted == null) return own;
        String id = wanted.value() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        if (choices.contains(id)) return id;
        problems.add(wanted.value().place(), "unknown choice \"" + id + "\"; allowed: " + Fields.list(choices));
        return own;
    }

    private Change change(Fields choice) {
        Map<String, YamlNode.Entry> keys = new LinkedHashMap<>();
        YamlNode.Entries entries = choice.mapping();
        for (String key : OVERRIDES) {
            if (choice.has(key)) keys.put(key, entries.entries().get(key));
        }
        if (choice.has("rowWords")) keys.put("words", entries.entries().get("rowWords"));
        Map<Fact, Fact> replace = choice.has("replace") ? replaced(choice) : Map.of();
        choice.done();
        return new Change(keys, replace);
    }

    private Map<Fact, Fact> replaced(Fields choice) {
        Map<Fact, Fact> replace = new EnumMap<>(Fact.class);
        YamlNode.Entries pairs =
                Fields.of(choice.node("replace").orElseThrow(), problems).mapping();
        pairs.entries().forEach((fact, entry) -> {
            try {
                String by = entry.value() instanceof YamlNode.Scalar scalar ? scalar.text() : "";
                replace.put(Fact.of(fact), Fact.of(by));
            } catch (IllegalArgumentException unknown) {
                problems.add(entry.keyPlace(), unknown);
            }
        });
        return replace;
    }

    private String word(Fields fields, String key) {
        String text = fields.text(key);
        if (!text.isEmpty() && !text.matches(WORD)) problems.add(fields.placeOf(key), notAWord(text));
        return text;
    }

    private static String notAWord(String text) {
        return "not a word of a-z, 0-9 and -: \"" + text + "\"";
    }
}
