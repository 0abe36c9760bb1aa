package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was added is told once, whether its script was answered or not. */
class AdditionsTest {
    private static final Applied STRETCH = new Applied(3, 7, List.of());

    private final List<Applied> told = new ArrayList<>();
    private final Additions additions = new Additions();

    @BeforeEach
    void listen() {
        additions.listen(told::add);
        additions.begun(STRETCH);
    }

    @Test
    void givenAScriptThatIsAnswered_thenItsStretchIsToldOnce() {
        additions.answered();
        additions.found("7");

        assertEquals(List.of(STRETCH), told);
    }

    @Test
    void givenAnAnswerThatWasLost_whenTheWindowsStandWhereItLed_thenItsStretchIsToldOnce() {
        additions.found("7");
        additions.found("7");

        assertEquals(List.of(STRETCH), told);
    }

    @Test
    void givenAScriptThatDidNotRun_whenTheWindowsStandWhereTheyStood_thenNothingIsTold_notEvenLater() {
        additions.found("3");
        additions.found("7");

        assertEquals(List.of(), told);
    }

    @Test
    void givenNothingUnderWay_whenTheWindowsAreRead_thenNothingIsTold() {
        additions.answered();
        told.clear();
        additions.found("7");
        additions.answered();

        assertEquals(List.of(), told);
    }
}
