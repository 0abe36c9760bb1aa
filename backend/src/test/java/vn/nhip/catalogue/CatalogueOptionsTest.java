package vn.nhip.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.catalogue.file.FileProblem;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Formula;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Option;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.fact.Fact;

/** What an official may choose in a row, and the newer ways of saying where a figure comes from. */
class CatalogueOptionsTest {
    private static final String GOOD = """
            id: tiny
            set: small
            name: Bộ nhỏ
            validFrom: 2026-01-01
            groups:
              - {code: A, name: Nhóm A, max: 100}
            bands:
              - {id: weak, name: Yếu, from: 0}
            components:
              - id: "1"
                group: A
                name: Đúng hạn
                max: 60
                formula: linear
                met: {count: handled, all: [onTime]}
                total: {count: handled}
                appliesTo: [commune]
                elsewhere: zero
                words: Đúng hạn
                source: thử
                options:
                  - name: han
                    label: Hạn
                    use: gio
                    choices:
                      gio: {words: Theo giờ}
                      ngay: {words: Theo ngày, replace: {onTime: onTimeByDay}}
                  - name: bo-sung
                    label: Bổ sung
                    use: tre
                    choices:
                      tre: {words: Trễ}
                      cho: {words: Chờ, replace: {onTime: onTimePatient, onTimeByDay: onTimeByDayPatient}}
                  - name: cach
                    label: Cách tính
                    use: thang
                    choices:
                      thang: {words: Tuyến tính}
                      nguong: {words: Ngưỡng, formula: {threshold: 0.80}, rowWords: Đạt 80%, elsewhere: full}
              - id: "2"
                group: A
                name: Khác
                max: 40
                formula: linear
                met: {distinct: announced, less: {none: [onTime]}}
                total: {larger: [given, {count: received}], orLastYear: true}
                empty: {sharedBy: ["1"]}
                words: Khác
                source: thử
            """;

    @TempDir
    Path dir;

    @Test
    void givenNothingElseSaid_whenRead_thenTheChoiceInUseIsInForce() throws IOException {
        Component row = read(GOOD).get(0);

        assertEquals(new Formula.Linear(), row.formula());
        assertEquals(handled(Fact.ON_TIME), row.met());
        assertEquals("Đúng hạn", row.words());
        assertEquals(Set.of("commune"), row.appliesTo());
        assertEquals(Component.Empty.ZERO, row.elsewhere());
        assertEquals(
                new Option(
                        "han",
                        "Hạn",
                        "gio",
                        List.of(new Option.Choice("gio", "Theo giờ"), new Option.Choice("ngay", "Theo ngày"))),
                row.options().get(0));
    }

    @Test
    void givenAnotherChoice_whenRead_thenItsKeysTakeThePlaceOfTheRows() throws IOException {
        Component row = read(GOOD.replace("use: thang", "use: nguong")).get(0);

        assertEquals("0.80", ((Formula.Threshold) row.formula()).at().toPlainString());
        assertEquals("Đạt 80%", row.words());
        assertEquals(Component.Empty.FULL, row.elsewhere());
        assertEquals("nguong", row.options().get(2).use());
        assertEquals(handled(Fact.ON_TIME), row.met());
    }

    @Test
    void givenTwoOptionsThatReplaceFacts_whenRead_thenTogetherTheyPickOneOfFour() throws IOException {
        assertEquals(handled(Fact.ON_TIME), chosen("gio", "tre"));
        assertEquals(handled(Fact.ON_TIME_BY_DAY), chosen("ngay", "tre"));
        assertEquals(handled(Fact.ON_TIME_PATIENT), chosen("gio", "cho"));
        assertEquals(handled(Fact.ON_TIME_BY_DAY_PATIENT), chosen("ngay", "cho"));
    }

    private Source chosen(String due, String supplement) throws IOException {
        return read(GOOD.replace("use: gio", "use: " + due).replace("use: tre", "use: " + supplement))
                .get(0)
                .met();
    }

    @Test
    void givenAUseForTheWholeFile_whenRead_thenItGoesBeforeTheRows() throws IOException {
        Component row = read("use: {\"1\": {han: ngay, cach: nguong}}\n" + GOOD).get(0);

        assertEquals(handled(Fact.ON_TIME_BY_DAY), row.met());
        assertEquals("Đạt 80%", row.words());
        assertEquals("ngay", row.options().get(0).use());
    }

    @Test
    void givenTheNewerSources_whenRead_thenTheirValues() throws IOException {
        Component row = read(GOOD).get(1);

        Measure announced = new Measure(Base.ANNOUNCED, 0, 0, Measure.Form.DISTINCT_PROCEDURES);
        Measure late = new Measure(Base.ANNOUNCED, 0, Fact.ON_TIME.bit(), Measure.Form.DISTINCT_PROCEDURES);
        assertEquals(new Source.Counted(announced, late), row.met());
        assertEquals(new Source.Larger(new Source.Counted(Measure.RECEIVED), true), row.total());
        assertEquals(List.of(announced, late, Measure.RECEIVED), row.measures());
        assertEquals(Component.Empty.SHARED, row.empty());
        assertEquals(List.of("1"), row.sharedBy());
    }

    @Test
    void givenAFaultInAChoiceThatIsNotInForce_whenRead_thenItShowsAllTheSame() throws IOException {
        assertFault(
                "formula: {threshold: 0.80}",
                "formula: {threshold: 80}",
                "39:56: components[0].options[2].choices.nguong.formula.threshold: a threshold lies over 0 and up to 1: 80");
        assertFault(
                "replace: {onTime: onTimeByDay}",
                "replace: {onTime: byDay}",
                "27:46: components[0].options[0].choices.ngay.replace.onTime: unknown fact \"byDay\"; allowed: "
                        + allFacts());
        assertFault(
                "replace: {onTime: onTimeByDay}",
                "replace: {onTime: allParts}",
                "15:10: components[0].met: allParts is not known of handled; allowed: " + caseFacts());
        assertFault(
                "words: Ngưỡng, formula",
                "words: Ngưỡng, formulas",
                "39:35: components[0].options[2].choices.nguong.formulas: unknown key; allowed: appliesTo, elsewhere,"
                        + " empty, formula, inherited, met, ratioOf, replace, roundedRatio, rowWords, total, words");
    }

    @Test
    void givenAnUnknownOptionOrChoice_whenRead_thenItsPlaceAndTheAllowedOnes() throws IOException {
        assertFault(
                "use: gio",
                "use: phut",
                "24:14: components[0].options[0].use: unknown choice \"phut\"; allowed: gio, ngay");
        assertFault(
                "set: small",
                "use: {\"1\": {han: phut, hen: gio}, \"9\": {han: gio}}",
                "2:18: use.1.han: unknown choice \"phut\"; allowed: gio, ngay",
                "2:24: use.1.hen: the component has no such option; allowed: bo-sung, cach, han",
                "2:35: use.9: no component has this id");
        assertFault("- name: bo-sung", "- name: han", "28:9: components[0].options[1]: the option han is there twice");
        assertFault(
                "name: han",
                "name: Hạn trả",
                "22:15: components[0].options[0].name: not a word of a-z, 0-9 and -: \"Hạn trả\"");
    }

    @Test
    void givenAFactThatItsBaseDoesNotKnow_whenRead_thenTheKnownOnesAreNamed() throws IOException {
        String petition = "aboutConduct, aboutRules, disliked, onTime, recomplained";
        assertFault(
                "met: {count: handled, all: [onTime]}",
                "met: {count: petitionsHandled, all: [online]}",
                "15:42: components[0].met.all[0]: online is not known of petitionsHandled; allowed: " + petition,
                // The choices replace onTime, which is not there.
                "");
        assertFault(
                "distinct: announced",
                "distinct: petitionsReceived",
                "45:21: components[1].met.distinct: petitions are of no procedure; allowed: count");
        assertFault(
                "less: {none: [onTime]}",
                "less: {none: [allParts]}",
                "45:38: components[1].met.less: names no fact, so nothing would be left",
                "45:46: components[1].met.less.none[0]: allParts is not known of announced; allowed: onTime");
    }

    @Test
    void givenALargerOfSomethingElse_whenRead_thenRefused() throws IOException {
        assertFault(
                "larger: [given, {count: received}]",
                "larger: [{count: received}, given]",
                "46:21: components[1].total.larger: not a list of given and of what is counted; allowed: [given, {count:"
                        + " received}]");
    }

    @Test
    void givenPointsThatNobodyCanTake_whenRead_thenRefused() throws IOException {
        String able = "its points can be shared by other components of its group that earn points; allowed: 1";
        assertFault("sharedBy: [\"1\"]", "sharedBy: [\"9\"]", "47:12: components[1].empty: " + able);
        assertFault("sharedBy: [\"1\"]", "sharedBy: [\"2\"]", "47:12: components[1].empty: " + able);
        assertFault("sharedBy: [\"1\"]", "sharedBy: [\"1\", \"1\"]", "47:12: components[1].empty: " + able);
    }

    @Test
    void givenElsewhereWithoutKinds_whenRead_thenRefused() throws IOException {
        assertFault(
                "    appliesTo: [commune]\n",
                "",
                "17:16: components[0].elsewhere: says nothing without appliesTo: [kinds of unit]",
                "38:93: components[0].options[2].choices.nguong.elsewhere: says nothing without appliesTo: [kinds of unit]");
        assertFault(
                "appliesTo: [commune]",
                "appliesTo: [Xã]",
                "17:16: components[0].appliesTo: not a kind of unit: \"Xã\"",
                "18:16: components[0].elsewhere: says nothing without appliesTo: [kinds of unit]",
                "39:93: components[0].options[2].choices.nguong.elsewhere: says nothing without appliesTo: [kinds of unit]");
    }

    private static String allFacts() {
        return String.join(", ", Arrays.stream(Fact.values()).map(Fact::id).toList());
    }

    private static String caseFacts() {
        return String.join(
                ", ", Base.HANDLED.facts().stream().map(Fact::id).sorted().toList());
    }

    private static Source handled(Fact fact) {
        return new Source.Counted(Measure.count(Base.HANDLED, fact.bit()));
    }

    private List<Component> read(String yaml) throws IOException {
        return CatalogueReader.read(Files.writeString(dir.resolve("catalogue.yaml"), yaml))
                .catalogue()
                .components();
    }

    private void assertFault(String good, String bad, String... faults) throws IOException {
        Path file = Files.writeString(dir.resolve("catalogue.yaml"), GOOD.replace(good, bad));
        List<FileProblem> problems = assertThrows(UnusableFilesException.class, () -> CatalogueReader.read(file))
                .problems();
        assertEquals(
                Arrays.stream(faults)
                        .filter(fault -> !fault.isEmpty())
                        .map(fault -> "catalogue.yaml:" + fault)
                        .toList(),
                problems.stream().map(FileProblem::toString).toList());
    }
}
