package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.update.CaseUpdate;

/** Rows that only our clock puts aside: they are read whole, so that a clock that was wrong costs none. */
class AheadOfTheClockTest {
    private static final Instant YEARS_BACK = Fixtures.NOW.minus(6 * 365, ChronoUnit.DAYS);

    private static List<Decoded> events(String rows, Instant now) {
        return Fixtures.CODECS.events().decode(Fixtures.bytes("[" + rows + "]"), now);
    }

    private static List<Decoded> portal(String rows, Instant now) {
        return Fixtures.CODECS
                .dvcqg()
                .decode(Fixtures.bytes("[" + rows + "]"), DvcqgCodec.Call.of(null, "H48.01", null), now);
    }

    @Test
    void givenAClockYearsBack_whenRowsAreRead_thenTheySayWhatTheyWouldByTheRightOne() {
        String event = Fixtures.caseEvent("e-1", "C-1");
        String row = Fixtures.portalRow("C-2");
        String step = "{\"MaHoSo\":\"C-2\",\"TrangThai\":\"4\",\"ThoiDiemXuLy\":\"20261119090000\"}";

        for (Decoded decoded : List.of(
                events(event, YEARS_BACK).get(0),
                portal(row, YEARS_BACK).get(0),
                portal(step, YEARS_BACK).get(0))) {
            assertTrue(decoded instanceof Decoded.SetAside aside && aside.ofClock(), decoded::toString);
        }
        assertEquals(
                ((Decoded.Readable) events(event, Fixtures.NOW).get(0)).update(),
                ((Decoded.SetAside) events(event, YEARS_BACK).get(0)).update());
        assertEquals(
                ((Decoded.Readable) portal(row, Fixtures.NOW).get(0)).update(),
                ((Decoded.SetAside) portal(row, YEARS_BACK).get(0)).update());
    }

    @Test
    void givenSeveralDatesAhead_whenSetAside_thenTheFirstIsNamedAndTheFarthestTold() {
        Decoded.SetAside aside = (Decoded.SetAside) portal("""
                        {"MaHoSo":"C-1","TrangThaiHoSo":"4","NgayTiepNhan":"20281101","NgayHenTra":"20291101"}""", Fixtures.NOW).get(0);

        assertEquals("NgayTiepNhan", aside.field());
        assertEquals("more than a year ahead: 2028-11-01", aside.problem());
        assertEquals(Instant.parse("2029-11-01T16:59:59.999Z"), aside.farthest());
        CaseUpdate.Snapshot said = (CaseUpdate.Snapshot) aside.update().body();
        assertEquals(0, said.snapshot().findings());
    }

    @Test
    void givenAnotherFaultBesideTheDate_whenSetAside_thenNoClockCanMakeItRight() {
        Decoded.SetAside aside = (Decoded.SetAside) portal("""
                        {"MaHoSo":"C-1","TrangThaiHoSo":"4","NgayTiepNhan":"20281101","NgayTra":"soon"}""", Fixtures.NOW).get(0);

        assertEquals("NgayTra", aside.field());
        assertFalse(aside.ofClock());
        assertNull(aside.update());
    }

    @Test
    void givenATimeAheadOfUs_whenRead_thenItStaysAsItWasTold() {
        String event = "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/r\",\"type\":\"vn.nhip.case.rated.v1\","
                + "\"time\":\"2026-11-20T03:07:00Z\",\"data\":{\"case\":\"C-1\",\"liked\":true}}";

        Decoded.Readable read = (Decoded.Readable) events(event, Fixtures.NOW).get(0);

        assertEquals(Instant.parse("2026-11-20T03:07:00Z"), read.update().occurredAt());
    }
}
