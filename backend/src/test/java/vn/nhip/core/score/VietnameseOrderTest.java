package vn.nhip.core.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VietnameseOrderTest {
    private static final VietnameseOrder ORDER = new VietnameseOrder();

    @Test
    void givenTheAlphabet_whenShuffledAndSorted_thenItIsTheAlphabetAgain() {
        List<String> alphabet = List.of("aăâbcdđeêghiklmnoôơpqrstuưvxy".split(""));

        assertEquals(alphabet, sorted(alphabet));
    }

    @Test
    void givenOneSyllableInAllTones_whenSorted_thenLevelHuyenHoiNgaSacNang() {
        List<String> tones =
                List.of("ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mẳ", "mẵ", "mắ", "mặ", "mâ", "mậ");

        assertEquals(tones, sorted(tones));
    }

    @Test
    void givenNamesOfUnits_whenSorted_thenAsAReaderExpects() {
        List<String> names = List.of(
                "An Phú",
                "Ăn",
                "Ân",
                "Ba Động",
                "Ba Gia",
                "Bà Rịa",
                "Ba Tơ",
                "Dung Quất",
                "Đặc khu Lý Sơn",
                "Đức Phổ",
                "Phường 2",
                "Phường 10",
                "Phường 10A",
                "Phường An Phú",
                "Phường Cẩm Thành",
                "Sơn Tây",
                "Sơn Tây Hạ",
                "Sơn Tịnh",
                "Xã Ia Chim",
                "Xã Ya Ly");

        assertEquals(names, sorted(names));
    }

    @Test
    void givenCombiningMarks_whenCompared_thenTheyOrderLikeComposedLetters() {
        String composed = "Đặc khu Lý Sơn";
        String combining = Normalizer.normalize(composed, Normalizer.Form.NFD);

        assertTrue(ORDER.compare(combining, "Đặc khu Lý Sơa") > 0);
        assertTrue(ORDER.compare(combining, "Đặc khu Lý Sơp") < 0);
    }

    @Test
    void givenCapitals_whenCompared_thenLettersDecideFirst() {
        assertTrue(ORDER.compare("AN PHÚ", "ăn") < 0);
        assertTrue(ORDER.compare("xã b", "Xã C") < 0);
    }

    @Test
    void givenLeadingZerosAndLongNumbers_whenCompared_thenByValue() {
        assertTrue(ORDER.compare("Tổ 007", "Tổ 10") < 0);
        assertTrue(ORDER.compare("Tổ 99999999999999999999", "Tổ 100000000000000000000") < 0);
    }

    @Test
    void givenForeignLetters_whenCompared_thenTheyComeLastAndNothingThrows() {
        assertEquals(List.of("", "-", "1", "a", "z", "Ω"), sorted(List.of("", "-", "1", "a", "z", "Ω")));
    }

    private static List<String> sorted(List<String> names) {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(766));
        shuffled.sort(ORDER);
        return shuffled;
    }
}
