package vn.nhip.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.unit.UnitChange.What;

/** On 1 July 2025 the districts ended: communes were merged into new ones below the province, or moved there. */
class UnitHistoryTest {
    private static final LocalDate LAST = LocalDate.parse("2025-06-30");
    private static final LocalDate REFORM = LocalDate.parse("2025-07-01");
    private static final LocalDate NOW = LocalDate.parse("2026-11-20");

    private static final UnitHistory PROVINCE = new UnitHistory(List.of(
            unit("H48", "Tỉnh Quảng Ngãi", "province", null, null, null, null),
            unit("H48.20", "Huyện Bình Sơn", "district", "H48", null, LAST, null),
            unit("H48.20.1", "Xã Bình Trung", "commune", "H48.20", null, LAST, "H48.101"),
            unit("H48.20.2", "Xã Bình Long", "commune", "H48.20", null, LAST, "H48.101"),
            unit("H48.101", "Xã Bình Sơn", "commune", "H48", REFORM, null, null),
            unit("H48.20.3", "Xã Bình Minh", "commune", "H48.20", null, LAST, null),
            unit("H48.20.3", "Xã Bình Minh", "commune", "H48", REFORM, null, null),
            unit("H48.21", "Thị trấn Sơn Tịnh", "town", "H48", null, LAST, null),
            unit("H48.21", "Xã Sơn Tịnh", "commune", "H48", REFORM, null, null),
            unit("H48.30", "Sở Giao thông vận tải", "department", "H48", null, LAST, null),
            unit("H48.30", "Sở Xây dựng", "department", "H48", NOW, null, null)));

    private static Unit unit(
            String code, String name, String kind, String parent, LocalDate from, LocalDate to, String mergedInto) {
        return new Unit(code(code), name, name, kind, code(parent), from, to, code(mergedInto));
    }

    private static UnitCode code(String code) {
        return code == null ? null : new UnitCode(code);
    }

    private static List<String> codes(List<UnitCode> codes) {
        return codes.stream().map(UnitCode::value).toList();
    }

    @Test
    void givenTheLastDayOfTheDistricts_whenAsked_thenTheTreeIsTheOldOne() {
        Units june = PROVINCE.on(LAST);

        assertEquals(List.of("H48.20", "H48"), codes(june.above(code("H48.20.1"))));
        assertEquals(List.of("H48.20", "H48"), codes(june.above(code("H48.20.3"))));
        assertTrue(june.exists(code("H48.20")));
        assertFalse(june.exists(code("H48.101")));
        assertEquals(
                "Thị trấn Sơn Tịnh", june.find(code("H48.21")).orElseThrow().name());
    }

    @Test
    void givenTheDayAfter_whenAsked_thenUnitsMovedAndTheEndedStayInTheSums() {
        Units july = PROVINCE.on(REFORM);

        assertEquals(List.of("H48"), codes(july.above(code("H48.20.3"))));
        assertEquals(List.of("H48.20", "H48"), codes(july.above(code("H48.20.1"))));
        assertFalse(july.exists(code("H48.20")));
        assertFalse(july.exists(code("H48.20.1")));
        assertTrue(july.exists(code("H48.101")));
        assertEquals("commune", july.find(code("H48.21")).orElseThrow().kind());
        assertEquals(PROVINCE.on(NOW).all().size(), july.all().size());
        assertFalse(july.exists(code("H48.99")));
    }

    @Test
    void givenAGapBetweenTwoLines_whenAsked_thenTheUnitIsThereAndDoesNotExist() {
        Units between = PROVINCE.on(LocalDate.parse("2026-01-01"));

        assertEquals(
                "Sở Giao thông vận tải",
                between.find(code("H48.30")).orElseThrow().name());
        assertFalse(between.exists(code("H48.30")));
        assertTrue(PROVINCE.on(NOW).exists(code("H48.30")));
    }

    @Test
    void givenAReform_whenItsChangesAreAsked_thenEachUnitTellsWhatBecameOfIt() {
        assertChanges("H48.20", new UnitChange(REFORM, What.ENDED, List.of()));
        assertChanges("H48.20.1", new UnitChange(REFORM, What.ENDED, List.of(code("H48.101"))));
        assertChanges("H48.20.3", new UnitChange(REFORM, What.MOVED, List.of()));
        assertChanges(
                "H48.21",
                new UnitChange(REFORM, What.RENAMED, List.of()),
                new UnitChange(REFORM, What.CHANGED_KIND, List.of()));
        assertChanges(
                "H48.101",
                new UnitChange(REFORM, What.BEGAN, List.of()),
                new UnitChange(REFORM, What.ABSORBED, List.of(code("H48.20.1"), code("H48.20.2"))));
        assertChanges(
                "H48.30", new UnitChange(REFORM, What.ENDED, List.of()), new UnitChange(NOW, What.BEGAN, List.of()));
        assertChanges("H48");
        assertChanges("H48.99");
    }

    private static void assertChanges(String unit, UnitChange... changes) {
        assertEquals(Arrays.asList(changes), PROVINCE.changes(code(unit), LocalDate.MIN, LocalDate.MAX));
    }

    @Test
    void givenAStretchOfDays_whenChangesAreAsked_thenOnlyThoseAfterItsBeginningAndUpToItsEnd() {
        assertEquals(1, PROVINCE.changes(code("H48.20.3"), LAST, REFORM).size());
        assertEquals(List.of(), PROVINCE.changes(code("H48.20.3"), REFORM, NOW));
        assertEquals(List.of(), PROVINCE.changes(code("H48.20.3"), LocalDate.MIN, LAST));
    }

    @Test
    void givenLines_whenAsked_thenTheyAreToldOldestFirst() {
        assertEquals(
                List.of("Thị trấn Sơn Tịnh", "Xã Sơn Tịnh"),
                PROVINCE.versions(code("H48.21")).stream().map(Unit::name).toList());
        assertTrue(PROVINCE.knows(code("H48.20")));
        assertFalse(PROVINCE.knows(code("H48.99")));
        assertEquals(11, PROVINCE.all().size());
    }

    @Test
    void givenAFault_whenBuilt_thenItIsNamedWithItsDay() {
        Unit root = unit("H48", "T", "province", null, null, null, null);
        assertRefused(
                "unit H48.1 is listed twice for the same days",
                root,
                unit("H48.1", "A", "commune", "H48", null, REFORM, null),
                unit("H48.1", "B", "commune", "H48", REFORM, null, null));
        assertRefused(
                "unit H48.2 has a parent H48.1 that does not exist on 2025-07-01",
                root,
                unit("H48.1", "A", "district", "H48", null, LAST, null),
                unit("H48.2", "B", "commune", "H48.1", null, null, null));
        assertRefused(
                "unit H48.2 has a parent H48.1 that does not exist",
                root,
                unit("H48.1", "A", "district", "H48", REFORM, null, null),
                unit("H48.2", "B", "commune", "H48.1", null, null, null));
        assertRefused(
                "unit H48.1 is its own ancestor on 2025-07-01",
                root,
                unit("H48.1", "A", "district", "H48", null, LAST, null),
                unit("H48.1", "A", "district", "H48.2", REFORM, null, null),
                unit("H48.2", "B", "commune", "H48.1", null, null, null));
    }

    private static void assertRefused(String message, Unit... lines) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new UnitHistory(List.of(lines)))
                        .getMessage());
    }
}
