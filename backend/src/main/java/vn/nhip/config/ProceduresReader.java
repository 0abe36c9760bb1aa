package vn.nhip.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.CsvFile;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Row;
import vn.nhip.core.key.KeyForm;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;

/**
 * Reads {@code procedures.csv}: {@code code,name,level,time_limit,fee,result_required,for_individuals,online}, and
 * {@code units} (codes with blanks between them) where not every unit of the level handles a procedure.
 */
final class ProceduresReader {
    private static final CsvFile FORM = new CsvFile(
            Set.of("code", "name", "level", "time_limit", "fee", "result_required", "for_individuals", "online"),
            Set.of("units"));

    private final @Nullable UnitHistory units;
    private final Map<ProcedureCode, Procedure> procedures = new LinkedHashMap<>();

    private ProceduresReader(@Nullable UnitHistory units) {
        this.units = units;
    }

    /** @param units null when they could not be read; then codes of units are not looked up */
    static ProcedureList read(Path file, @Nullable UnitHistory units, FileProblems problems) {
        ProceduresReader reader = new ProceduresReader(units);
        FORM.read(file, problems).forEach(reader::procedure);
        return new ProcedureList(reader.procedures.values());
    }

    private void procedure(Row row) {
        row.required("code");
        ProcedureCode code = row.read("code", ProceduresReader::code);
        Procedure procedure = new Procedure(
                code == null ? ProcedureCode.NONE : code,
                row.required("name"),
                level(row),
                row.read("time_limit", Procedure.TimeLimit::parse),
                row.flag("fee"),
                row.flag("result_required"),
                row.flag("for_individuals"),
                row.flag("online"),
                unitsOf(row));
        if (code != null && procedures.put(code, procedure) != null) {
            row.problem("code", code + " is there twice");
        }
    }

    /** What no message could name would be a procedure without a case for ever. */
    private static ProcedureCode code(String text) {
        if (!ProcedureCode.isWellFormed(KeyForm.normal(text))) {
            throw new IllegalArgumentException(
                    "not a code: \"" + text + "\"; allowed: letters A to Z and \u0110, digits, . _ / -, at most 80");
        }
        return ProcedureCode.parse(text);
    }

    private String level(Row row) {
        String level = row.required("level");
        if (level.isEmpty() || level.equals(Unit.PROVINCE) || units == null) return level;
        boolean known = units.all().stream().anyMatch(unit -> unit.kind().equals(level));
        if (!known) row.problem("level", "unknown \"" + level + "\"; allowed: " + UnitsReader.kinds(units));
        return level;
    }

    private Set<UnitCode> unitsOf(Row row) {
        Set<UnitCode> read = row.read(
                "units",
                text -> Arrays.stream(text.split("\\s+")).map(this::known).collect(Collectors.toSet()));
        return read == null ? Set.of() : read;
    }

    private UnitCode known(String text) {
        UnitCode code = UnitCode.parse(text);
        if (units == null || units.knows(code)) return code;
        throw new IllegalArgumentException("no unit has the code " + code);
    }
}
