package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.Subject;
import vn.nhip.testing.Histories;

/** What was so before a day, and what came to be so on it, of marks that say since when something counts otherwise. */
class SinceTest {
    private static final Instant HANDLED = at("10-20 09:00");
    private static final Since SINCE = new Since(LocalDate.of(2026, 11, 20), Long.MAX_VALUE, false, Histories.ZONE);

    private static Mark turned(Mark.Kind kind, Instant when) {
        long minutes = kind.revision() ? Duration.between(HANDLED, when).toMinutes() : 0;
        return new Mark(Mark.minuteOf(HANDLED), Made.JUSTICE, kind, 0, ProcedureCode.NONE, minutes, 1);
    }

    private static Change told(Mark mark) {
        return new Change(7, at("11-20 10:00"), 7L, Subject.PETITION, "PA-1", List.of(mark), null);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mark.Kind.class,
            names = {"PETITION_REVISED", "PETITION_FINISH_REVISED"})
    void givenWhatTurnedToday_thenItIsNewsOfTodayAndNotOfTheDayOfTheHandling(Mark.Kind kind) {
        Mark today = turned(kind, at("11-20 09:00"));
        Mark yesterday = turned(kind, at("11-19 09:00"));

        assertFalse(SINCE.test(told(today), today));
        assertTrue(SINCE.test(told(yesterday), yesterday));
    }

    private static Set<Period> reached(ClosedPeriodMarks late, Mark mark) {
        return Set.copyOf(late.of(told(mark)).keySet());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mark.Kind.class,
            names = {"PETITION_REVISED", "PETITION_FINISH_REVISED"})
    void givenWhatTurnedAfterItsMonth_thenTheMonthStaysAsItWasJudged(Mark.Kind kind) {
        ClosedPeriodMarks late = new ClosedPeriodMarks(LocalDate.of(2026, 11, 20), Histories.ZONE);
        Period october = Period.parse("2026-10", LocalDate.of(2026, 11, 20));

        assertFalse(reached(late, turned(kind, at("11-19 09:00"))).contains(october));
        assertTrue(reached(late, turned(kind, at("10-30 09:00"))).contains(october));
    }

    @Test
    void givenAFlow_thenItIsOfItsOwnDay() {
        Mark finished = turned(Mark.Kind.PETITION_FINISHED, HANDLED);

        assertTrue(SINCE.test(told(finished), finished));
    }
}
