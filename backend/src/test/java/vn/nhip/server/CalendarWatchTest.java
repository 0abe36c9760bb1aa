package vn.nhip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.nhip.config.CalendarList;
import vn.nhip.core.calendar.WorkingDays;

class CalendarWatchTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate END = LocalDate.of(2026, 12, 31);

    private static List<String> problems(LocalDate to, String now, String farthest) {
        WorkingDays days = new WorkingDays(ZONE, Set.of(LocalDate.of(2026, 9, 2)), Set.of());
        CalendarList calendar = new CalendarList(days, to, new TreeSet<>(), new TreeSet<>());
        return CalendarWatch.problems(calendar, Instant.parse(now), farthest == null ? null : Instant.parse(farthest));
    }

    @Test
    void givenDeadlinesWithinTheCalendar_thenNothingIsWrong() {
        assertEquals(List.of(), problems(END, "2026-09-01T03:00:00Z", "2026-12-31T16:59:59.999Z"));
        assertEquals(List.of(), problems(END, "2026-09-01T03:00:00Z", null));
    }

    @Test
    void givenADeadlineTheMorningAfter_thenItIsNamed() {
        assertEquals(
                List.of("deadlines that were told reach to 2027-01-01, but calendar.csv ends on 2026-12-31:"
                        + " holidays after that count as working days; add the next year"),
                problems(END, "2026-09-01T03:00:00Z", "2026-12-31T17:00:00Z"));
    }

    @Test
    void givenTheLastQuarter_whenNobodyToldALongDeadlineYet_thenTheNextYearIsMissedAlready() {
        assertEquals(
                List.of("60 working days from today reach to 2027-01-05, but calendar.csv ends on 2026-12-31:"
                        + " holidays after that count as working days; add the next year"),
                problems(END, "2026-10-13T03:00:00Z", null));
    }

    @Test
    void givenAnEmptyCalendar_thenThatIsSaid() {
        assertEquals(1, problems(null, "2026-09-01T03:00:00Z", null).size());
    }
}
