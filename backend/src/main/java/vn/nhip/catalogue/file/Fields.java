package vn.nhip.catalogue.file;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one YAML mapping, asked for one by one. Whatever was not asked for when {@link #done} is called is an
 * unknown key. A missing or wrong value is noted and a stand-in returned.
 */
public final class Fields {
    /** A value from outside the file, by the path of its key; it wins over the file. */
    public interface Outside extends Function<String, Optional<YamlNode.Scalar>> {
        Outside NONE = path -> Optional.empty();
    }

    private final YamlNode.Entries entries;
    private final Outside outside;
    private final String path;
    private final FileProblems problems;

    /** What should have been keys was something else; that is noted once, and not again for every missing key. */
    private final boolean broken;

    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(YamlNode.Entries entries, Outside outside, String path, FileProblems problems, boolean broken) {
        this.entries = entries;
        this.outside = outside;
        this.path = path;
        this.problems = problems;
        this.broken = broken;
    }

    /** The keys of a mapping; a value that is none is noted. */
    public static Fields of(YamlNode node, FileProblems problems) {
        if (node instanceof YamlNode.Entries mapping) return new Fields(mapping, Outside.NONE, "", problems, false);
        problems.add(node.place(), "keys with values (a mapping) are expected here");
        return broken(node.place(), problems);
    }

    /** The keys of something that cannot be read; that has been noted, so missing keys are not. */
    static Fields broken(Place place, FileProblems problems) {
        return new Fields(new YamlNode.Entries(place, Map.of()), Outside.NONE, "", problems, true);
    }

    /** The same keys, with values from outside; {@code path} is what those values call this mapping. */
    public Fields with(Outside values, String pathOfThis) {
        return new Fields(entries, values, pathOfThis, problems, broken);
    }

    /** The keys themselves, in the order of the file; none when there was no mapping. */
    public YamlNode.Entries mapping() {
        return entries;
    }

    public Place place() {
        return entries.place();
    }

    /** The place of a key's value; of the mapping when the key is missing. */
    public Place placeOf(String key) {
        return node(key).map(YamlNode::place).orElseGet(() -> place().below(key));
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    public Optional<YamlNode> node(String key) {
        asked.add(key);
        Optional<YamlNode.Scalar> given = outside.apply(path.isEmpty() ? key : path + "." + key);
        if (given.isPresent()) return Optional.of(given.get());
        return Optional.ofNullable(entries.entries().get(key))
                .map(YamlNode.Entry::value)
                .filter(value -> !(value instanceof YamlNode.Scalar scalar
                        && scalar.text().isEmpty()));
    }

    /** Whether a required key has a value; its absence is noted. */
    public boolean isThere(String key) {
        if (has(key)) return true;
        if (!broken) problems.add(place().below(key), "is missing");
        return false;
    }

    /** Required text; empty when it is missing. */
    public String text(String key) {
        return isThere(key) ? scalar(key).orElse("") : "";
    }

    public String text(String key, String otherwise) {
        return scalar(key).orElse(otherwise);
    }

    /** Optional text; null when it is missing. */
    public @Nullable String textOrNull(String key) {
        return scalar(key).orElse(null);
    }

    /** A required number of at most 2 places, not negative; null when it is missing or wrong. */
    public @Nullable BigDecimal points(String key) {
        String text = text(key);
        if (text.isEmpty()) return null;
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() >= 0 && number.stripTrailingZeros().scale() <= 2) return number;
        } catch (NumberFormatException notANumber) {
            // Noted below, with the other reasons.
        }
        return wrong(key, "not a number from 0 on with at most 2 places: \"" + text + "\"");
    }

    public int whole(String key, int otherwise, int min, int max) {
        String text = text(key, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) return number;
            problems.add(placeOf(key), "outside " + min + ".." + max + ": " + text);
        } catch (NumberFormatException notANumber) {
            problems.add(placeOf(key), "not a whole number: \"" + text + "\"; allowed: " + min + ".." + max);
        }
        return otherwise;
    }

    /** An optional {@code true} or {@code false}; absent is false. */
    public boolean flag(String key) {
        return choice(key, Map.of("true", true, "false", false), false);
    }

    /** An optional day, as 2026-11-20; null when it is missing or wrong. */
    public @Nullable LocalDate day(String key) {
        Optional<String> text = scalar(key);
        if (text.isEmpty()) return null;
        try {
            return LocalDate.parse(text.get());
        } catch (DateTimeException notADay) {
            return wrong(key, "not a day: \"" + text.get() + "\"; allowed: 2026-11-20");
        }
    }

    public <T> T choice(String key, Map<String, T> allowed, T otherwise) {
        Optional<String> text = scalar(key);
        if (text.isEmpty()) return otherwise;
        if (allowed.containsKey(text.get())) return allowed.get(text.get());
        problems.add(placeOf(key), "unknown \"" + text.get() + "\"; allowed: " + list(allowed.keySet()));
        return otherwise;
    }

    /** The items of an optional list. */
    public List<YamlNode> items(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) return List.of();
        if (node.get() instanceof YamlNode.Items list) return list.items();
        problems.add(node.get().place(), "a list is expected here");
        return List.of();
    }

    /** A word of a list. */
    public record Word(Place place, String text) {}

    /** The words of an optional list, which may stand in one value, parted by blanks or commas, as in a variable. */
    public List<Word> words(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) return List.of();
        List<YamlNode> items = node.get() instanceof YamlNode.Scalar ? List.of(node.get()) : items(key);
        List<Word> words = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlNode.Scalar scalar)) {
                problems.add(item.place(), "a single value is expected here");
                continue;
            }
            for (String text : tidy(scalar.text()).split("[\\s,]+")) words.add(new Word(item.place(), text));
        }
        return words;
    }

    /** The keys below a key; none when it is missing. */
    public Fields section(String key) {
        String below = path.isEmpty() ? key : path + "." + key;
        Optional<YamlNode> node = node(key);
        YamlNode keys = node.orElseGet(() -> new YamlNode.Entries(place().below(key), Map.of()));
        return of(keys, problems).with(outside, below);
    }

    /** Notes every key that nobody asked for. */
    public void done() {
        entries.entries().forEach((key, entry) -> {
            if (!asked.contains(key)) problems.add(entry.keyPlace(), "unknown key; allowed: " + list(asked));
        });
    }

    /** Words in alphabetical order, as every "allowed" list has them. */
    public static String list(Iterable<String> words) {
        Set<String> sorted = new TreeSet<>();
        for (String word : words) if (!word.isEmpty()) sorted.add(word);
        return String.join(", ", sorted);
    }

    /** Text as it is kept everywhere inside: NFC, so that a letter is one character, without blanks around. */
    public static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private Optional<String> scalar(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) return Optional.empty();
        if (node.get() instanceof YamlNode.Scalar scalar) return Optional.of(tidy(scalar.text()));
        problems.add(node.get().place(), "a single value is expected here");
        return Optional.empty();
    }

    private <T> @Nullable T wrong(String key, String text) {
        problems.add(placeOf(key), text);
        return null;
    }
}
