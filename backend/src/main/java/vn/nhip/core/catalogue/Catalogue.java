package vn.nhip.core.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.fact.LateReason;

/**
 * A way of scoring, as data with validity: groups, components and bands (best band first).
 *
 * @param set what its versions have in common: of each set one catalogue is in force on a day
 * @param validTo the last day; null while open
 * @param arithmetic how figures become points
 * @param notes what who reads its figures has to know of it (what is not known, why it ended), in Vietnamese sentences
 */
public record Catalogue(
        String id,
        String set,
        String name,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Arithmetic arithmetic,
        List<String> notes,
        List<Group> groups,
        List<Component> components,
        List<Band> bands) {
    public Catalogue {
        notes = List.copyOf(notes);
        groups = List.copyOf(groups);
        components = List.copyOf(components);
        bands = List.copyOf(bands);
    }

    /** A catalogue that is a set of its own, of exact arithmetic. */
    public Catalogue(
            String id,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<Group> groups,
            List<Component> components,
            List<Band> bands) {
        this(id, id, name, validFrom, validTo, groups, components, bands);
    }

    /** A version of a set, of exact arithmetic. */
    public Catalogue(
            String id,
            String set,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<Group> groups,
            List<Component> components,
            List<Band> bands) {
        this(id, set, name, validFrom, validTo, Arithmetic.EXACT, List.of(), groups, components, bands);
    }

    /** The same catalogue with other components. */
    public Catalogue with(List<Component> others) {
        return new Catalogue(id, set, name, validFrom, validTo, arithmetic, notes, groups, others, bands);
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** The band of a total that is already rounded to 2 places; the edge belongs to the better band. */
    public Band bandOf(BigDecimal total) {
        for (Band band : bands) if (total.compareTo(band.from()) >= 0) return band;
        return bands.get(bands.size() - 1);
    }

    public Optional<Component> component(String id) {
        return components.stream()
                .filter(component -> component.id().equals(id))
                .findFirst();
    }

    public List<Component> componentsOf(Group group) {
        return components.stream()
                .filter(component -> component.group().equals(group.code()))
                .toList();
    }

    /** Every measure that must be counted for this catalogue, in a fixed order; what every sheet shows first. */
    public Set<Measure> measures() {
        Set<Measure> measures = new LinkedHashSet<>(List.of(
                Measure.RECEIVED,
                Measure.HANDLED,
                Measure.COMPLETED,
                Measure.ON_TIME,
                Measure.OPEN,
                Measure.OPEN_ON_TIME,
                Measure.ODD,
                Measure.RECEIVED_LATE));
        for (LateReason reason : LateReason.values()) if (reason.fact() != null) measures.add(Measure.of(reason));
        for (Finding finding : Finding.values()) measures.add(Measure.of(finding));
        for (Component component : components) measures.addAll(component.measures());
        return measures;
    }
}
