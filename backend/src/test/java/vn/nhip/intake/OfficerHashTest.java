package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OfficerHashTest {
    private static final OfficerHash HASH = new OfficerHash("a key for tests, no secret");

    private static String of(String name, String unit) {
        return HASH.inUnit(HASH.name(name), unit);
    }

    @Test
    void givenOneNameInSeveralSpellings_thenItIsOneOfficer() {
        String officer = of("Nguyễn Thị Hoa", "H48.01");

        assertTrue(officer.matches("[0-9a-f]{16}"));
        assertEquals(officer, of(" NGUYỄN\u00a0 THỊ\tHOA ", "H48.01"));
        assertEquals(officer, of("Nguye\u0302\u0303n Thi\u0323 Hoa", "H48.01"));
    }

    @Test
    void givenAnotherUnitNameOrKey_thenItIsAnotherOfficer() {
        String officer = of("Nguyễn Thị Hoa", "H48.01");
        OfficerHash other = new OfficerHash("another key for tests");

        assertNotEquals(officer, of("Nguyễn Thị Hoa", "H48.02"));
        assertNotEquals(officer, of("Nguyễn Thị Hòa", "H48.01"));
        assertNotEquals(officer, other.inUnit(other.name("Nguyễn Thị Hoa"), "H48.01"));
    }

    @Test
    void givenABlankName_thenThereIsNoOfficer() {
        assertNull(HASH.name(" \u00a0\t"));
    }

    @Test
    void givenAHash_whenPrinted_thenItsKeyIsNot() {
        assertEquals("OfficerHash[***]", HASH.toString());
    }
}
