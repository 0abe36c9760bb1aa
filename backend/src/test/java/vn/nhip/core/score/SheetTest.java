package vn.nhip.core.score;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
    @Test
    void givenAnOpenCaseFromBefore_whenNothingWasReceived_thenTheUnitHasCases() {
        assertTrue(sheet(0, 1).hasCases());
    }

    @Test
    void givenNothingReceivedNorHandled_whenAsked_thenTheUnitHasNoCases() {
        assertFalse(sheet(0, 0).hasCases());
    }

    private static Sheet sheet(long received, long handled) {
        Sheet.Counts counts = new Sheet.Counts(received, handled, 0, handled, 0, handled, 0);
        return new Sheet(BigDecimal.ZERO, "weak", List.of(), List.of(), counts);
    }
}
