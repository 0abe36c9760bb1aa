package vn.nhip.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.config.Config;

class ShortLinksTest {
    private final Config config = Config.load(Path.of("../config/demo"), Map.of());
    private final ShortLinks links = new ShortLinks(() -> config.history().on(java.time.LocalDate.of(2026, 11, 20)));

    @ParameterizedTest
    @CsvSource({
        "s, /man/thu?slides=so",
        "S2, /man/thu?slides=so&trang=2",
        "x12q, /man/thu?slides=xa&trang=12&ky=quarter",
        "d, /man/thu?slides=dau-cuoi",
        "ny, /man/thu?slides=nhom&ky=year",
        "lw, /man/thu?slides=qua-han&ky=7d",
        "pm, /man/thu?slides=nhip&ky=30d",
        "t, /man/thu?slides=muc-tieu",
        "w, /man/thu",
        "U905, /man/thu?slides=so&don-vi=H48.905",
        "u905q, /man/thu?slides=so&don-vi=H48.905&ky=quarter"
    })
    void givenACode_thenItLeadsToItsView(String code, String view) {
        assertEquals(view, links.target(code));
    }

    @Test
    void givenACommune_thenItsCodeLeadsToTheListOfCommunes() {
        String code = config.history()
                .on(java.time.LocalDate.of(2026, 11, 20))
                .ofKind("commune")
                .get(0)
                .code()
                .value();

        assertEquals("/man/thu?slides=xa&don-vi=" + code, links.target("u" + code.substring(code.indexOf('.') + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "z", "s123", "u999", "u", "//evil.example", "s2&ky=x", "javascript:alert(1)"})
    void givenAnUnknownCode_thenItLeadsToTheWallAndNeverElsewhere(String code) {
        assertEquals("/man/thu", links.target(code));
    }
}
