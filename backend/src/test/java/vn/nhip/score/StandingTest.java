package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.window.UnitCounts;

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
        UnitRow justice = now.rows().get(Made.JUSTICE);
        assertEquals(new BigDecimal("8.00"), justice.delta());
        assertEquals(1, justice.move());
    }

    @Test
    void givenAnotherMethod_whenCompared_thenNoDifferenceIsToldAndThatIsSaid() {
        Standing now = made(9).standing(Made.MAKER).comparedWith(made(5).standing(BY_ANOTHER), Made.DAY_BEGAN);

        assertTrue(now.otherMethod());
        assertNull(now.baseline());
        for (UnitRow row : now.rows().values()) {
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

    /**
     * @param shown cases as the day began, all on time
     * @param listed how many of them would be on time with what lists did since
     * @param known cases of before as known now, and now
     * @param onTime of them
     */
    private static UnitRow afterLists(long shown, long listed, long known, long onTime) {
        Made made = new Made().had(Made.JUSTICE, shown, shown).hadByNewLists(Made.JUSTICE, shown, listed);
        made.hadAsKnownNow(Made.JUSTICE, known, onTime).has(Made.JUSTICE, known, onTime);
        return made.standing().rows().get(Made.JUSTICE);
    }

    /** Ten cases of which all were on time; five more were told late; then their procedure was given a day instead of ten. */
    @Test
    void givenListsThatTouchWhatWasToldToday_whenCompared_thenTheyDidWhatThePictureIsLessByThem() {
        UnitRow row = afterLists(10, 5, 15, 10);

        assertEquals(row.delta(), row.lateDelta());
        assertEquals(row.lateDelta(), row.listDelta());
        assertTrue(row.listDelta().signum() < 0);
    }

    /** One case was shown, five that are late were told since; then their list was put right, and they are on time. */
    @Test
    void givenListsThatUndoWhatLateDataDid_whenCompared_thenBothAreToldAndAddUpToNothing() {
        UnitRow row = afterLists(1, 6, 6, 6);

        assertEquals(0, row.lateDelta().signum());
        assertTrue(row.listDelta().signum() > 0, "the lists alone: " + row.listDelta());
    }

    @Test
    void givenDistinctProcedures_whenListsTookMoreThanThereIs_thenNothingIsCountedBelowNought() {
        UnitCounts known = new UnitCounts(Map.of(Measure.HANDLED, 2L));

        UnitCounts without = known.without(UnitCounts.NONE, new UnitCounts(Map.of(Measure.HANDLED, 5L)));

        assertEquals(UnitCounts.NONE, without);
        assertEquals(known, known.without(known, known));
    }
}
