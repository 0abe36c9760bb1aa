package vn.nhip.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.config.Config;

class ShortLinksTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Config config = Config.load(Path.of("../config/demo"), Map.of());
    private final ShortLinks links = new ShortLinks(() -> config.history().on(DAY), config::catalogues);

    @ParameterizedTest
    @CsvSource({
        "s, /xep-hang/so",
        "S11, /xep-hang/so?tu=11",
        "s1, /xep-hang/so",
        "x97q, /xep-hang/xa?tu=97&ky=quarter",
        "d, /xep-hang/xa",
        "n3w, /xep-hang/so?sap=MDSH&ky=7d",
        "nw, /xep-hang/so?ky=7d",
        "ly, /xep-hang/so?sap=qua-han&ky=year",
        "l11, /xep-hang/so?sap=qua-han&tu=11",
        "pm, /don-vi/H48?ky=30d",
        "ty, /don-vi/H48?ky=year",
        "w, /xep-hang/so",
        "U905, /don-vi/H48.905",
        "u905q, /don-vi/H48.905?ky=quarter",
        "st, /xep-hang/so?ky=week",
        "x97tz0abcde, /xep-hang/xa?tu=97&ky=week&luc=1970-07-20T12:36:50Z",
        "sk26w48, /xep-hang/so?ky=2026-W48",
        "sk2609, /xep-hang/so?ky=2026-09",
        "sk26q3, /xep-hang/so?ky=2026-Q3",
        "u905k25, /don-vi/H48.905?ky=2025",
        "s2Ztos040, /xep-hang/so?tu=2&luc=2026-11-20T01:00:00Z"
    })
    void givenACode_thenItLeadsToTheReadingPageOfItsView(String code, String view) {
        assertEquals(view, links.target(code));
    }

    @Test
    void givenASetAndAListByTheirNumbers_thenThePhoneReadsBySameOnes() {
        String set = config.catalogues().sets().get(1);
        String list = config.catalogues().lists().get(0).id();
        int at = 2 + config.catalogues().ofSet(config.catalogues().mainSet()).size();

        assertEquals("/xep-hang/xa?tu=25&bo=" + set + "&ds=" + list, links.target("x25c" + at + "l1"));
        assertEquals("/xep-hang/so?bo=766", links.target("sc1"), "the main set is the first");
        assertEquals("/xep-hang/so", links.target("sc99l99"), "numbers beyond the last are passed over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "z", "s1234", "u999", "u", "//evil.example", "s2&ky=x", "javascript:alert(1)", "sk2"})
    void givenAnUnknownCode_thenItLeadsToTheDepartmentsAndNeverElsewhere(String code) {
        assertEquals("/xep-hang/so", links.target(code));
    }
}
