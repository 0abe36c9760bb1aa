package vn.nhip.demo;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.Procedure.TimeLimit;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;

/** config/demo as the tests of this room need it. */
final class DemoFiles {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private DemoFiles() {}

    static DemoProvince province() {
        return new DemoProvince(units(), procedures(), days());
    }

    static List<Map<String, String>> rows(String file) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (InputStream stream = DemoFiles.class.getResourceAsStream("/config/demo/" + file);
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(schema)
                        .readValues(stream)) {
            return rows.readAll();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static Units units() {
        return new Units(rows("units.csv").stream()
                .map(row -> new Unit(
                        new UnitCode(row.get("code")),
                        row.get("name"),
                        row.get("short_name"),
                        row.get("kind"),
                        row.get("parent").isEmpty() ? null : new UnitCode(row.get("parent")),
                        row.get("valid_from").isEmpty() ? null : LocalDate.parse(row.get("valid_from")),
                        null))
                .toList());
    }

    static List<Procedure> procedures() {
        return rows("procedures.csv").stream()
                .map(row -> new Procedure(
                        new ProcedureCode(row.get("code")),
                        row.get("name"),
                        row.get("level"),
                        row.get("time_limit").isEmpty() ? null : TimeLimit.parse(row.get("time_limit")),
                        flag(row, "fee"),
                        flag(row, "result_required"),
                        flag(row, "for_individuals"),
                        flag(row, "online"),
                        row.get("units").isEmpty() ? Set.of() : Set.of(new UnitCode(row.get("units")))))
                .toList();
    }

    private static boolean flag(Map<String, String> row, String column) {
        return switch (row.get(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(column + " of " + row.get("code"));
        };
    }

    static WorkingDays days() {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> makeUp = new HashSet<>();
        for (Map<String, String> row : rows("calendar.csv")) {
            (row.get("kind").equals("off") ? off : makeUp).add(LocalDate.parse(row.get("date")));
        }
        return new WorkingDays(ZONE, off, makeUp);
    }
}
