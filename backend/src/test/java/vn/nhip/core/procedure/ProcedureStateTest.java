package vn.nhip.core.procedure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.nhip.testing.ACase.at;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.nhip.core.procedure.ProcedureNotice.Announcement;
import vn.nhip.core.procedure.ProcedureNotice.Properties;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;

class ProcedureStateTest {
    private static final UnitCode PROVINCE = new UnitCode("H48");
    private static final ProcedureState UNKNOWN = ProcedureState.unknown(new ProcedureCode("1.000001"), PROVINCE);
    private static final Instant START = at("01-02 08:00");

    private static ProcedureNotice notice(UnitCode unit, Announcement announcement, Boolean complete) {
        return new ProcedureNotice(
                UNKNOWN.procedure(), unit, PROVINCE, announcement, complete, false, null, Properties.UNSAID);
    }

    private static Version version(int minute) {
        return new Version(START.plusSeconds(60L * minute), "e", true);
    }

    @Test
    void givenAnAgencyOnceNamed_whenANewerNoticeNamesNone_thenItStays() {
        ProcedureState named = UNKNOWN.with(notice(new UnitCode("H48.01"), null, null), version(1));

        assertEquals(PROVINCE, UNKNOWN.owner());
        assertEquals(
                new UnitCode("H48.01"),
                named.with(notice(null, null, true), version(2)).owner());
    }

    @Test
    void givenANightlyRepetition_whenItGoesOnForYears_thenOnlyItsEdgesAreKept() {
        ProcedureState state = UNKNOWN.with(notice(null, null, false), version(0));
        for (int day = 1; day <= 3 * ProcedureState.MAX_SHOWINGS; day++) {
            state = state.with(notice(null, null, true), version(day));
        }

        assertEquals(ProcedureState.MAX_SHOWINGS, state.showings().size());
        assertEquals(version(1), state.showings().get(1).version());
        assertEquals(
                version(3 * ProcedureState.MAX_SHOWINGS),
                state.showings().get(ProcedureState.MAX_SHOWINGS - 1).version());
    }

    @Test
    void givenASenderInALoop_whenTheLimitsAreReached_thenTheNoticeIsRefused() {
        ProcedureState flickering = UNKNOWN;
        for (int i = 0; i < ProcedureState.MAX_SHOWINGS; i++) {
            flickering = flickering.with(notice(null, null, i % 2 == 0), version(i));
        }
        ProcedureState announced = UNKNOWN;
        for (int i = 0; i < ProcedureState.MAX_ANNOUNCEMENTS; i++) announced = announced.with(day(i), version(i));

        ProcedureState one = flickering;
        ProcedureState other = announced;
        assertThrows(IllegalArgumentException.class, () -> one.with(notice(null, null, true), version(999)));
        assertThrows(IllegalArgumentException.class, () -> other.with(day(999), version(999)));
    }

    private static ProcedureNotice day(int number) {
        LocalDate decided = LocalDate.of(2020, 1, 1).plusDays(number);
        return notice(null, new Announcement(null, decided, null, null), null);
    }
}
