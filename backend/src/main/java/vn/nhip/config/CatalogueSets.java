package vn.nhip.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.unit.Unit;

/**
 * By what is scored: {@code catalogue/}, {@code lists/} and {@code targets.csv}, all of them optional.
 *
 * @param catalogues at least one; a directory without a folder {@code catalogue} has those of Decision 766 that the
 *     server carries
 */
public record CatalogueSets(Catalogues catalogues, Targets targets) {
    private static final String CATALOGUES = "catalogue";

    /**
     * What the files are held against.
     *
     * @param mainSet null: the set of the first file by name
     * @param units every line of {@code units.csv}; empty when it could not be read, then units are not looked up
     */
    record Known(@Nullable String mainSet, ProcedureList procedures, Collection<Unit> units) {}

    /** Null, with the faults noted, when a file is wrong. */
    static @Nullable CatalogueSets read(Path dir, Known known, FileProblems problems) {
        int before = problems.count();
        List<Catalogue> catalogues = catalogues(dir.resolve(CATALOGUES), problems);
        List<ProcedureSet> lists = ListsReader.read(dir.resolve("lists"), known.procedures(), problems);
        Targets targets = TargetsReader.read(
                dir.resolve("targets.csv"),
                problems.count() > before ? null : idsOf(catalogues),
                known.units(),
                problems);
        if (problems.count() > before || catalogues.isEmpty()) return null;
        String mainSet = known.mainSet() == null ? catalogues.get(0).set() : known.mainSet();
        try {
            return new CatalogueSets(new Catalogues(catalogues, mainSet, lists), targets);
        } catch (IllegalArgumentException together) {
            boolean noSuchSet = catalogues.stream().noneMatch(one -> one.set().equals(mainSet));
            Place place = noSuchSet ? new Place("province.yaml", 0, 0, "mainSet") : Place.of(CATALOGUES);
            problems.add(place, together);
            return null;
        }
    }

    private static Set<String> idsOf(List<Catalogue> catalogues) {
        Set<String> ids = new HashSet<>();
        for (Catalogue catalogue : catalogues)
            for (Component component : catalogue.components()) ids.add(component.id());
        return ids;
    }

    private static List<Catalogue> catalogues(Path dir, FileProblems problems) {
        if (!Files.exists(dir)) return CatalogueReader.shippedVersions();
        List<Catalogue> catalogues = new ArrayList<>();
        Map<String, String> fileOf = new HashMap<>();
        List<Path> files = YamlFolder.files(dir, problems);
        if (files.isEmpty() && Files.isDirectory(dir))
            problems.add(Place.of(CATALOGUES), "holds no .yaml or .yml file");
        for (Path file : files) {
            String name = SavedFiles.nameOf(file);
            try {
                Catalogue catalogue = CatalogueReader.read(file).catalogue();
                String other = fileOf.put(catalogue.id(), name);
                if (other != null) problems.add(Place.of(name), "has the id of " + other + ": " + catalogue.id());
                catalogues.add(catalogue);
            } catch (UnusableFilesException unusable) {
                unusable.problems().forEach(problem -> problems.add(problem.place(), problem.text()));
            }
        }
        return catalogues;
    }
}
