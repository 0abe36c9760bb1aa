package vn.nhip.catalogue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.core.catalogue.Band;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Formula;
import vn.nhip.core.catalogue.Group;

/** What must hold between the parts of a catalogue. */
final class CatalogueRules {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final FileProblems problems;
    private final FileProblems warnings;

    CatalogueRules(FileProblems problems, FileProblems warnings) {
        this.problems = problems;
        this.warnings = warnings;
    }

    void check(
            List<CatalogueReader.Entry<Group>> groups,
            List<ComponentReader.Entry> components,
            List<CatalogueReader.Entry<Band>> bands) {
        groups(groups);
        components(components, groups);
        sums(groups, components);
        bands(bands);
    }

    private void groups(List<CatalogueReader.Entry<Group>> groups) {
        Set<String> codes = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (CatalogueReader.Entry<Group> group : groups) {
            once(codes, group.value().code(), group.fields(), "code");
            if (group.points() == null) return;
            sum = sum.add(group.points());
        }
        if (!groups.isEmpty() && sum.compareTo(HUNDRED) != 0) {
            warnings.add(groups.get(0).fields().place(), "the groups' maxima add up to " + plain(sum) + ", not to 100");
        }
    }

    private void components(List<ComponentReader.Entry> components, List<CatalogueReader.Entry<Group>> groups) {
        List<String> codes = groups.stream().map(group -> group.value().code()).toList();
        Set<String> ids = new HashSet<>();
        Set<String> portalCodes = new HashSet<>();
        for (ComponentReader.Entry entry : components) {
            Component component = entry.component();
            if (!component.group().isEmpty() && !codes.contains(component.group())) {
                String text = "unknown group \"" + component.group() + "\"; allowed: " + Fields.list(codes);
                problems.add(entry.fields().placeOf("group"), text);
            }
            if (component.ratioOf() != null && !ids.contains(component.ratioOf())) {
                String text = "no component \"" + component.ratioOf() + "\" stands before this one";
                problems.add(entry.fields().placeOf("ratioOf"), text);
            }
            once(ids, component.id(), entry.fields(), "id");
            once(portalCodes, component.code(), entry.fields(), "code");
            tracked(entry);
        }
        for (ComponentReader.Entry entry : components) shared(entry, components);
    }

    /** Points are shared within a group, so that its maximum stays, and by components that earn points themselves. */
    private void shared(ComponentReader.Entry entry, List<ComponentReader.Entry> components) {
        if (entry.component().empty() != Component.Empty.SHARED) return;
        Component component = entry.component();
        List<String> able = components.stream()
                .filter(other -> other.max() != null && other.max().signum() > 0)
                .map(ComponentReader.Entry::component)
                .filter(other ->
                        other.group().equals(component.group()) && !other.id().equals(component.id()))
                .filter(other -> other.empty() != Component.Empty.SHARED)
                .map(Component::id)
                .toList();
        boolean right = !component.sharedBy().isEmpty()
                && able.containsAll(component.sharedBy())
                && new HashSet<>(component.sharedBy()).size()
                        == component.sharedBy().size();
        if (right) return;
        String text = "its points can be shared by other components of its group that earn points; allowed: ";
        problems.add(entry.fields().placeOf("empty"), text + Fields.list(able));
    }

    private void tracked(ComponentReader.Entry entry) {
        if (entry.max() == null || entry.formula() == null) return;
        boolean tracked = entry.formula() instanceof Formula.Tracked;
        if (tracked == (entry.max().signum() == 0)) return;
        problems.add(
                entry.fields().placeOf("max"),
                tracked ? "a tracked component has 0" : "only a tracked component has 0");
    }

    private void sums(List<CatalogueReader.Entry<Group>> groups, List<ComponentReader.Entry> components) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (ComponentReader.Entry entry : components) {
            BigDecimal max = entry.max();
            if (max == null) return;
            sums.merge(entry.component().group(), max, BigDecimal::add);
        }
        for (CatalogueReader.Entry<Group> group : groups) {
            BigDecimal max = group.points();
            BigDecimal sum = sums.getOrDefault(group.value().code(), BigDecimal.ZERO);
            if (max == null || max.compareTo(sum) == 0) continue;
            String text = "the group has " + plain(max) + " points, its components add up to " + plain(sum);
            problems.add(group.fields().placeOf("max"), text);
        }
    }

    private void bands(List<CatalogueReader.Entry<Band>> bands) {
        Set<String> ids = new HashSet<>();
        BigDecimal above = null;
        for (CatalogueReader.Entry<Band> band : bands) {
            once(ids, band.value().id(), band.fields(), "id");
            BigDecimal from = band.points();
            if (from == null) return;
            if (above != null && from.compareTo(above) >= 0) {
                problems.add(
                        band.fields().placeOf("from"), "not below " + plain(above) + "; the best band comes first");
            }
            above = from;
        }
        if (above != null && above.signum() != 0) {
            problems.add(bands.get(bands.size() - 1).fields().placeOf("from"), "the last band starts at 0");
        }
    }

    private void once(Set<String> met, String value, Fields fields, String key) {
        if (!value.isEmpty() && !met.add(value)) {
            problems.add(fields.placeOf(key), "\"" + value + "\" is there twice");
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
