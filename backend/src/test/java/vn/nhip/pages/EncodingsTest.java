package vn.nhip.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "gzip, deflate, br|true",
                "br, GZIP;q=0.1|true",
                "x-gzip|true",
                "*|true",
                "br, *;q=0.5|true",
                "gzip;q=0|false",
                "gzip; q=0.000|false",
                "gzip;q=0, *|false",
                "*;q=0|false",
                "*, gzip;q=0|false",
                "gzip;q=much|false",
                "br, deflate|false",
                "identity|false",
                "gzipped|false",
                "''|false",
                ";;,,|false"
            })
    void givenWhatABrowserAccepts_thenItIsPackedOnlyWhereThatIsSaid(String accepted, boolean packed) {
        assertEquals(packed, Encodings.takesGzip(List.of(accepted)), accepted);
    }

    @Test
    void givenTwoLines_thenTheyAreOneList_andGivenNoneItIsSentPlain() {
        assertEquals(true, Encodings.takesGzip(List.of("br", "gzip")));
        assertFalse(Encodings.takesGzip(List.of("*", "gzip;q=0")));
        assertFalse(Encodings.takesGzip(List.of()));
    }
}
