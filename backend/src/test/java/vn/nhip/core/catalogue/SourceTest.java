package vn.nhip.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceTest {
    @Test
    void givenAnUnknownProperty_whenMade_thenTheAllowedOnesAreNamed() {
        String message = assertThrows(IllegalArgumentException.class, () -> new Source.Procedures(Set.of("on-line")))
                .getMessage();

        assertEquals("unknown property \"on-line\"; allowed: online, fee, forIndividuals, resultRequired", message);
    }

    @Test
    void givenTheSamePropertiesInAnyOrder_whenCompared_thenTheyAreTheSameSource() {
        assertEquals(new Source.Procedures(Set.of("online", "fee")), new Source.Procedures(Set.of("fee", "online")));
    }
}
