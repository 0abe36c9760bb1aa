package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.core.unit.UnitCode;

class SheetMakerTest {
    private static ComponentScore component(Sheet sheet, String id) {
        return sheet.components().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givenTwoDepartments_whenRanked_thenMoveAndDeltaCompareWithTheMorning() {
        Made made = new Made()
                .had(Made.JUSTICE, 10, 9)
                .had(Made.BUILDING, 10, 8)
                .has(Made.JUSTICE, 10, 7)
                .has(Made.BUILDING, 10, 8);

        Standing standing = made.standing();

        UnitRow justice = standing.rows().get(Made.JUSTICE);
        UnitRow building = standing.rows().get(Made.BUILDING);
        assertEquals(List.of(building, justice), standing.ofKind("department"));
        assertEquals(2, justice.rank());
        assertEquals(-1, justice.move());
        assertEquals(1, building.move());
        assertEquals(new BigDecimal("-4.00"), justice.delta());
        assertEquals(new BigDecimal("0.00"), building.delta());
        assertEquals(Made.DAY_BEGAN, standing.baseline());
    }

    @Test
    void givenNoMorning_whenRanked_thenThereIsNothingToCompareWith() {
        UnitRow row = new Made().has(Made.JUSTICE, 1, 1).standing().rows().get(Made.JUSTICE);

        assertNull(row.move());
        assertNull(row.delta());
        assertNull(new Made().standing().baseline());
    }

    @Test
    void givenAUnitWithoutCasesInTheMorning_whenItGetsOne_thenItsDeltaIsUnknownAndNotItsWholeTotal() {
        UnitRow row = new Made()
                .had(Made.BUILDING, 1, 1)
                .has(Made.BUILDING, 1, 1)
                .has(Made.JUSTICE, 1, 1)
                .standing()
                .rows()
                .get(Made.JUSTICE);

        assertNull(row.delta());
        assertNull(row.move());
    }

    @Test
    void givenAUnitWithoutCases_thenItIsListedLastAndNotRanked() {
        Standing standing = new Made().has(Made.BUILDING, 5, 0).standing();

        assertEquals(
                List.of(Made.BUILDING, Made.JUSTICE),
                standing.ofKind("department").stream()
                        .map(row -> row.unit().code())
                        .toList());
        assertNull(standing.rows().get(Made.JUSTICE).rank());
        assertEquals(2, standing.rows().get(Made.JUSTICE).peers());
    }

    @Test
    void givenOnlyATotalOfTheYear_thenAMonthIsNotMeasuredByIt() {
        Made made = new Made().has(Made.JUSTICE, 8, 8).total(Made.JUSTICE, "2026", "1.4", "1000");

        ComponentScore counted = component(made.sheets().get(Made.JUSTICE), "1.4");
        ComponentScore own = component(
                made.total(Made.JUSTICE, "2026-11", "1.4", "90").sheets().get(Made.JUSTICE), "1.4");

        assertEquals(new BigDecimal("8"), counted.total());
        assertEquals(ComponentScore.Origin.COUNTED, counted.origin());
        assertEquals(new BigDecimal("90"), own.total());
        assertEquals(ComponentScore.Origin.GIVEN, own.origin());
    }

    @Test
    void givenASetOfWhichNoFigureIsKnown_thenNobodyIsCalledWeakNorRanked() {
        Method method = new Method(
                CatalogueReader.read(Path.of("../config/catalogue/nd61-2018.yaml"))
                        .catalogue(),
                null,
                false);
        SheetMaker maker = new SheetMaker(method, (unit, wanted) -> null, new VietnameseOrder());
        Made made = new Made().has(Made.JUSTICE, 8, 8).has(Made.BUILDING, 3, 0);

        Standing unknown = made.standing(maker);
        Standing known = made.figure(Made.BUILDING, "61.5", "1", "2").standing(maker);

        assertNull(unknown.rows().get(Made.JUSTICE).sheet().band());
        assertNull(unknown.rows().get(Made.JUSTICE).rank());
        assertEquals("weak", known.rows().get(Made.BUILDING).sheet().band());
        assertEquals(1, known.rows().get(Made.BUILDING).rank());
        assertNull(known.rows().get(Made.JUSTICE).rank());
    }

    @Test
    void givenAFigureOfTheProvince_thenUnitsInheritOnlyWhatTheCatalogueLetsThem() {
        Map<UnitCode, Sheet> sheets = new Made()
                .has(Made.JUSTICE, 1, 1)
                .figure(Made.PROVINCE, "1.1", "9", "10")
                .figure(Made.PROVINCE, "1.4", "9", "10")
                .sheets();

        assertEquals(
                new BigDecimal("5.40"),
                component(sheets.get(Made.JUSTICE), "1.1").points());
        assertEquals(
                new BigDecimal("0.00"),
                component(sheets.get(Made.JUSTICE), "1.4").points());
    }
}
