package vn.nhip.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblem;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.catalogue.file.YamlNode;
import vn.nhip.core.catalogue.Arithmetic;
import vn.nhip.core.catalogue.Band;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Group;

/** Reads a way of scoring from its file (config/schema/catalogue.schema.json says the same for editors). */
public final class CatalogueReader {
    private static final String SHIPPED = "766-portal-2026.yaml";
    private static final String SHIPPED_BEFORE = "766-truoc-2026.yaml";

    private static final Map<String, Arithmetic> ARITHMETICS =
            Arrays.stream(Arithmetic.values()).collect(Collectors.toMap(Arithmetic::id, Function.identity()));

    private final FileProblems problems = new FileProblems();
    private final FileProblems warnings = new FileProblems();

    private CatalogueReader() {}

    /**
     * A catalogue that may be used.
     *
     * @param warnings what is allowed, but hardly meant
     */
    public record Reading(Catalogue catalogue, List<FileProblem> warnings) {}

    /** @throws UnusableFilesException with every fault of the file */
    public static Reading read(Path file) {
        return read(files -> files.read(file));
    }

    /** The catalogue that the server carries with it: Decision 766 as the portal scores it. */
    public static Catalogue shipped() {
        return bundled(SHIPPED);
    }

    /** The same, and before it what is known of the way in which the portal scored earlier periods. */
    public static List<Catalogue> shippedVersions() {
        return List.of(shipped(), bundled(SHIPPED_BEFORE));
    }

    private static Catalogue bundled(String name) {
        return read(files -> {
                    try {
                        return files.bundled(name);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .catalogue();
    }

    private static Reading read(Function<CatalogueFiles, Fields> source) {
        CatalogueReader reader = new CatalogueReader();
        CatalogueFiles files = new CatalogueFiles(reader.problems);
        Fields fields = source.apply(files);
        Catalogue catalogue = files.unreadable() ? null : reader.catalogue(fields);
        return new Reading(reader.problems.unlessAny(catalogue), reader.warnings.all());
    }

    private @Nullable Catalogue catalogue(Fields fields) {
        fields.has("extends");
        if (fields.has("without")) problems.add(fields.placeOf("without"), "only in a file that extends another");
        String id = fields.text("id");
        String set = fields.text("set", id);
        String name = fields.text("name");
        LocalDate validFrom = fields.isThere("validFrom") ? fields.day("validFrom") : null;
        LocalDate validTo = fields.day("validTo");
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            problems.add(fields.placeOf("validTo"), "before validFrom " + validFrom + ": " + validTo);
        }
        Arithmetic arithmetic = fields.choice("arithmetic", ARITHMETICS, Arithmetic.EXACT);
        List<String> notes = notes(fields);
        List<Entry<Group>> groups =
                filled(fields, "groups").stream().map(this::group).toList();
        List<ComponentReader.Entry> components = components(fields);
        List<Entry<Band>> bands =
                filled(fields, "bands").stream().map(this::band).toList();
        fields.done();
        new CatalogueRules(problems, warnings).check(groups, components, bands);
        return problems.none() && validFrom != null
                ? new Catalogue(
                        id,
                        set,
                        name,
                        validFrom,
                        validTo,
                        arithmetic,
                        notes,
                        groups.stream().map(Entry::value).toList(),
                        components.stream()
                                .map(ComponentReader.Entry::component)
                                .toList(),
                        bands.stream().map(Entry::value).toList())
                : null;
    }

    private List<String> notes(Fields fields) {
        List<String> notes = new ArrayList<>();
        for (YamlNode node : fields.items("notes")) {
            String note = node instanceof YamlNode.Scalar one ? Fields.tidy(one.text()) : "";
            if (note.isEmpty()) problems.add(node.place(), "a sentence is expected here");
            notes.add(note);
        }
        return notes;
    }

    private List<ComponentReader.Entry> components(Fields fields) {
        YamlNode.Entries uses = fields.section("use").mapping();
        Set<String> wanted = new LinkedHashSet<>(uses.entries().keySet());
        List<ComponentReader.Entry> components = new ArrayList<>();
        for (YamlNode node : filled(fields, "components")) {
            String id = Fields.of(node, new FileProblems()).text("id");
            YamlNode.Entry use = wanted.remove(id) ? uses.entries().get(id) : null;
            Map<String, YamlNode.Entry> choices = use == null
                    ? Map.of()
                    : Fields.of(use.value(), problems).mapping().entries();
            components.add(ComponentReader.read(node, choices, problems));
        }
        uses.entries().forEach((id, use) -> {
            if (wanted.contains(id)) problems.add(use.keyPlace(), "no component has this id");
        });
        return components;
    }

    /**
     * A value with the keys that it was read from, for faults that show only when values meet.
     *
     * @param points the maximum of a group, from where on a band is; null when it is wrong, and the value then has a stand-in
     */
    record Entry<T>(T value, @Nullable BigDecimal points, Fields fields) {}

    private List<YamlNode> filled(Fields fields, String key) {
        if (!fields.isThere(key)) return List.of();
        boolean emptyList = fields.node(key).orElseThrow() instanceof YamlNode.Items list
                && list.items().isEmpty();
        if (emptyList) problems.add(fields.placeOf(key), "at least one is needed");
        return fields.items(key);
    }

    private Entry<Group> group(YamlNode node) {
        Fields fields = Fields.of(node, problems);
        String name = fields.text("name");
        String shortName = fields.text("shortName", name);
        BigDecimal max = fields.points("max");
        Group group = new Group(fields.text("code"), name, shortName, Objects.requireNonNullElse(max, BigDecimal.ZERO));
        fields.done();
        return new Entry<>(group, max, fields);
    }

    private Entry<Band> band(YamlNode node) {
        Fields fields = Fields.of(node, problems);
        BigDecimal from = fields.points("from");
        BigDecimal there = Objects.requireNonNullElse(from, BigDecimal.ZERO);
        Band band = new Band(fields.text("id"), fields.text("name"), there);
        fields.done();
        return new Entry<>(band, from, fields);
    }
}
