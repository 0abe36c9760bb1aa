package vn.nhip.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.catalogue.file.YamlFile;

class ZonesTest {
    private final FileProblems problems = new FileProblems();

    private ZoneId read(String zone) {
        return Zones.read(YamlFile.parse("province.yaml", "zone: \"" + zone + "\"\n", problems), problems);
    }

    private String told() {
        try {
            problems.throwIfAny();
            return "";
        } catch (UnusableFilesException faults) {
            return faults.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GMT+7",
                "UTC+07:00",
                "UT+7",
                "+07:00",
                "+7",
                "Z",
                "GMT0",
                "VST",
                "ICT",
                "EST",
                "PRC",
                "US/Pacific",
                "SystemV/PST8PDT",
                "Europe/Kyiv",
                "Asia/Hue"
            })
    void givenAZoneThatSomeBrowserDoesNotKnow_whenRead_thenRefusedWithItsPlaceAndAnExample(String zone) {
        assertNull(read(zone));
        assertEquals(
                "province.yaml:1:7: zone: not a zone that browsers know: \"" + zone
                        + "\"; allowed: the name of a region, as Asia/Ho_Chi_Minh",
                told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok", "Etc/GMT-7", "UTC", "Europe/Amsterdam"})
    void givenTheNameOfARegion_whenRead_thenItIsTaken(String zone) {
        assertEquals(ZoneId.of(zone), read(zone));
        assertEquals("", told());
    }

    @ParameterizedTest
    @CsvSource({"asia/ho_chi_minh, Asia/Ho_Chi_Minh", "Asia/Ho Chi Minh, Asia/Ho_Chi_Minh", "ASIA/SAIGON, Asia/Saigon"})
    void givenANameInOtherLetters_whenRead_thenTheRightOneIsNamed(String zone, String meant) {
        assertNull(read(zone));
        assertTrue(told().endsWith("did you mean " + meant + "?"), this::told);
    }
}
