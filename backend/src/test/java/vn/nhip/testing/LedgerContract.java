package vn.nhip.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.NUMBER;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger;
import vn.nhip.ledger.Ledger.Outcome;

/** What every ledger promises (docs in {@link Ledger}); run against the real one, and against those that stand in for it. */
public interface LedgerContract {
    /** Appends to an empty ledger that this test has for itself, as the feed {@code feed}; waits for the commit. */
    Ledger.Appended append(List<Update> updates);

    /** Appends when nothing can be committed. */
    Throwable appendWhileAway(List<Update> updates);

    private static Update snapshot(String id, String time) {
        ACase told = aCase().received("11-02 08:00").due("12-10 17:00");
        Instant occurredAt = time == null ? null : at(time);
        return new Update(id, occurredAt, new CaseUpdate.Snapshot(NUMBER, told.snapshot(), false));
    }

    private static Update step(String id, String time) {
        return new Update(id, at(time), new CaseUpdate.Progress(NUMBER, new Step(at(time), Status.IN_PROCESS)));
    }

    @Test
    default void givenAnUnknownCase_whenAppended_thenItIsNew_andKnownFromThenOn() {
        List<Outcome> first = append(List.of(snapshot("a", "11-03 08:00"), step("b", "11-04 08:00")))
                .outcomes();
        List<Outcome> later = append(List.of(step("c", "11-05 08:00"))).outcomes();

        assertEquals(List.of(new Outcome.Accepted(false), new Outcome.Accepted(true)), first);
        assertEquals(List.of(new Outcome.Accepted(true)), later);
    }

    @Test
    default void givenAnIdThatWasCommitted_whenAppendedAgain_thenItIsADuplicate_whereverItStands() {
        append(List.of(snapshot("a", "11-03 08:00")));

        List<Outcome> again = append(
                        List.of(snapshot("a", "11-03 08:00"), step("b", "11-04 08:00"), step("b", "11-04 08:00")))
                .outcomes();

        assertEquals(List.of(new Outcome.Duplicate(), new Outcome.Accepted(true), new Outcome.Duplicate()), again);
    }

    @Test
    default void givenARowWithoutAnId_whenItSaysTheSameAgain_thenItIsADuplicate() {
        List<Outcome> outcomes =
                append(List.of(snapshot(null, null), snapshot(null, null))).outcomes();

        assertEquals(List.of(new Outcome.Accepted(false), new Outcome.Duplicate()), outcomes);
    }

    @Test
    default void givenBatchesOneAfterTheOther_thenEachHasALaterPosition_andAnOutcomeForEveryUpdate() {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<Update> updates = new ArrayList<>();
            for (int j = 0; j <= i; j++) updates.add(step(i + "-" + j, "11-0" + (4 + i) + " 0" + (1 + j) + ":00"));
            Ledger.Appended appended = append(updates);
            assertEquals(updates.size(), appended.outcomes().size());
            positions.add(appended.position());
        }

        assertTrue(positions.get(0) < positions.get(1) && positions.get(1) < positions.get(2), positions::toString);
    }

    @Test
    default void givenNothingCanBeCommitted_whenAppended_thenItFailsAsAway_andIsNewWhenItCanBeAgain() {
        Throwable failure = appendWhileAway(List.of(snapshot("a", "11-03 08:00")));

        assertInstanceOf(Ledger.LedgerAway.class, failure);
        assertEquals(
                List.of(new Outcome.Accepted(false)),
                append(List.of(snapshot("a", "11-03 08:00"))).outcomes());
    }
}
