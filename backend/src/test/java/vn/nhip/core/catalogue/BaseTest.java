package vn.nhip.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.count.Mark;

class BaseTest {
    @Test
    void givenAnyBase_whenReadByItsId_thenItIsThatBase() {
        for (Base base : Base.values()) assertSame(base, Base.of(base.id()));
    }

    @Test
    void givenAnUnknownId_whenRead_thenTheAllowedOnesAreNamed() {
        String message = assertThrows(IllegalArgumentException.class, () -> Base.of("handed"))
                .getMessage();

        assertEquals(
                "unknown base \"handed\"; allowed: received, handled, completed, receivedFinished, open,"
                        + " petitionsReceived, petitionsHandled, announced, published, public",
                message);
    }

    @Test
    void handledIsFinishedInThePeriodOrOpenAtItsEnd() {
        assertEquals(Set.of(Mark.Kind.FINISHED, Mark.Kind.OPEN), Base.HANDLED.kinds());
    }
}
