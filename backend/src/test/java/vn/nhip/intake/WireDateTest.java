package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireDateTest {
    private static WireDate read(String text) {
        return WireDate.parse(text, Fixtures.ZONE).orElseThrow(() -> new AssertionError(text));
    }

    @ParameterizedTest
    @CsvSource({
        "20261120143148, 2026-11-20T07:31:48Z",
        "2026-11-20 14:31:48, 2026-11-20T07:31:48Z",
        "2026-11-20T14:31:48, 2026-11-20T07:31:48Z",
        "2026-11-20T14:31, 2026-11-20T07:31:00Z",
        "2026-11-20T14:31:48Z, 2026-11-20T14:31:48Z",
        "2026-11-20T14:31:48+07:00, 2026-11-20T07:31:48Z",
        "2026-11-20T14:31:48-0330, 2026-11-20T18:01:48Z",
        "2026-11-20T14:31:48+07, 2026-11-20T07:31:48Z",
        "2026-11-20T14:31:48.1239999, 2026-11-20T07:31:48.123Z",
        "2026-11-20T14:31:48.5Z, 2026-11-20T14:31:48.500Z",
        "20/11/2026 14:31:48, 2026-11-20T07:31:48Z",
        "1/2/2026 8:05:00, 2026-02-01T01:05:00Z",
        "20261120, 2026-11-19T17:00:00Z",
        "2026-11-20, 2026-11-19T17:00:00Z",
        "20/11/2026, 2026-11-19T17:00:00Z"
    })
    void everyFormOfTheWireIsRead(String text, Instant at) {
        assertEquals(at, read(text).at());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261120", "2026-11-20", "20/11/2026"})
    void givenADeadlineWithoutATime_whenRead_thenItIsTheEndOfThatDay(String text) {
        assertEquals(Instant.parse("2026-11-20T16:59:59.999Z"), read(text).until());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2026",
                "20261320",
                "2026-11-20T25:00:00",
                "2026-11-20T14:31:48+99:00",
                "2026",
                "1763600000000",
                "11-20-2026",
                "soon",
                "2026-11-20T",
                "20261120 143148"
            })
    void whatIsNoDateIsNotRead(String text) {
        assertTrue(WireDate.parse(text, Fixtures.ZONE).isEmpty(), text);
    }

    @Test
    void givenAStampOfMidnight_whenRead_thenItIsATimeAndNotADay() {
        assertEquals(
                Instant.parse("2026-11-19T17:00:00Z"),
                read("2026-11-20T00:00:00").until());
    }
}
