package vn.nhip.config;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;

/**
 * The part of a configuration that may be read anew while the server runs: what is counted, for whom, by which lists and
 * which calendar. The server's own settings and the province stay as they are until it is started again.
 */
public record Lists(
        UnitHistory history, ProcedureList procedures, CalendarList calendar, Catalogues catalogues, Targets targets) {
    /** How cases, petitions and procedures are folded by these lists. */
    public CaseFold fold() {
        return CaseFold.by(procedures.all(), days());
    }

    public WorkingDays days() {
        return calendar.days();
    }

    /** Whether units stand as in these lists: then their trees are the same on every day. */
    public boolean sameUnits(Lists other) {
        return history.all().equals(other.history.all());
    }

    /**
     * Reads the directory anew for a server that runs. It waits for the disk.
     *
     * @param running those that are in force
     * @throws vn.nhip.catalogue.file.UnusableFilesException with every fault of every file
     */
    public static Lists reload(Path dir, Province province, Lists running) {
        FileProblems problems = new FileProblems();
        SavedFiles.checkNames(dir, problems);
        UnitHistory history = UnitsReader.read(dir.resolve("units.csv"), problems);
        Config.checkRoot(province.code(), history, problems);
        checkKept(history, running.history, problems);
        ProcedureList procedures = ProceduresReader.read(dir.resolve("procedures.csv"), history, problems);
        CalendarList calendar = CalendarReader.read(dir.resolve("calendar.csv"), province.zone(), problems);
        CatalogueSets.Known known = new CatalogueSets.Known(
                province.mainSet(), procedures, history == null ? running.history.all() : history.all());
        CatalogueSets methods = CatalogueSets.read(dir, known, problems);
        CatalogueSets good = problems.unlessAny(methods);
        return new Lists(problems.unlessAny(history), procedures, calendar, good.catalogues(), good.targets());
    }

    /** Its cases would be counted nowhere: a unit that is no more gets a last day and stays in the list. */
    private static void checkKept(@Nullable UnitHistory next, UnitHistory running, FileProblems problems) {
        if (next == null) return;
        Set<UnitCode> gone = running.all().stream()
                .map(Unit::code)
                .filter(code -> !next.knows(code))
                .collect(Collectors.toCollection(TreeSet::new));
        for (UnitCode code : gone) {
            problems.add(
                    Place.of("units.csv"),
                    code + " is missing; a unit that exists no more keeps its line and gets a valid_to");
        }
    }
}
