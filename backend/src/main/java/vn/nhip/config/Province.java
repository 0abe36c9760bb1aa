package vn.nhip.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.YamlFile;
import vn.nhip.core.unit.UnitCode;

/**
 * The province that the server counts for.
 *
 * @param zone where days are cut; a region that browsers know as well
 * @param demo its figures are invented, and every page says so
 * @param mainSet the set of catalogues that walls are scored by; null: the set of the first catalogue by its file's name
 * @param wallPeriod what a wall shows that was told no period: a word or a rolling period, as {@code 30d}
 */
public record Province(
        UnitCode code,
        String name,
        ZoneId zone,
        boolean demo,
        @Nullable String mainSet,
        String wallPeriod) {
    private static final List<String> WALL_PERIODS = List.of("week", "month", "quarter", "year", "7d", "30d");
    /** On the first days of a month it still has a month behind it. */
    private static final String USUAL_WALL_PERIOD = "30d";

    /** A province that names no set of catalogues. */
    public Province(UnitCode code, String name, ZoneId zone, boolean demo) {
        this(code, name, zone, demo, null, USUAL_WALL_PERIOD);
    }

    /**
     * What was read of {@code province.yaml}: other files are held against the parts that are right.
     *
     * @param code null when it is wrong
     * @param zone null when it is wrong
     * @param mainSet null when none is named
     * @param whole null when a part is wrong
     */
    record Read(
            @Nullable UnitCode code,
            @Nullable ZoneId zone,
            @Nullable String mainSet,
            @Nullable Province whole) {
        private static final Read NOTHING = new Read(null, null, null, null);
    }

    /** Reads {@code province.yaml}; what is wrong is noted. */
    static Read read(Path file, FileProblems problems) {
        int before = problems.count();
        Fields fields = YamlFile.read(file, problems);
        if (problems.count() > before) return Read.NOTHING;
        UnitCode code = code(fields, problems);
        String name = fields.text("name");
        ZoneId zone = Zones.read(fields, problems);
        boolean demo = fields.flag("demo");
        String mainSet = fields.textOrNull("mainSet");
        String wallPeriod = wallPeriod(fields, problems);
        fields.done();
        if (code == null || zone == null || problems.count() > before) return new Read(code, zone, mainSet, null);
        return new Read(code, zone, mainSet, new Province(code, name, zone, demo, mainSet, wallPeriod));
    }

    private static @Nullable UnitCode code(Fields fields, FileProblems problems) {
        String text = fields.text("code");
        if (text.isEmpty()) return null;
        try {
            return UnitCode.parse(text);
        } catch (IllegalArgumentException refused) {
            problems.add(fields.placeOf("code"), refused.getMessage() + "; allowed: H48, 000.00.00.H48");
            return null;
        }
    }

    private static String wallPeriod(Fields fields, FileProblems problems) {
        String text = fields.text("wallPeriod", USUAL_WALL_PERIOD);
        if (WALL_PERIODS.contains(text)) return text;
        String allowed = String.join(", ", WALL_PERIODS);
        problems.add(fields.placeOf("wallPeriod"), "unknown period \"" + text + "\"; allowed: " + allowed);
        return USUAL_WALL_PERIOD;
    }
}
