package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.Period;

class SameDayTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static Instant at(String text) {
        return OffsetDateTime.parse(text + "+07:00").toInstant();
    }

    private static Instant of(Period period, Period before, String now) {
        SameDay same = SameDay.of(period, before, at(now), ZONE);
        return same == null ? null : same.at();
    }

    @Test
    void givenTheMiddleOfAMonth_thenTheSameFullHourOfTheSameDayOfTheMonthBefore() {
        Period november = Period.parse("2026-11", null);
        Period october = Period.parse("2026-10", null);
        assertEquals(at("2026-10-29T14:00:00"), of(november, october, "2026-11-29T14:59:59"));
        assertEquals(at("2026-10-01T01:00:00"), of(november, october, "2026-11-01T01:00:00"));
    }

    @Test
    void givenADayThatTheMonthBeforeDidNotHave_thenItsLastInstant() {
        Period march = Period.parse("2027-03", null);
        Period february = Period.parse("2027-02", null);
        assertEquals(at("2027-02-28T23:59:59.999"), of(march, february, "2027-03-30T08:00:00"));
    }

    @Test
    void givenAQuarterOrAYear_thenAsManyDaysIntoTheOneBefore() {
        Period quarter = Period.parse("2026-Q4", null);
        assertEquals(at("2026-08-30T09:00:00"), of(quarter, Period.parse("2026-Q3", null), "2026-11-30T09:10:00"));
        Period year = Period.parse("2027", null);
        assertEquals(at("2026-01-02T09:00:00"), of(year, Period.parse("2026", null), "2027-01-02T09:10:00"));
    }

    @Test
    void givenTheFirstHourOfAPeriod_thenNothingHadBeenShownYet() {
        Period november = Period.parse("2026-11", null);
        assertNull(of(november, Period.parse("2026-10", null), "2026-11-01T00:59:00"));
    }
}
