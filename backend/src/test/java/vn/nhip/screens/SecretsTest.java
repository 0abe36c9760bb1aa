package vn.nhip.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void givenManyCodes_thenNoneHoldsWhatIsMistakenAndEachHasAFigure() {
        Secrets secrets = new Secrets();
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            String code = secrets.code();
            assertTrue(code.matches("[347ACDEFHJKMNPRTWXY]{4}") && code.matches(".*\\d.*"), code);
            tokens.add(secrets.token());
        }
        assertEquals(2_000, tokens.size());
    }
}
