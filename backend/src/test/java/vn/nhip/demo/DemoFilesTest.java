package vn.nhip.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.unit.Unit;

class DemoFilesTest {
    @Test
    void givenTheUnits_thenNamesAreComposedAndShortEnoughForAWall() {
        assertEquals(15, DemoFiles.units().ofKind(DemoProvince.DEPARTMENT).size());
        assertEquals(96, DemoFiles.units().ofKind(DemoProvince.COMMUNE).size());
        for (Unit unit : DemoFiles.units().all()) {
            assertTrue(unit.shortName().length() <= 28, unit.shortName());
            assertTrue(Normalizer.isNormalized(unit.name(), Normalizer.Form.NFC), unit.name());
        }
    }

    @Test
    void givenTheProcedures_thenEveryUnitHasWorkAndFeesAndOnlineServices() {
        DemoProvince province = DemoFiles.province();
        for (Unit unit : province.units().all()) {
            if (unit.kind().equals(Unit.PROVINCE)) continue;
            List<Procedure> procedures = province.proceduresOf(unit);
            assertTrue(procedures.size() >= 3, unit.name());
            assertTrue(procedures.stream().anyMatch(Procedure::online), unit.name());
        }
        for (Procedure procedure : province.procedures()) {
            assertTrue(Normalizer.isNormalized(procedure.name(), Normalizer.Form.NFC), procedure.name());
            procedure
                    .units()
                    .forEach(code -> assertTrue(province.units().find(code).isPresent(), code.value()));
        }
    }
}
