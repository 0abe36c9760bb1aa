package vn.nhip.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.testing.ACase.ZONE;
import static vn.nhip.testing.ACase.at;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** November 2026: the second is a Monday, the twenty-fourth a day off here, the twenty-eighth a made-up Saturday. */
class WorkingHoursTest {
    private static final WorkingHours HOURS = WorkingHours.usual(
            new WorkingDays(ZONE, Set.of(LocalDate.of(2026, 11, 24)), Set.of(LocalDate.of(2026, 11, 28))));

    private static boolean late(String filed, String received) {
        return HOURS.moreThan(Duration.ofHours(8), at(filed), at(received));
    }

    @Test
    void givenOneWorkingDay_thenTheSameMomentOfTheNextIsNotLateAndAMinuteMoreIs() {
        assertEquals(false, late("11-02 09:00", "11-03 09:00"));
        assertEquals(true, late("11-02 09:00", "11-03 09:01"));
    }

    @Test
    void givenAWeekend_thenOnlyItsWorkingTimeCounts() {
        assertEquals(false, late("11-06 16:00", "11-09 16:00"));
        assertEquals(true, late("11-06 16:00", "11-09 16:01"));
    }

    @Test
    void givenNightAndNoon_thenTheyDoNotCount() {
        assertEquals(false, late("11-02 22:00", "11-03 17:00"));
        assertEquals(false, late("11-02 11:30", "11-03 11:29"));
        assertEquals(false, late("11-02 17:00", "11-04 07:00"));
        assertEquals(true, late("11-02 17:00", "11-04 07:01"));
    }

    @Test
    void givenADayOffAndAMadeUpDay_thenTheCalendarDecides() {
        assertEquals(false, late("11-23 16:00", "11-25 16:00"));
        assertEquals(true, late("11-27 16:00", "11-28 16:01"));
    }

    @Test
    void givenAReceptionBeforeTheFiling_thenItIsNotLate() {
        assertEquals(false, late("11-10 09:00", "11-02 09:00"));
    }
}
