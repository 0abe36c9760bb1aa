package vn.nhip.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.CsvFile;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Row;
import vn.nhip.core.calendar.WorkingDays;

/**
 * Reads {@code calendar.csv}: {@code date,kind} and, for people, {@code name}, {@code basis} (the law or notice) and
 * {@code confidence} (how it is known).
 */
final class CalendarReader {
    private static final CsvFile FORM = new CsvFile(Set.of("date", "kind"), Set.of("name", "basis", "confidence"));
    private static final String PROVISIONAL = "provisional";
    private static final String MEMORY = "memory";

    /** A closed list: a row that is provisional under a wrong spelling must not pass for a certain one. */
    private static final Set<String> CONFIDENCES =
            Set.of("checked", "date-holidays", "date-holidays+rule", MEMORY, "page", PROVISIONAL, "rule");

    private enum Kind {
        OFF,
        MAKEUP
    }

    private final Map<LocalDate, Kind> kinds = new HashMap<>();
    private final Map<String, Set<LocalDate>> byConfidence = new HashMap<>();

    private CalendarReader() {}

    /** @param zone null when it could not be read; then the usual one stands in */
    static CalendarList read(Path file, @Nullable ZoneId zone, FileProblems problems) {
        CalendarReader reader = new CalendarReader();
        FORM.read(file, problems).forEach(reader::row);
        return reader.list(zone);
    }

    private void row(Row row) {
        row.required("date");
        row.required("kind");
        LocalDate day = row.day("date");
        Kind kind = row.read("kind", CalendarReader::kind);
        String confidence = row.read("confidence", CalendarReader::confidence);
        if (day == null || kind == null) return;
        if (kinds.put(day, kind) != null) row.problem("date", day + " is there twice");
        if (confidence == null) return;
        byConfidence.computeIfAbsent(confidence, none -> new HashSet<>()).add(day);
    }

    private CalendarList list(@Nullable ZoneId zone) {
        int year = kinds.keySet().stream().mapToInt(LocalDate::getYear).max().orElse(0);
        LocalDate to = kinds.isEmpty() ? null : LocalDate.of(year, 12, 31);
        ZoneId known = Objects.requireNonNullElseGet(zone, () -> ZoneId.of(Zones.USUAL));
        WorkingDays days = new WorkingDays(known, daysOf(Kind.OFF), daysOf(Kind.MAKEUP));
        return new CalendarList(days, to, known(PROVISIONAL), known(MEMORY));
    }

    private SortedSet<LocalDate> known(String confidence) {
        return new TreeSet<>(byConfidence.getOrDefault(confidence, Set.of()));
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "off" -> Kind.OFF;
            case "makeup" -> Kind.MAKEUP;
            default -> throw new IllegalArgumentException("unknown \"" + text + "\"; allowed: makeup, off");
        };
    }

    private static String confidence(String text) {
        if (CONFIDENCES.contains(text)) return text;
        throw new IllegalArgumentException("unknown \"" + text + "\"; allowed: " + Fields.list(CONFIDENCES));
    }

    private Set<LocalDate> daysOf(Kind wanted) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue() == wanted)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
