package vn.nhip.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.CsvFile;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.Row;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;

/**
 * Reads {@code units.csv}: {@code code,name,short_name,kind,parent,valid_from,valid_to}, and {@code merged_into} where a
 * unit was taken over by another. A rename, another parent or another kind from a day on is another line with the same
 * code.
 */
final class UnitsReader {
    /** As much as a wall shows of a name from eight metres away. */
    static final int SHORT_NAME_LENGTH = 28;

    private static final CsvFile FORM = new CsvFile(
            Set.of("code", "name", "short_name", "kind", "parent", "valid_from", "valid_to"), Set.of("merged_into"));
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,29}");

    private final FileProblems problems;
    /** The lines of each code, as they stand in the file. */
    private final Map<UnitCode, List<Line>> lines = new LinkedHashMap<>();

    private record Line(Unit unit, Row row) {
        LocalDate from() {
            return unit.validFrom() == null ? LocalDate.MIN : unit.validFrom();
        }

        LocalDate to() {
            return unit.validTo() == null ? LocalDate.MAX : unit.validTo();
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(from()) && !day.isAfter(to());
        }
    }

    private UnitsReader(FileProblems problems) {
        this.problems = problems;
    }

    /** The units; null, with the faults noted, when there are any. */
    static @Nullable UnitHistory read(Path file, FileProblems problems) {
        int before = problems.count();
        UnitsReader reader = new UnitsReader(problems);
        FORM.read(file, problems).forEach(reader::unit);
        reader.all().forEach(reader::checkParent);
        if (problems.count() > before) return null;
        reader.all().forEach(reader::checkParentsDays);
        reader.all().forEach(reader::checkMerger);
        reader.checkCircles();
        if (problems.count() > before) return null;
        try {
            return new UnitHistory(reader.all().stream().map(Line::unit).toList());
        } catch (IllegalArgumentException notATree) {
            problems.add(Place.of(file.getFileName().toString()), notATree);
            return null;
        }
    }

    private List<Line> all() {
        return lines.values().stream().flatMap(List::stream).toList();
    }

    /** The lines of a code, as they stand in the file; none of one that is not there. */
    private List<Line> linesOf(UnitCode code) {
        return lines.getOrDefault(code, List.of());
    }

    private void unit(Row row) {
        row.required("code");
        UnitCode code = row.read("code", UnitCode::parse);
        UnitCode parent = row.read("parent", UnitCode::parse);
        UnitCode mergedInto = row.read("merged_into", UnitCode::parse);
        LocalDate from = row.day("valid_from");
        LocalDate to = row.day("valid_to");
        if (from != null && to != null && to.isBefore(from)) row.problem("valid_to", "before valid_from " + from);
        String name = row.required("name");
        String kind = row.required("kind");
        if (!kind.isEmpty() && !KIND.matcher(kind).matches()) {
            row.problem("kind", "not a kind: \"" + kind + "\"; a word of a-z such as province, department, commune");
        }
        String shortName = shortName(row, name);
        if (code == null) return;
        Line line = new Line(new Unit(code, name, shortName, kind, parent, from, to, mergedInto), row);
        List<Line> same = lines.computeIfAbsent(code, missing -> new ArrayList<>());
        same.stream().filter(other -> overlap(other, line)).findFirst().ifPresent(other -> twice(line, other));
        same.add(line);
    }

    private static boolean overlap(Line one, Line other) {
        return !one.from().isAfter(other.to()) && !other.from().isAfter(one.to());
    }

    private static void twice(Line line, Line first) {
        String where = line.unit().code() + " is there twice, first on line "
                + first.row().place().line();
        boolean always = line.from().equals(LocalDate.MIN) && first.from().equals(LocalDate.MIN);
        LocalDate both = line.from().isAfter(first.from()) ? line.from() : first.from();
        line.row().problem("code", always ? where : where + ": both hold on " + both);
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

    private void checkParent(Line line) {
        Unit unit = line.unit();
        boolean province = unit.kind().equals(Unit.PROVINCE);
        if (unit.parent() == null && !province) {
            line.row().problem("parent", "is empty; only the province has no parent");
        } else if (unit.parent() != null && province) {
            line.row().problem("parent", "a province has none: " + unit.parent());
        } else if (unit.parent() != null && !lines.containsKey(unit.parent())) {
            line.row().problem("parent", "no unit has the code " + unit.parent());
        }
    }

    /** A unit may not outlive its parent: on the parent's last day it ends too, or goes to another. */
    private void checkParentsDays(Line line) {
        UnitCode above = line.unit().parent();
        if (above == null) return;
        List<Line> parents = linesOf(above);
        TreeSet<LocalDate> days = new TreeSet<>(List.of(line.from()));
        for (Line parent : parents) {
            LocalDate after =
                    parent.to().equals(LocalDate.MAX) ? null : parent.to().plusDays(1);
            if (after != null && line.holds(after)) days.add(after);
        }
        days.stream()
                .filter(day -> parents.stream().noneMatch(parent -> parent.holds(day)))
                .findFirst()
                .ifPresent(day -> line.row().problem("parent", missingOn(above, day)));
    }

    private String missingOn(UnitCode code, LocalDate day) {
        if (!day.equals(LocalDate.MIN)) return code + " does not exist on " + day;
        LocalDate from = linesOf(code).stream()
                .map(Line::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return code + " does not exist before " + from;
    }

    private void checkMerger(Line line) {
        UnitCode into = line.unit().mergedInto();
        if (into == null) return;
        if (line.unit().validTo() == null) {
            line.row()
                    .problem("merged_into", "without a valid_to: " + line.unit().code() + " has not ended");
        } else if (into.equals(line.unit().code())) {
            line.row().problem("merged_into", "is the unit itself");
        } else if (!lines.containsKey(into)) {
            line.row().problem("merged_into", "no unit has the code " + into);
        } else {
            LocalDate after = line.to().plusDays(1);
            boolean exists = linesOf(into).stream().anyMatch(other -> other.holds(after));
            if (!exists) line.row().problem("merged_into", missingOn(into, after));
        }
    }

    /** Looked at on each day on which a line begins: circles do not come about by themselves. */
    private void checkCircles() {
        Set<Line> told = new java.util.HashSet<>();
        for (LocalDate day : new TreeSet<>(all().stream().map(Line::from).toList())) {
            Map<UnitCode, Line> holding = new HashMap<>();
            for (Line line : all()) if (line.holds(day)) holding.put(line.unit().code(), line);
            for (Line line : holding.values().stream()
                    .sorted(Comparator.comparing(held -> held.row().place().line()))
                    .toList()) {
                if (isOwnAncestor(line, holding) && told.add(line)) {
                    line.row()
                            .problem("parent", line.unit().code() + " is its own ancestor" + UnitHistory.dayText(day));
                }
            }
        }
    }

    private static boolean isOwnAncestor(Line line, Map<UnitCode, Line> holding) {
        Line at = line;
        for (int steps = 0; steps <= holding.size(); steps++) {
            at = at.unit().parent() == null ? null : holding.get(at.unit().parent());
            if (at == null) return false;
            if (at == line) return true;
        }
        return false;
    }

    /** The kinds that a list of units uses. */
    static String kinds(UnitHistory units) {
        return Fields.list(units.all().stream().map(Unit::kind).toList());
    }
}
