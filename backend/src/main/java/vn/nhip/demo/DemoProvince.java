package vn.nhip.demo;

import java.util.List;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;

/**
 * What the simulator has to know of a province.
 *
 * @param procedures in the order of the list: for a unit the first ones are asked for most
 */
public record DemoProvince(Units units, List<Procedure> procedures, WorkingDays days) {
    static final String DEPARTMENT = "department";
    static final String COMMUNE = "commune";

    /** @throws IllegalArgumentException when a kind of unit is missing or has nothing to do */
    public DemoProvince {
        procedures = List.copyOf(procedures);
        for (String kind : List.of(DEPARTMENT, COMMUNE)) {
            if (units.ofKind(kind).isEmpty()) throw new IllegalArgumentException("the demo province has no " + kind);
        }
    }

    List<Procedure> proceduresOf(Unit unit) {
        String level = unit.kind().equals(COMMUNE) ? COMMUNE : Unit.PROVINCE;
        return procedures.stream()
                .filter(procedure -> procedure.level().equals(level))
                .filter(procedure ->
                        procedure.units().isEmpty() || procedure.units().contains(unit.code()))
                .toList();
    }
}
