package vn.nhip.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
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
public record Province(UnitCode code, String name, ZoneId zone, boolean demo, String mainSet, String wallPeriod) {
    private static final List<String> WALL_PERIODS = List.of("week", "month", "quarter", "year", "7d", "30d");
    /** On the first days of a month it still has a month behind it. */
    private static final String USUAL_WALL_PERIOD = "30d";

    /** A province that names no set of catalogues. */
    public Province(UnitCode code, String name, ZoneId zone, boolean demo) {
        this(code, name, zone, demo, null, USUAL_WALL_PERIOD);
    }

    /** Reads {@code province.yaml}; parts that are wrong are noted and null. */
    static Province read(Path file, FileProblems problems) {
        int before = problems.count();
        Fields fields = YamlFile.read(file, problems);
        if (problems.count() > before) return null;
        Province province = new Province(
                code(fields, problems),
                fields.text("name"),
                Zones.read(fields, problems),
                fields.flag("demo"),
                fields.text("mainSet", null),
                wallPeriod(fields, problems));
        fields.done();
        return province;
    }

    private static UnitCode code(Fields fields, FileProblems problems) {
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
        return null;
    }
}
