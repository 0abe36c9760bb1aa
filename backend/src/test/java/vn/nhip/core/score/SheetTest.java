package vn.nhip.core.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.core.score.Known.known;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.Shipped;
import vn.nhip.core.catalogue.Measure;

class SheetTest {
    private static final Scorer PORTAL = new Scorer(Shipped.catalogue());

    @Test
    void givenAnOpenCaseFromBefore_whenNothingWasReceived_thenTheUnitHasCases() {
        assertTrue(sheet(0, 1).hasCases());
    }

    @Test
    void givenNothingReceivedNorHandled_whenAsked_thenTheUnitHasNoCases() {
        assertFalse(sheet(0, 0).hasCases());
    }

    /** index-766 section 8: an empty unit has 16.00, of 1.3, 4.6, 5.2 and 5.3. */
    @Test
    void givenAUnitWithoutACase_whenScoredAsThePortalDoes_thenAllItsSixteenPointsCameByDefault() {
        Known province = known().given("1.1", 0, 89)
                .given("1.2", 0, 70)
                .given("1.3", 89, 89)
                .given("4.6", 148, 148)
                .given("2.1", 9, 10);

        Sheet empty = PORTAL.sheet("commune", known(), province);

        assertEquals(new BigDecimal("16.00"), empty.total());
        assertEquals(new BigDecimal("16.00"), empty.defaultPoints());
        assertEquals(
                List.of("1.3", "4.6", "5.2", "5.3"),
                empty.components().stream()
                        .filter(one -> one.byDefault() && one.points().signum() > 0)
                        .map(ComponentScore::id)
                        .toList());
        assertEquals(
                new BigDecimal("12.00"),
                PORTAL.sheet("province", province, province).defaultPoints());
    }

    @Test
    void givenWhatCasesPetitionsAndFiguresEarn_whenAsked_thenItIsNoDefault() {
        Known own =
                known().counted(Measure.HANDLED, 10).counted(Measure.ON_TIME, 9).given("5.2", 1, 2);

        Sheet sheet = PORTAL.sheet("commune", own, known());

        assertEquals(new BigDecimal("27.00"), sheet.total(), "18 of 2.1, 3 of 5.2, 6 of 5.3");
        assertEquals(new BigDecimal("6.00"), sheet.defaultPoints());
    }

    private static Sheet sheet(long received, long handled) {
        Sheet.Counts counts = new Sheet.Counts(received, handled, 0, handled, 0, handled, 0);
        return new Sheet(BigDecimal.ZERO, "weak", List.of(), List.of(), counts);
    }
}
