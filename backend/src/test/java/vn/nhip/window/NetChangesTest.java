package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.Cases.forAll;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.Period;

class NetChangesTest {
    @Test
    void givenAWeekInTwoMonths_thenItKeepsTheDaysOfTheMonthOfItsLastDay() {
        assertEquals(List.of("2026-11"), NetChanges.of(LocalDate.parse("2026-11-30")));
        assertEquals(List.of("2026-12", "2026-W49"), NetChanges.of(LocalDate.parse("2026-12-01")));
        assertEquals(List.of("2026-12"), NetChanges.of(LocalDate.parse("2026-12-31")));
        assertEquals(List.of("2027-01", "2026-W53"), NetChanges.of(LocalDate.parse("2027-01-01")));
    }

    @Test
    void givenAWeek_thenItsStockIsTheMonthsBeforeAndTheWeeksOfItsMonth() {
        Set<String> months = Set.of("2026-10", "2026-11", "2026-12");

        assertEquals(
                Set.of("2026-10", "2026-11", "2026-W49", "2026-W50"),
                Set.copyOf(NetChanges.upTo(Period.week(2026, 50), months)));
        assertEquals(
                Set.of("2026-10", "2026-11"),
                Set.copyOf(NetChanges.upTo(Period.parse("2026-11", LocalDate.EPOCH), months)));
    }

    /** Every day up to the end of a period is in its stock once, and no later one. */
    @Test
    void theSumsOfAnyPeriodHoldEachOfItsDaysOnce() {
        forAll(random -> LocalDate.ofEpochDay(random.nextInt(18_000, 24_000)), day -> {
            LocalDate from = day.minusDays(60);
            Set<String> months = new HashSet<>();
            from.datesUntil(day.plusDays(60))
                    .forEach(one -> months.add(YearMonth.from(one).toString()));
            for (Period period : Period.calendarPeriodsOf(day)) {
                List<String> summed = NetChanges.upTo(period, months);
                assertEquals(summed.size(), Set.copyOf(summed).size(), "each once");
                from.datesUntil(day.plusDays(60)).forEach(one -> {
                    long times =
                            NetChanges.of(one).stream().filter(summed::contains).count();
                    assertEquals(one.isBefore(period.end()) ? 1 : 0, times, () -> one + " in " + period.id());
                });
            }
        });
    }
}
