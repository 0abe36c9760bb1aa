package vn.nhip.core.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The units of one province through time. A period is judged as of its end, and so is its tree: {@link #on} the last day
 * of a period says who is whose parent in it. Every unit that ever was is in every tree, so that what it counted stays in
 * the sums; whether it exists on that day is {@link Units#exists}.
 */
public final class UnitHistory {
    private static final Comparator<Unit> BY_START =
            Comparator.comparing(Unit::validFrom, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Map<UnitCode, List<Unit>> versions = new LinkedHashMap<>();
    private final TreeMap<LocalDate, Units> trees = new TreeMap<>();

    /**
     * @throws IllegalArgumentException when two lines of a unit overlap, the units of some day are no tree, or a unit
     *     outlives its parent
     */
    public UnitHistory(Collection<Unit> lines) {
        for (Unit line : lines)
            versions.computeIfAbsent(line.code(), code -> new ArrayList<>()).add(line);
        Set<LocalDate> starts = new TreeSet<>(List.of(LocalDate.MIN));
        for (List<Unit> ofOne : versions.values()) {
            ofOne.sort(BY_START);
            for (int i = 1; i < ofOne.size(); i++) checkApart(ofOne.get(i - 1), ofOne.get(i));
            for (Unit line : ofOne) {
                if (line.validFrom() != null) starts.add(line.validFrom());
                if (line.validTo() != null) starts.add(line.validTo().plusDays(1));
            }
        }
        for (LocalDate start : starts) trees.put(start, treeOn(start));
        for (Unit line : lines) checkParent(line);
    }

    private void checkParent(Unit line) {
        firstDayWithoutParent(line).ifPresent(day -> {
            throw new IllegalArgumentException(
                    "unit " + line.code() + " has a parent " + line.parent() + " that does not exist" + dayText(day));
        });
    }

    /** The first day of a line on which its parent does not exist; empty when there is none. */
    public Optional<LocalDate> firstDayWithoutParent(Unit line) {
        if (line.parent() == null) return Optional.empty();
        LocalDate from = line.validFrom() == null ? LocalDate.MIN : line.validFrom();
        LocalDate to = line.validTo() == null ? LocalDate.MAX : line.validTo();
        LocalDate first = trees.floorKey(from);
        return trees.subMap(first, true, to, true).entrySet().stream()
                .filter(tree -> !tree.getValue().exists(line.parent()))
                .map(tree -> tree.getKey().isBefore(from) ? from : tree.getKey())
                .findFirst();
    }

    /** For messages: " on 2025-07-01", or nothing for always. */
    public static String dayText(LocalDate day) {
        return day.equals(LocalDate.MIN) ? "" : " on " + day;
    }

    private static void checkApart(Unit earlier, Unit later) {
        boolean apart = earlier.validTo() != null
                && later.validFrom() != null
                && earlier.validTo().isBefore(later.validFrom());
        if (!apart) {
            throw new IllegalArgumentException("unit " + later.code() + " is listed twice for the same days");
        }
    }

    private Units treeOn(LocalDate day) {
        List<Unit> units = new ArrayList<>();
        for (List<Unit> ofOne : versions.values()) units.add(versionOn(ofOne, day));
        try {
            return new Units(units, day);
        } catch (IllegalArgumentException notATree) {
            throw new IllegalArgumentException(notATree.getMessage() + dayText(day), notATree);
        }
    }

    /** The line of that day; of a unit that has ended its last one before, of one that has not begun its first. */
    private static Unit versionOn(List<Unit> lines, LocalDate day) {
        Unit version = lines.get(0);
        for (Unit line : lines) {
            boolean begun = line.validFrom() == null || !line.validFrom().isAfter(day);
            if (begun) version = line;
        }
        return version;
    }

    /** The units as they are on a day. */
    public Units on(LocalDate day) {
        return trees.floorEntry(day).getValue();
    }

    public boolean knows(UnitCode code) {
        return versions.containsKey(code);
    }

    /** The lines of a unit, the oldest first; empty for an unknown code. */
    public List<Unit> versions(UnitCode code) {
        return List.copyOf(versions.getOrDefault(code, List.of()));
    }

    /** Every line, in the order of the list. */
    public List<Unit> all() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    /** What became of a unit after one day and up to another, in order. */
    public List<UnitChange> changes(UnitCode code, LocalDate after, LocalDate until) {
        List<UnitChange> changes = new ArrayList<>();
        List<Unit> lines = versions.getOrDefault(code, List.of());
        Unit before = null;
        for (Unit line : lines) {
            if (before == null || !follows(before, line)) {
                if (line.validFrom() != null) add(changes, line.validFrom(), UnitChange.What.BEGAN, List.of());
            } else {
                compare(changes, before, line);
            }
            before = line;
            if (line.validTo() != null && !continues(lines, line)) {
                List<UnitCode> into = line.mergedInto() == null ? List.of() : List.of(line.mergedInto());
                add(changes, line.validTo().plusDays(1), UnitChange.What.ENDED, into);
            }
        }
        absorbed(code).forEach((on, others) -> add(changes, on, UnitChange.What.ABSORBED, others));
        return changes.stream()
                .filter(change -> change.on().isAfter(after) && !change.on().isAfter(until))
                .sorted(Comparator.comparing(UnitChange::on))
                .toList();
    }

    private static boolean continues(List<Unit> lines, Unit line) {
        return lines.stream().anyMatch(next -> follows(line, next));
    }

    private static boolean follows(Unit before, Unit after) {
        return before.validTo() != null && before.validTo().plusDays(1).equals(after.validFrom());
    }

    private static void compare(List<UnitChange> changes, Unit before, Unit after) {
        LocalDate on = Objects.requireNonNull(after.validFrom(), "only the first line of a unit begins with nothing");
        if (!before.name().equals(after.name())) add(changes, on, UnitChange.What.RENAMED, List.of());
        if (!Objects.equals(before.parent(), after.parent())) add(changes, on, UnitChange.What.MOVED, List.of());
        if (!before.kind().equals(after.kind())) add(changes, on, UnitChange.What.CHANGED_KIND, List.of());
    }

    /** The units merged into one, by the day on which they were. */
    private Map<LocalDate, List<UnitCode>> absorbed(UnitCode code) {
        Map<LocalDate, List<UnitCode>> absorbed = new TreeMap<>();
        for (List<Unit> lines : versions.values()) {
            for (Unit line : lines) {
                if (!code.equals(line.mergedInto()) || line.validTo() == null) continue;
                absorbed.computeIfAbsent(line.validTo().plusDays(1), on -> new ArrayList<>())
                        .add(line.code());
            }
        }
        return absorbed;
    }

    private static void add(List<UnitChange> changes, LocalDate on, UnitChange.What what, List<UnitCode> others) {
        changes.add(new UnitChange(on, what, others));
    }
}
