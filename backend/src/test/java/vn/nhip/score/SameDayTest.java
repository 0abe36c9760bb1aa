package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.core.calendar.Period;

class SameDayTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static Instant at(String text) {
        return OffsetDateTime.parse(text + "+07:00").toInstant();
    }

    private static SameDay of(String period, String now) {
        return SameDay.of(Period.parse(period, null), at(now), ZONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11, 2026-11-29T14:59:59, 2026-10, 2026-10-29T14:00:00",
        "2026-11, 2026-11-01T01:00:00, 2026-10, 2026-10-01T01:00:00",
        "2027-03, 2027-03-30T08:00:00, 2027-02, 2027-02-28T23:59:59.999",
        "2026-Q4, 2026-11-30T09:10:00, 2026-Q3, 2026-08-30T09:00:00",
        "2027, 2027-01-02T09:10:00, 2026, 2026-01-02T09:00:00",
        "2026-W48, 2026-11-25T09:10:00, 2026-W47, 2026-11-18T09:00:00"
    })
    void givenAPeriodThatGoesOn_thenTheSameFullHourOfTheSameDayOfTheOneBeforeOrItsLastInstant(
            String period, String now, String before, String same) {
        assertEquals(new SameDay(Period.parse(before, null), at(same)), of(period, now));
    }

    @Test
    void givenTheFirstHourOfAPeriod_thenNothingHadBeenShownYet() {
        assertNull(of("2026-11", "2026-11-01T00:59:00"));
    }
}
