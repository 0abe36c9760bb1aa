package vn.nhip.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nhip.catalogue.file.CsvFile;
import vn.nhip.catalogue.file.Problems;
import vn.nhip.catalogue.file.Row;
import vn.nhip.core.calendar.WorkingDays;

/** Reads {@code calendar.csv}: {@code date,kind} and, for people, {@code name}. */
final class CalendarReader {
    private static final CsvFile FORM = new CsvFile(Set.of("date", "kind"), Set.of("name"));

    private enum Kind {
        OFF,
        MAKEUP
    }

    private CalendarReader() {}

    /** @param zone null when it could not be read */
    static WorkingDays read(Path file, ZoneId zone, Problems problems) {
        Map<LocalDate, Kind> kinds = new HashMap<>();
        for (Row row : FORM.read(file, problems)) {
            row.required("date");
            row.required("kind");
            LocalDate day = row.day("date");
            Kind kind = row.read("kind", CalendarReader::kind);
            if (day != null && kind != null && kinds.put(day, kind) != null) {
                row.problem("date", day + " is there twice");
            }
        }
        return new WorkingDays(zone, daysOf(kinds, Kind.OFF), daysOf(kinds, Kind.MAKEUP));
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "off" -> Kind.OFF;
            case "makeup" -> Kind.MAKEUP;
            default -> throw new IllegalArgumentException("unknown \"" + text + "\"; allowed: makeup, off");
        };
    }

    private static Set<LocalDate> daysOf(Map<LocalDate, Kind> kinds, Kind wanted) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue() == wanted)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
