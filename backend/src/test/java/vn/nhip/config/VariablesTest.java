package vn.nhip.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VariablesTest {
    @Test
    void givenThePathOfAKey_whenNamed_thenTheRule() {
        assertEquals("NHIP_HTTP_PORT", Variables.nameOf("http.port"));
        assertEquals("NHIP_DATA_DIR", Variables.nameOf("dataDir"));
        assertEquals("NHIP_POSTGRES_URI", Variables.nameOf("postgres.uri"));
        assertEquals("NHIP_OPERATOR_KEY", Variables.nameOf("operator.key"));
        assertEquals("NHIP_FEEDS_ONE_STOP_TOKEN", Variables.nameOf("feeds.one-stop.token"));
        assertEquals("NHIP_LIMITS_SCREENS_PER_ADDRESS", Variables.nameOf("limits.screensPerAddress"));
    }

    @Test
    void givenASecret_whenComparedOrPrinted_thenOnlyTheRightOneMatchesAndNoneIsShown() {
        Secret secret = new Secret("đúng");

        assertTrue(secret.matches("đúng"));
        assertFalse(secret.matches("đún"));
        assertFalse(secret.matches(""));
        assertEquals("***", secret.toString());
    }
}
