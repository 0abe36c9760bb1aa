package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Change;
import vn.nhip.testing.Histories;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/** When the beginning of the day is read, and of which units. */
class KnownDayStartTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Set<UnitCode> ALL = Set.copyOf(Histories.CODES);
    private static final UnitCode OFFICE = new UnitCode("H48.01.1");
    private static final Set<UnitCode> OFFICE_AND_ABOVE = Set.of(OFFICE, new UnitCode("H48.01"), new UnitCode("H48"));

    private final List<Set<UnitCode>> asked = new ArrayList<>();
    private Future<Map<String, Map<UnitCode, UnitCounts>>> answer = counts("2026-11");
    private final KnownDayStart known = new KnownDayStart(
            units -> {
                asked.add(units);
                return answer;
            },
            new UnitHistory(Histories.UNITS.all()),
            Histories.ZONE);

    private static Future<Map<String, Map<UnitCode, UnitCounts>>> counts(String period) {
        return Future.succeededFuture(Map.of(period, Map.of(OFFICE, UnitCounts.NONE)));
    }

    private static WindowSnapshot reading(LocalDate day, String born) {
        return new WindowSnapshot(1, 1, Instant.EPOCH, born, day, Map.of(), Map.of(), null);
    }

    private void tick() {
        assertTrue(known.follow(reading(DAY, "one"), false).isComplete());
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) tick();
    }

    private void hear(LocalDate day) {
        Instant noon = day.atTime(12, 0).atZone(Histories.ZONE).toInstant();
        Mark mark = new Mark(Mark.minuteOf(noon), OFFICE, Mark.Kind.RECEIVED, 0, ProcedureCode.NONE, 0, 1);
        known.heard(new Change(2, noon, 1L, new CaseNumber("H48.01-1"), List.of(mark), null));
    }

    @Test
    void givenNoDayYet_whenSomethingComesLate_thenItWaitsForTheFirstReadingOfAllUnits() {
        hear(DAY.minusDays(1));
        tick();

        assertEquals(List.of(ALL), asked);
        assertEquals(new KnownDayStart.Anew(ALL, true), known.takeNews());
        assertEquals(Set.of("2026-11"), known.counts().keySet());
    }

    @Test
    void givenADay_whenNothingComesLate_thenNothingIsReadAgain() {
        tick();
        known.takeNews();
        hear(DAY);
        ticks(3 * KnownDayStart.LATE_TICKS);

        assertEquals(List.of(ALL), asked);
        assertFalse(known.hasNews());
    }

    @Test
    void givenADay_whenSomethingOfAnEarlierOneComes_thenItsUnitsAndThoseAboveAreReadAfterSomeTicks() {
        tick();
        known.takeNews();
        hear(DAY.minusDays(1));

        ticks(KnownDayStart.LATE_TICKS - 1);
        assertEquals(1, asked.size(), "it may gather");
        tick();

        assertEquals(List.of(ALL, OFFICE_AND_ABOVE), asked);
        assertEquals(new KnownDayStart.Anew(OFFICE_AND_ABOVE, false), known.takeNews());
        assertFalse(known.hasNews());
    }

    @Test
    void givenLateOnes_whenAnotherOpeningIsKnown_thenTheyAreReadWithIt() {
        tick();
        hear(DAY.minusDays(1));

        known.follow(reading(DAY, "one"), true);

        assertEquals(List.of(ALL, OFFICE_AND_ABOVE), asked);
    }

    @Test
    void givenADay_whenAnotherBeginsOrWindowsAreMadeAnew_thenAllIsReadAnewAndNothingOfTheOldOneStays() {
        tick();
        known.takeNews();
        answer = counts("2026-12");

        known.follow(reading(DAY.plusDays(11), "one"), false);
        known.follow(reading(DAY.plusDays(11), "two"), false);

        assertEquals(List.of(ALL, ALL, ALL), asked);
        assertEquals(Set.of("2026-12"), known.counts().keySet());
        assertEquals(new KnownDayStart.Anew(ALL, true), known.takeNews());
    }

    @Test
    void givenAReadingThatFails_thenItsUnitsAreReadAgainAfterSomeTicks() {
        tick();
        known.takeNews();
        Promise<Map<String, Map<UnitCode, UnitCounts>>> away = Promise.promise();
        answer = away.future();
        hear(DAY.minusDays(1));
        Future<Void> read = known.follow(reading(DAY, "one"), true);
        away.fail("Redis is away");

        assertTrue(read.failed(), "who ticks is told");
        assertFalse(known.hasNews());

        answer = counts("2026-11");
        ticks(KnownDayStart.LATE_TICKS);
        assertEquals(List.of(ALL, OFFICE_AND_ABOVE, OFFICE_AND_ABOVE), asked);
    }

    @Test
    void givenAFirstReadingThatFails_thenAllMayBeOthersStill_andAreReadAgain() {
        answer = Future.failedFuture("Redis is away");
        assertTrue(known.follow(reading(DAY, "one"), false).failed());
        answer = counts("2026-11");

        ticks(KnownDayStart.LATE_TICKS);

        assertEquals(List.of(ALL, ALL), asked);
        assertEquals(new KnownDayStart.Anew(ALL, true), known.takeNews());
    }
}
