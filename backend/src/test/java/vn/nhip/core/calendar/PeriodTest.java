package vn.nhip.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.Cases.forAll;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    @Test
    void givenEveryForm_whenParsed_thenItsDays() {
        assertDays("2026-11", "2026-11-01", "2026-12-01");
        assertDays("2026-12", "2026-12-01", "2027-01-01");
        assertDays("2028-02", "2028-02-01", "2028-03-01");
        assertDays("2026-Q1", "2026-01-01", "2026-04-01");
        assertDays("2026-Q4", "2026-10-01", "2027-01-01");
        assertDays("2026", "2026-01-01", "2027-01-01");
        assertDays("2026-W48", "2026-11-23", "2026-11-30");
        assertDays("2026-W01", "2025-12-29", "2026-01-05");
        assertDays("2026-W53", "2026-12-28", "2027-01-04");
        assertDays("7d", "2026-11-14", "2026-11-21");
        assertDays("30d", "2026-10-22", "2026-11-21");
    }

    @Test
    void givenAWord_whenParsed_thenThePeriodThatTodayLiesIn() {
        assertEquals("2026-W47", Period.parse("week", TODAY).id());
        assertEquals("2026-11", Period.parse("month", TODAY).id());
        assertEquals("2026-Q4", Period.parse("quarter", TODAY).id());
        assertEquals("2026", Period.parse("year", TODAY).id());
    }

    @Test
    void givenAnotherForm_whenParsed_thenTheAllowedOnesAreNamed() {
        for (String text : List.of(
                "",
                "2026-13",
                "2026-00",
                "2026-Q5",
                "2026-Q0",
                "26-11",
                "8d",
                "2026-1",
                "2026-11-20",
                "2026-W00",
                "2027-W53",
                "2026-W54",
                "2026-W9")) {
            String message = assertThrows(IllegalArgumentException.class, () -> Period.parse(text, TODAY))
                    .getMessage();
            assertEquals(
                    "unknown period \"" + text + "\"; allowed: 2026-W48, 2026-11, 2026-Q4, 2026, 7d, 30d,"
                            + " week, month, quarter, year",
                    message);
        }
    }

    @Test
    void givenALeapDay_whenAskedWhichPeriodsAreOpen_thenTheyAllHoldIt() {
        LocalDate leapDay = LocalDate.parse("2028-02-29");

        List<Period> open = Period.openOn(leapDay);

        assertEquals(
                List.of("2028-W09", "2028-02", "2028-Q1", "2028", "7d", "30d"),
                open.stream().map(Period::id).toList());
        assertTrue(open.stream().allMatch(period -> period.contains(leapDay)));
        assertEquals(LocalDate.parse("2028-03-01"), open.get(1).end());
        assertEquals(LocalDate.parse("2028-01-31"), open.get(5).first());
    }

    @Test
    void givenTheTurnOfTheYear_whenAskedWhichPeriodsAreOpen_thenNewYearsDayHasItsOwn() {
        assertEquals(List.of("2026-W53", "2026-12", "2026-Q4", "2026", "7d", "30d"), idsOn("2026-12-31"));
        assertEquals(List.of("2026-W53", "2027-01", "2027-Q1", "2027", "7d", "30d"), idsOn("2027-01-01"));
    }

    @Test
    void givenAPeriod_whenAskedWhatEnclosesIt_thenNearestFirst() {
        assertEquals(List.of("2026-11", "2026-Q4", "2026"), enclosing("2026-11"));
        assertEquals(List.of("2026-Q4", "2026"), enclosing("2026-Q4"));
        assertEquals(List.of("2026"), enclosing("2026"));
        assertEquals(List.of("2026-11", "2026-Q4", "2026"), enclosing("30d"));
        assertEquals(List.of("2026-W48", "2026-11", "2026-Q4", "2026"), enclosing("2026-W48"));
    }

    @Test
    void givenAWeekInTwoMonths_whenAskedWhatEnclosesIt_thenTheMonthInWhichItIsJudged() {
        Period week = Period.parse("2026-W49", TODAY);
        LocalDate monday = LocalDate.parse("2026-11-30");

        assertEquals("2026-11", week.enclosing(monday).get(1).id());
        assertEquals("2026-12", week.enclosing(monday.plusDays(1)).get(1).id());
    }

    @Test
    void givenTheFirstOfItsKind_whenAskedWhatWasBefore_thenTheLastOfTheYearBefore() {
        assertEquals("2026-W53", Period.week(2027, 1).before().id());
        assertEquals("2026-W52", Period.week(2026, 53).before().id());
        assertEquals("2026-12", Period.parse("2027-01", TODAY).before().id());
        assertEquals("2026-Q4", Period.parse("2027-Q1", TODAY).before().id());
        assertThrows(IllegalArgumentException.class, Period.rolling(7, TODAY)::before);
    }

    @Test
    void givenAPeriod_whenJudged_thenNowWhileItIsOpenAndItsEndAfterwards() {
        Period november = Period.parse("2026-11", TODAY);
        Instant end = Instant.parse("2026-11-30T17:00:00Z");

        assertEquals(end.minusMillis(1), november.judgedAt(end.minusMillis(1), ZONE));
        assertEquals(end, november.judgedAt(end, ZONE));
        assertEquals(end, november.judgedAt(end.plusSeconds(86_400), ZONE));
    }

    @Test
    void givenTheEdges_whenAskedIfHeld_thenTheFirstDayIsAndTheEndIsNot() {
        Period november = Period.parse("2026-11", TODAY);

        assertTrue(november.contains(november.first()));
        assertFalse(november.contains(november.end()));
        assertFalse(november.contains(november.first().minusDays(1)));
    }

    @Test
    void everyDayLiesInItsOwnPeriodsAndTheyEncloseEachOther() {
        forAll(random -> LocalDate.ofEpochDay(random.nextInt(-20_000, 40_000)), day -> {
            for (Period period : Period.openOn(day)) assertTrue(period.contains(day), period.id());
            List<Period> nested = Period.calendarPeriodsOf(day);
            assertEquals(nested, nested.get(0).enclosing(day));
            for (Period period : nested) assertEquals(period, Period.parse(period.id(), day));
        });
    }

    private static void assertDays(String text, String first, String end) {
        Period period = Period.parse(text, TODAY);
        assertEquals(text, period.id());
        assertEquals(LocalDate.parse(first), period.first(), text);
        assertEquals(LocalDate.parse(end), period.end(), text);
    }

    private static List<String> idsOn(String day) {
        return Period.openOn(LocalDate.parse(day)).stream().map(Period::id).toList();
    }

    private static List<String> enclosing(String text) {
        return Period.parse(text, TODAY).enclosing(TODAY).stream()
                .map(Period::id)
                .toList();
    }

    @Test
    void givenAnAmountOfAYear_whenParted_thenATwelfthAQuarterOrAllAndNothingForRollingOnes() {
        LocalDate today = LocalDate.parse("2026-11-20");
        BigDecimal amount = new BigDecimal(1000);

        assertEquals(new BigDecimal("83.33"), Period.parse("2026-11", today).partOfYear(amount));
        assertEquals(new BigDecimal("250.00"), Period.parse("2026-Q4", today).partOfYear(amount));
        assertEquals(new BigDecimal("1000.00"), Period.parse("2026", today).partOfYear(amount));
        assertEquals(null, Period.parse("30d", today).partOfYear(amount));
        assertEquals(null, Period.parse("2026-W47", today).partOfYear(amount));
    }
}
