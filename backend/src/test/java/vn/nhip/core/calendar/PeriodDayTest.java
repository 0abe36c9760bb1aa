package vn.nhip.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeriodDayTest {
    /** The Monday after New Year's Day is off, the Saturday after it is worked instead. */
    private static final WorkingDays DAYS = new WorkingDays(
            ZoneId.of("Asia/Ho_Chi_Minh"),
            Set.of(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-04")),
            Set.of(LocalDate.parse("2027-01-09")));

    private static PeriodDay on(String period, String day) {
        LocalDate today = LocalDate.parse(day);
        return PeriodDay.of(Period.parse(period, today), today, DAYS);
    }

    private static void assertOpen(String period, String day, int number, boolean provisional) {
        PeriodDay found = on(period, day);
        assertEquals(number, found.number(), period + " on " + day);
        assertEquals(provisional, found.provisional(), period + " on " + day);
    }

    @Test
    void givenAMonthThatHasJustBegun_thenItsFirstFiveWorkingDaysAreProvisional() {
        assertOpen("2026-12", "2026-12-01", 1, true);
        assertOpen("2026-12", "2026-12-02", 2, true);
        assertOpen("2026-12", "2026-12-07", 7, true);
        assertOpen("2026-12", "2026-12-08", 8, false);
    }

    @Test
    void givenAMonthThatBeginsOnAWeekend_thenTheDaysBeforeItsFirstWorkingDayAreProvisionalToo() {
        assertOpen("2026-11", "2026-11-01", 1, true);
        assertOpen("2026-11", "2026-11-06", 6, true);
        assertOpen("2026-11", "2026-11-07", 7, false);
    }

    @Test
    void givenDaysOffAndMakeUpDays_thenTheProvincesCalendarCounts() {
        assertOpen("2027-01", "2027-01-09", 9, true);
        assertOpen("2027-01", "2027-01-10", 10, false);
        assertOpen("2027-Q1", "2027-01-09", 9, true);
        assertOpen("2027", "2027-01-10", 10, false);
    }

    @Test
    void givenAWeek_thenItsFirstTwoWorkingDaysAreProvisional() {
        assertOpen("2026-W48", "2026-11-23", 1, true);
        assertOpen("2026-W48", "2026-11-24", 2, true);
        assertOpen("2026-W48", "2026-11-25", 3, false);
        assertOpen("2027-W01", "2027-01-06", 3, true);
        assertOpen("2027-W01", "2027-01-07", 4, false);
    }

    @Test
    void givenAPeriodThatHasClosedOrRolls_thenItHasNoDayOfItsOwn() {
        LocalDate first = LocalDate.parse("2026-10-01");

        assertEquals(new PeriodDay(first, null, false), on("2026-10", "2026-11-01"));
        assertEquals(new PeriodDay(LocalDate.parse("2026-10-26"), null, false), on("7d", "2026-11-01"));
    }
}
