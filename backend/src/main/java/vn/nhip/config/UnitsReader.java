package vn.nhip.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.nhip.catalogue.file.CsvFile;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.Problems;
import vn.nhip.catalogue.file.Row;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;

/** Reads {@code units.csv}: {@code code,name,short_name,kind,parent,valid_from,valid_to}. */
final class UnitsReader {
    /** As much as a wall shows of a name from eight metres away. */
    static final int SHORT_NAME_LENGTH = 28;

    private static final CsvFile FORM =
            new CsvFile(Set.of("code", "name", "short_name", "kind", "parent", "valid_from", "valid_to"), Set.of());
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,29}");

    private final Problems problems;
    private final Map<UnitCode, Row> rows = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();

    private UnitsReader(Problems problems) {
        this.problems = problems;
    }

    /** The units; null, with the faults noted, when there are any. */
    static Units read(Path file, Problems problems) {
        int before = problems.count();
        UnitsReader reader = new UnitsReader(problems);
        FORM.read(file, problems).forEach(reader::unit);
        reader.units.forEach(reader::parent);
        if (problems.count() > before) return null;
        try {
            return new Units(reader.units);
        } catch (IllegalArgumentException notATree) {
            problems.add(Place.of(file.getFileName().toString()), notATree.getMessage());
            return null;
        }
    }

    private void unit(Row row) {
        row.required("code");
        UnitCode code = row.read("code", UnitCode::parse);
        UnitCode parent = row.read("parent", UnitCode::parse);
        LocalDate from = row.day("valid_from");
        LocalDate to = row.day("valid_to");
        if (from != null && to != null && to.isBefore(from)) row.problem("valid_to", "before valid_from " + from);
        String name = row.required("name");
        String kind = row.required("kind");
        if (!kind.isEmpty() && !KIND.matcher(kind).matches()) {
            row.problem("kind", "not a kind: \"" + kind + "\"; a word of a-z such as province, department, commune");
        }
        Unit unit = new Unit(code, name, shortName(row, name), kind, parent, from, to);
        if (code == null) return;
        units.add(unit);
        Row same = rows.putIfAbsent(code, row);
        if (same != null)
            row.problem(
                    "code",
                    code + " is there twice, first on line " + same.place().line());
    }

    private static String shortName(Row row, String name) {
        String text = row.text("short_name");
        String shortName = text.isEmpty() ? name : text;
        int length = shortName.codePointCount(0, shortName.length());
        if (length > SHORT_NAME_LENGTH) {
            String problem = "longer than " + SHORT_NAME_LENGTH + " characters (" + length + "): \"" + shortName + "\"";
            row.problem("short_name", text.isEmpty() ? "is empty, and the name is " + problem : problem);
        }
        return shortName;
    }

    private void parent(Unit unit) {
        Row row = rows.get(unit.code());
        boolean province = unit.kind().equals(Unit.PROVINCE);
        if (unit.parent() == null && !province) {
            row.problem("parent", "is empty; only the province has no parent");
        } else if (unit.parent() != null && province) {
            row.problem("parent", "a province has none: " + unit.parent());
        } else if (unit.parent() != null && !rows.containsKey(unit.parent())) {
            row.problem("parent", "no unit has the code " + unit.parent());
        }
    }

    /** The kinds below the province that a list of units uses. */
    static String kinds(Units units) {
        return Fields.list(units.all().stream().map(Unit::kind).toList());
    }
}
