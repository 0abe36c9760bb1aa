package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SetAsideLogTest {
    private final Fixtures.Room room = Fixtures.Room.open();

    private static Decoded bad(String label) {
        return new Decoded.SetAside(0, label, ProblemKind.UNKNOWN_UNIT, "unit", "unknown unit \"H48.99\"");
    }

    @Test
    void givenMoreProblemsThanAreKept_whenRead_thenTheNewestAreThereAndAllAreCounted() {
        for (int i = 0; i < 250; i++) room.intake().receive("one-stop", List.of(bad("C-" + i)));

        List<SetAsideLog.Entry> last = room.log().last("one-stop");

        assertEquals(SetAsideLog.KEPT, last.size());
        assertEquals("C-50", last.get(0).label());
        assertEquals("C-249", last.get(199).label());
        assertEquals(250, room.log().counts("one-stop").setAside());
        assertEquals(
                250.0,
                room.meters()
                        .get("nhip.intake.set.aside")
                        .tag("problem", "unknown-unit")
                        .counter()
                        .count());
    }

    @Test
    void givenAnEntry_whenRead_thenItSaysWhoseWhatAndWhen() {
        room.intake().receive("one-stop", List.of(bad("C-1")));

        assertEquals(
                List.of(new SetAsideLog.Entry(
                        "one-stop", "C-1", ProblemKind.UNKNOWN_UNIT, "unit", "unknown unit \"H48.99\"", Fixtures.NOW)),
                room.log().last("one-stop"));
    }

    @Test
    void givenAFeedThatSentNothing_whenRead_thenItsCountsAreZero() {
        assertEquals(new SetAsideLog.Counts(0, 0, 0, 0), room.log().counts("other"));
        assertEquals(List.of(), room.log().last("other"));
    }
}
