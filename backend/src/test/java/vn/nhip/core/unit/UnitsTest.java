package vn.nhip.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final Unit PROVINCE = unit("H48", null);
    private static final Unit DEPARTMENT = unit("H48.01", "H48");
    private static final Unit BRANCH = unit("H48.01.02", "H48.01");

    @Test
    void givenATree_whenAsked_thenItKnowsWhoIsAboveAndBelow() {
        Units units = new Units(List.of(BRANCH, PROVINCE, DEPARTMENT));

        assertEquals(PROVINCE, units.province());
        assertEquals(List.of(DEPARTMENT.code(), PROVINCE.code()), units.above(BRANCH.code()));
        assertEquals(List.of(), units.above(PROVINCE.code()));
        assertEquals(List.of(DEPARTMENT), units.childrenOf(PROVINCE.code()));
        assertEquals(List.of(PROVINCE), units.ofKind(Unit.PROVINCE));
        assertTrue(units.find(new UnitCode("H48.99")).isEmpty());
        assertEquals(List.of(), units.above(new UnitCode("H48.99")));
    }

    @Test
    void givenACodeAsAddressesHaveIt_whenFound_thenItIsThatUnit_andAnyOtherTextIsNone() {
        Units units = new Units(List.of(BRANCH, PROVINCE, DEPARTMENT));

        assertEquals(Optional.of(BRANCH), units.find("H48.01.02"));
        for (String other : List.of("H48.99", "h48.01", "000.00.01.H48", " H48.01", "H48.", "", "so"))
            assertEquals(Optional.empty(), units.find(other), other);
    }

    @Test
    void givenAFault_whenBuilt_thenItIsNamed() {
        assertRefused("unit H48.01 is listed twice", PROVINCE, DEPARTMENT, DEPARTMENT);
        assertRefused("units H48 and H49 both have no parent", PROVINCE, unit("H49", null));
        assertRefused("no unit without a parent: the province is missing", DEPARTMENT);
        assertRefused("unit H48.01.02 has an unknown parent H48.01", PROVINCE, BRANCH);
        assertRefused("unit H48.03 is its own ancestor", PROVINCE, unit("H48.03", "H48.04"), unit("H48.04", "H48.03"));
        assertRefused("no unit without a parent: the province is missing");
    }

    private static void assertRefused(String message, Unit... units) {
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Units(Stream.of(units).toList()))
                        .getMessage());
    }

    private static Unit unit(String code, String parent) {
        UnitCode above = parent == null ? null : new UnitCode(parent);
        return new Unit(
                new UnitCode(code), code, code, parent == null ? Unit.PROVINCE : "department", above, null, null);
    }
}
