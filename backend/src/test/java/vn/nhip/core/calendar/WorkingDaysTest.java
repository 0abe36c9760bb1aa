package vn.nhip.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.Cases.forAll;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final LocalDate MONDAY = FRIDAY.plusDays(3);
    private static final WorkingDays PLAIN = new WorkingDays(ZONE, Set.of(), Set.of());

    @Test
    void givenAWeek_whenNothingIsEntered_thenMondayToFridayAreWorked() {
        assertTrue(PLAIN.isWorking(FRIDAY));
        assertFalse(PLAIN.isWorking(SATURDAY));
        assertFalse(PLAIN.isWorking(SATURDAY.plusDays(1)));
        assertTrue(PLAIN.isWorking(MONDAY));
    }

    @Test
    void givenADayOffAndAMakeUpDay_whenAsked_thenTheyChangePlaces() {
        WorkingDays days = new WorkingDays(ZONE, Set.of(MONDAY), Set.of(SATURDAY));

        assertFalse(days.isWorking(MONDAY));
        assertTrue(days.isWorking(SATURDAY));
        assertEquals(SATURDAY, days.plus(FRIDAY, 1));
        assertEquals(MONDAY.plusDays(1), days.plus(FRIDAY, 2));
    }

    @Test
    void givenAFriday_whenOneWorkingDayIsAdded_thenMonday() {
        assertEquals(MONDAY, PLAIN.plus(FRIDAY, 1));
        assertEquals(FRIDAY, PLAIN.plus(FRIDAY, 0));
        assertEquals(FRIDAY.plusDays(7), PLAIN.plus(FRIDAY, 5));
    }

    @Test
    void givenAMonday_whenWorkingDaysAreTakenAway_thenWeekendsAndDaysOffArePassedOver() {
        WorkingDays days = new WorkingDays(ZONE, Set.of(FRIDAY), Set.of());

        assertEquals(FRIDAY, PLAIN.minus(MONDAY, 1));
        assertEquals(MONDAY, PLAIN.minus(MONDAY, 0));
        assertEquals(MONDAY.minusDays(7), PLAIN.minus(MONDAY, 5));
        assertEquals(FRIDAY.minusDays(1), days.minus(SATURDAY, 1));
    }

    @Test
    void givenLateEveningByGreenwich_whenDaysAreCut_thenTheLocalDayCounts() {
        Instant saturdayEarly = Instant.parse("2026-11-20T17:30:00Z");

        assertEquals(Instant.parse("2026-11-23T16:59:59.999Z"), PLAIN.endOfDayAfter(saturdayEarly, 1));
        assertEquals(Instant.parse("2026-11-20T16:59:59.999Z"), WorkingDays.endOfDay(FRIDAY, ZONE));
    }

    @Test
    void moreWorkingDaysEndLaterAndAlwaysOnAWorkedDay() {
        WorkingDays days = new WorkingDays(ZONE, Set.of(MONDAY), Set.of(SATURDAY));
        forAll(random -> FRIDAY.plusDays(random.nextInt(-30, 30)), from -> {
            for (int count = 1; count < 10; count++) {
                assertTrue(days.isWorking(days.plus(from, count)));
                assertTrue(days.plus(from, count - 1).isBefore(days.plus(from, count)));
            }
        });
    }
}
