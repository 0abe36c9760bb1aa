package vn.nhip.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;

/**
 * A configuration directory, read and checked.
 *
 * @param catalogues at least one; a directory without a folder {@code catalogue} has those of Decision 766 that the
 *     server carries
 */
public record Config(
        ServerSettings server,
        Province province,
        UnitHistory history,
        ProcedureList procedures,
        CalendarList calendar,
        Catalogues catalogues,
        Targets targets) {
    /** What a reload reads anew, as it was read at the start. */
    public Lists lists() {
        return new Lists(history, procedures, calendar, catalogues, targets);
    }

    public WorkingDays days() {
        return calendar.days();
    }

    /**
     * Reads a directory. It waits for the disk, so it is called before anything is deployed.
     *
     * @param environment as {@code System.getenv()}; its {@code NHIP_…} variables win over {@code server.yaml}
     * @throws UnusableFilesException with every fault of every file
     */
    public static Config load(Path dir, Map<String, String> environment) {
        FileProblems problems = new FileProblems();
        if (!Files.isDirectory(dir)) {
            String what = Files.exists(dir) ? "is a file" : "there is no such folder";
            problems.add(Place.of(dir.toString()), what + "; the folder that holds server.yaml is expected (--config)");
            problems.throwIfAny();
        }
        SavedFiles.checkNames(dir, problems);
        ServerSettings server = ServerSettingsReader.read(dir.resolve("server.yaml"), environment, problems);
        Province.Read province = Province.read(dir.resolve("province.yaml"), problems);
        UnitHistory units = UnitsReader.read(dir.resolve("units.csv"), problems);
        checkRoot(province.code(), units, problems);
        ProcedureList procedures = ProceduresReader.read(dir.resolve("procedures.csv"), units, problems);
        CalendarList calendar = CalendarReader.read(dir.resolve("calendar.csv"), province.zone(), problems);
        CatalogueSets.Known known =
                new CatalogueSets.Known(province.mainSet(), procedures, units == null ? List.of() : units.all());
        CatalogueSets methods = CatalogueSets.read(dir, known, problems);
        CatalogueSets good = problems.unlessAny(methods);
        return new Config(
                problems.unlessAny(server),
                problems.unlessAny(province.whole()),
                problems.unlessAny(units),
                procedures,
                calendar,
                good.catalogues(),
                good.targets());
    }

    static void checkRoot(@Nullable UnitCode province, @Nullable UnitHistory units, FileProblems problems) {
        if (province == null || units == null) return;
        // One in every tree: a second root is refused.
        UnitCode root = units.on(LocalDate.MIN).province().code();
        if (root.equals(province)) return;
        String text = "the province of province.yaml is " + province + ", here it is " + root;
        problems.add(Place.of("units.csv"), text);
    }
}
