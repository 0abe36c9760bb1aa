package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50000|50000",
                "50.000|50000",
                "50,000 đ|50000",
                "50 000|50000",
                "50.000,00|50000",
                "50,000.00|50000",
                "1.500.000|1500000",
                "1.500.000,00 đồng|1500000",
                "1\u00A0500\u00A0000|1500000",
                "1\u202F500\u202F000|1500000",
                "1\u2009500\u2009000|1500000",
                "50.000 \u20AB|50000",
                "50.000 vnđ|50000",
                "50000 VND|50000",
                "\uFF15\uFF10\uFF10\uFF10\uFF10|50000",
                "50\u2019000|50000",
                "50.000 đ/hồ sơ|50000",
                "50.000 đo\u0302\u0300ng|50000",
                "5e4|50000",
                "5.0E+4|50000",
                "+50000|50000",
                "0|0",
                "0,00 đ|0",
                "Miễn phí|0",
                "miễn|0",
                "Không thu phí|0",
                "không thu lệ phí|0"
            })
    void givenAnAmountAsClerksWriteIt_whenRead_thenItIsThatAmount(String text, BigDecimal amount) {
        assertEquals(0, FeeText.parse(text).orElseThrow().compareTo(amount), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "theo quy định", "50.00.000", "1.2.3", "-50000", "50 USD", "50.000-100.000", "e4", "1e999"})
    void givenWhatIsNoAmount_whenRead_thenThereIsNone(String text) {
        assertEquals(Optional.empty(), FeeText.parse(text), text);
    }
}
