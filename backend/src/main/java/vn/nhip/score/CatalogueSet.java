package vn.nhip.score;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.unit.Unit;

/** Which catalogue scores a view on a day, and the maker of sheets by it. Makers belong to the windows' loop; all else may be
 * read from anywhere. */
public final class CatalogueSet {
    private final Catalogues catalogues;
    private final @Nullable BiFunction<Unit, Source.Procedures, Long> procedureCount;
    private final Comparator<String> byName;
    private final Map<Made, SheetMaker> makers = new HashMap<>();

    /**
     * @param procedureCount how many procedures of the province's list a unit handles that have some properties; null for
     *     no list
     * @param byName the order of names
     */
    public CatalogueSet(
            Catalogues catalogues,
            @Nullable BiFunction<Unit, Source.Procedures, Long> procedureCount,
            Comparator<String> byName) {
        this.catalogues = catalogues;
        this.procedureCount = procedureCount;
        this.byName = byName;
    }

    public Catalogues catalogues() {
        return catalogues;
    }

    /** The view of the walls, and of every address that names none. */
    public View main() {
        return new View(catalogues.mainSet(), null);
    }

    /**
     * The view that somebody asks for by these ids; the main set goes by its name, so that the same is not scored twice.
     *
     * @param catalogue of a catalogue or a set; null for the main set
     * @param list null for all cases
     * @return empty when there is no such catalogue, set or list
     */
    public Optional<View> view(@Nullable String catalogue, @Nullable String list) {
        String asked = catalogue == null ? catalogues.mainSet() : catalogue;
        boolean known =
                catalogues.sets().contains(asked) || catalogues.find(asked).isPresent();
        boolean listed = list == null || catalogues.list(list).isPresent();
        return known && listed ? Optional.of(new View(asked, list)) : Optional.empty();
    }

    /**
     * What a maker of sheets goes by.
     *
     * @param list null for all cases
     */
    private record Made(String catalogue, @Nullable String list, boolean otherVersion) {}

    /** The maker of sheets of a view that are judged on a day. */
    SheetMaker maker(View view, LocalDate on) {
        Catalogue whole = catalogue(view.catalogue(), on);
        boolean otherVersion = !whole.inForceOn(on);
        Made key = new Made(whole.id(), view.list(), otherVersion);
        return makers.computeIfAbsent(key, missing -> {
            ProcedureSet list =
                    view.list() == null ? null : catalogues.list(view.list()).orElseThrow();
            Catalogue limited = list == null ? whole : ListedCatalogue.of(whole, list);
            return new SheetMaker(new Method(limited, list, otherVersion), procedureCount, byName);
        });
    }

    /** A catalogue, or a set's version of the day; for a day that none was made for, the one that is nearest. */
    public Catalogue catalogue(String id, LocalDate on) {
        List<Catalogue> versions = catalogues.ofSet(id);
        if (versions.isEmpty()) return catalogues.find(id).orElseThrow();
        Comparator<Catalogue> byStart = Comparator.comparing(Catalogue::validFrom);
        return catalogues
                .inForce(id, on)
                .orElseGet(() -> versions.stream()
                        .filter(version -> version.validFrom().isBefore(on))
                        .max(byStart)
                        .orElseGet(() -> versions.stream().min(byStart).orElseThrow()));
    }
}
