package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.score.VietnameseOrder;

/** What a standing may be compared with. */
class StandingTest {
    private static final Catalogue BEFORE_2026 =
            CatalogueReader.shippedVersions().get(1);
    private static final SheetMaker BY_ANOTHER =
            new SheetMaker(new Method(BEFORE_2026, null, false), (unit, wanted) -> null, new VietnameseOrder());

    private static Made made(long onTime) {
        return new Made().has(Made.JUSTICE, 10, onTime).has(Made.BUILDING, 10, 7);
    }

    @Test
    void givenTheSameMethod_whenCompared_thenTheDifferenceIsTold() {
        Standing now = made(9).standing(Made.MAKER).comparedWith(made(5).standing(Made.MAKER), Made.DAY_BEGAN);

        assertEquals(Made.DAY_BEGAN, now.baseline());
        assertFalse(now.otherMethod());
        Row justice = now.rows().get(Made.JUSTICE);
        assertEquals(new BigDecimal("8.00"), justice.delta());
        assertEquals(1, justice.move());
    }

    @Test
    void givenAnotherMethod_whenCompared_thenNoDifferenceIsToldAndThatIsSaid() {
        Standing now = made(9).standing(Made.MAKER).comparedWith(made(5).standing(BY_ANOTHER), Made.DAY_BEGAN);

        assertTrue(now.otherMethod());
        assertNull(now.baseline());
        for (Row row : now.rows().values()) {
            assertNull(row.delta());
            assertNull(row.move());
        }
    }

    @Test
    void givenAnotherMethodWithoutACase_whenCompared_thenThereIsNothingToSay() {
        Standing now = made(9).standing(Made.MAKER).comparedWith(new Made().standing(BY_ANOTHER), Made.DAY_BEGAN);

        assertFalse(now.otherMethod());
        assertNull(now.baseline());
    }
}
