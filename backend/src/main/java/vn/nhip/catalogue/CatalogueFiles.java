package vn.nhip.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.YamlFile;
import vn.nhip.catalogue.file.YamlNode;

/**
 * Opens a catalogue file and what it extends, as one mapping in which every value knows the file that it stands in.
 *
 * <p>{@code extends: FILE} takes all of another file of the same folder, or of those that the server carries. The keys of
 * the extending file take the place of the other's; a component with a known id takes the place of that component's keys,
 * another one is added; {@code without} leaves components out; {@code use} picks choices. A file that says
 * {@code extends} and nothing else is the other catalogue itself.
 */
final class CatalogueFiles {
    private static final String BUNDLED = "/config/catalogue/";
    /** No way out of the folder. */
    private static final String FILE_NAME = "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_. -]*\\.ya?ml";

    /** What is the extending file's own, and never taken from the other one. */
    private static final Set<String> OWN = Set.of("id", "set", "name", "notes");

    private final FileProblems problems;
    private final Set<String> open = new HashSet<>();
    private boolean unreadable;

    CatalogueFiles(FileProblems problems) {
        this.problems = problems;
    }

    /** Whether a file is missing or is no YAML; that has been noted, and what else seems to be missing is not. */
    boolean unreadable() {
        return unreadable;
    }

    Fields read(Path file) {
        Path whole = file.toAbsolutePath();
        open.add(whole.toString());
        int before = problems.count();
        Fields fields = YamlFile.read(file, problems);
        unreadable |= problems.count() > before;
        return extended(
                fields, whole.getParent(), Fields.tidy(whole.getFileName().toString()));
    }

    /** A catalogue that the server carries. */
    Fields bundled(String name) throws IOException {
        open.add(BUNDLED + name);
        try (InputStream file = CatalogueFiles.class.getResourceAsStream(BUNDLED + name)) {
            if (file == null) throw new IOException("this build carries no " + name);
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return extended(YamlFile.parse(name, text, problems), null, name);
        }
    }

    /** @param folder of the file; null for those that the server carries */
    private Fields extended(Fields own, @Nullable Path folder, String name) {
        if (!own.has("extends")) return own;
        Place place = own.placeOf("extends");
        String other = own.text("extends");
        if (!other.matches(FILE_NAME)) return refused(place, "not the name of a file: " + other, own);
        Path sibling = folder == null || other.equals(name) ? null : sibling(folder, other);
        String key = sibling != null ? sibling.toString() : BUNDLED + other;
        if (open.contains(key)) {
            return refused(place, "extends itself: " + other, own);
        }
        try {
            return merged(sibling != null ? read(sibling) : bundled(other), own);
        } catch (IOException missing) {
            String text = "no such file in this folder, nor among those that the server carries: ";
            return refused(place, text + other, own);
        }
    }

    /** Names are compared composed: macOS stores them decomposed. Null when there is none. */
    private static @Nullable Path sibling(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> Fields.tidy(file.getFileName().toString()).equals(name))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElse(null);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private Fields refused(Place place, String why, Fields own) {
        problems.add(place, why);
        unreadable = true;
        return own;
    }

    private Fields merged(Fields base, Fields own) {
        Map<String, YamlNode.Entry> said = new LinkedHashMap<>(own.mapping().entries());
        said.remove("extends");
        if (said.isEmpty()) return base;
        Map<String, YamlNode.Entry> keys = new LinkedHashMap<>(base.mapping().entries());
        keys.keySet().removeAll(OWN);
        List<YamlNode> rows = rows(base, own);
        said.forEach((key, entry) -> {
            if (key.equals("use")) keys.merge(key, entry, CatalogueFiles::both);
            else keys.put(key, entry);
        });
        keys.remove("without");
        YamlNode.Entry components = keys.get("components");
        if (components != null) {
            YamlNode.Items all = new YamlNode.Items(components.value().place(), rows);
            keys.put("components", new YamlNode.Entry(components.keyPlace(), all));
        }
        return Fields.of(new YamlNode.Entries(own.place(), keys), problems);
    }

    private List<YamlNode> rows(Fields base, Fields own) {
        List<YamlNode> rows = new ArrayList<>(base.items("components"));
        for (YamlNode node : own.items("without")) {
            String id = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
            if (!rows.removeIf(row -> id.equals(idOf(row)))) {
                problems.add(node.place(), "no component \"" + id + "\" to leave out");
            }
        }
        for (YamlNode node : own.items("components")) {
            int at = 0;
            while (at < rows.size() && (idOf(node).isEmpty() || !idOf(node).equals(idOf(rows.get(at))))) at++;
            if (at == rows.size()) rows.add(node);
            else rows.set(at, overlaid(rows.get(at), node));
        }
        return rows;
    }

    private static String idOf(YamlNode row) {
        if (!(row instanceof YamlNode.Entries entries) || !entries.entries().containsKey("id")) return "";
        return entries.entries().get("id").value() instanceof YamlNode.Scalar id ? id.text() : "";
    }

    /** The keys of both, those of the second first of all. */
    private static YamlNode overlaid(YamlNode below, YamlNode above) {
        if (!(below instanceof YamlNode.Entries one) || !(above instanceof YamlNode.Entries other)) return above;
        Map<String, YamlNode.Entry> keys = new LinkedHashMap<>(one.entries());
        keys.putAll(other.entries());
        return new YamlNode.Entries(other.place(), keys);
    }

    /** Component → option → choice, of both files. */
    private static YamlNode.Entry both(YamlNode.Entry base, YamlNode.Entry own) {
        if (!(base.value() instanceof YamlNode.Entries one) || !(own.value() instanceof YamlNode.Entries other))
            return own;
        Map<String, YamlNode.Entry> uses = new LinkedHashMap<>(one.entries());
        other.entries()
                .forEach((id, entry) -> uses.merge(
                        id,
                        entry,
                        (was, now) -> new YamlNode.Entry(now.keyPlace(), overlaid(was.value(), now.value()))));
        return new YamlNode.Entry(own.keyPlace(), new YamlNode.Entries(other.place(), uses));
    }
}
