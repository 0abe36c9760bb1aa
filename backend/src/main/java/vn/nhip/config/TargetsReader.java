package vn.nhip.config;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.CsvFile;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Row;
import vn.nhip.core.catalogue.Target;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;

/** Reads {@code targets.csv}: {@code unit,component,year,ratio}; the unit is a code, or a kind for every unit of it. */
final class TargetsReader {
    private static final CsvFile FORM = new CsvFile(Set.of("unit", "component", "year", "ratio"), Set.of());
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final @Nullable Set<String> components;
    private final Set<String> kinds = new HashSet<>();
    private final Set<UnitCode> codes = new HashSet<>();

    private TargetsReader(@Nullable Set<String> components, Collection<Unit> units) {
        this.components = components;
        for (Unit unit : units) {
            kinds.add(unit.kind());
            codes.add(unit.code());
        }
    }

    /**
     * @param components ids of all catalogues; null when they could not be read, then ids are not looked up
     * @param units every line of the list; empty when it could not be read, then units are not looked up
     */
    static Targets read(Path file, @Nullable Set<String> components, Collection<Unit> units, FileProblems problems) {
        if (!Files.exists(file)) return Targets.NONE;
        TargetsReader reader = new TargetsReader(components, units);
        List<Target> targets = new ArrayList<>();
        Set<Targets.Key> met = new HashSet<>();
        for (Row row : FORM.read(file, problems)) {
            for (String column : List.of("unit", "component", "year", "ratio")) row.required(column);
            String unit = row.read("unit", reader::unit);
            String component = row.read("component", reader::component);
            Integer year = row.read("year", TargetsReader::year);
            BigDecimal ratio = row.read("ratio", TargetsReader::ratio);
            if (unit == null || component == null || year == null || ratio == null) continue;
            if (!met.add(new Targets.Key(unit, component, year))) row.problem("unit", "this target is there twice");
            targets.add(new Target(unit, component, year, ratio));
        }
        return new Targets(targets);
    }

    private String unit(String text) {
        if (kinds.contains(text)) return text;
        String allowed = "; allowed: a unit's code, " + Fields.list(kinds);
        try {
            UnitCode code = UnitCode.parse(text);
            if (codes.isEmpty() || codes.contains(code)) return code.value();
        } catch (IllegalArgumentException neither) {
            if (codes.isEmpty()) return text;
            throw new IllegalArgumentException("no unit has this code or kind: \"" + text + "\"" + allowed, neither);
        }
        throw new IllegalArgumentException("no unit has the code \"" + text + "\"" + allowed);
    }

    private String component(String text) {
        if (components == null || components.contains(text)) return text;
        throw new IllegalArgumentException(
                "no catalogue has the component \"" + text + "\"; allowed: " + Fields.list(components));
    }

    private static int year(String text) {
        if (text.matches("\\d{4}")) {
            int year = Integer.parseInt(text);
            if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
        }
        throw new IllegalArgumentException("not a year: \"" + text + "\"; allowed: 2000..2100");
    }

    private static BigDecimal ratio(String text) {
        String problem = "not a percentage of at most 2 places: \"" + text + "\"; allowed: 0..100";
        try {
            BigDecimal ratio = new BigDecimal(text);
            boolean within = ratio.signum() >= 0 && ratio.compareTo(HUNDRED) <= 0;
            if (within && ratio.stripTrailingZeros().scale() <= 2) return ratio;
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(problem, notANumber);
        }
        throw new IllegalArgumentException(problem);
    }
}
