package vn.nhip.catalogue.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value that knows where it stands. */
public sealed interface YamlNode {
    Place place();

    /**
     * A single value.
     *
     * @param text as written; empty for null
     */
    record Scalar(Place place, String text) implements YamlNode {}

    /** A list. */
    record Items(Place place, List<YamlNode> items) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys with values, in the order of the file. */
    record Entries(Place place, Map<String, Entry> entries) implements YamlNode {
        public Entries {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** A key's own place and its value. */
    record Entry(Place keyPlace, YamlNode value) {}
}
