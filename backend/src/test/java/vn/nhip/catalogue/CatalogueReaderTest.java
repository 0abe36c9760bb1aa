package vn.nhip.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.catalogue.file.FileProblem;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Arithmetic;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Formula;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.fact.Fact;

class CatalogueReaderTest {
    /** The smallest catalogue without a fault; every test changes one line of it, so line numbers are easy to check. */
    private static final String GOOD = """
            id: tiny
            name: Bộ chỉ số nhỏ
            validFrom: 2026-01-01
            groups:
              - {code: A, name: Nhóm A, max: 60}
              - {code: B, name: Nhóm B, max: 40}
            bands:
              - {id: good, name: Tốt, from: 50}
              - {id: weak, name: Yếu, from: 0}
            components:
              - id: "1"
                group: A
                name: Đúng hạn
                max: 60
                formula: linear
                met: {count: handled, all: [onTime], none: [petitioned]}
                total: {count: handled}
                words: Số hồ sơ đúng hạn ÷ tổng số hồ sơ
                source: thử
              - id: "2"
                group: B
                name: Trực tuyến
                max: 40
                formula: {threshold: 0.80}
                met: {distinct: received, all: [online]}
                total: {procedures: [online]}
                ratioOf: "1"
                empty: zero
                words: Số thủ tục trực tuyến ÷ số thủ tục
                source: thử
            """;

    @TempDir
    Path dir;

    @Test
    void givenAFileWithoutFault_whenRead_thenItsValues() throws IOException {
        CatalogueReader.Reading reading = CatalogueReader.read(file(GOOD));

        Catalogue tiny = reading.catalogue();
        assertEquals(List.of(), reading.warnings());
        assertEquals("Nhóm A", tiny.groups().get(0).shortName());
        assertEquals(
                new Source.Counted(
                        new Measure(Base.HANDLED, Fact.ON_TIME.bit(), Fact.PETITIONED.bit(), Measure.Form.COUNT)),
                tiny.components().get(0).met());
        assertEquals(
                new Source.Counted(new Measure(Base.RECEIVED, Fact.ONLINE.bit(), 0, Measure.Form.DISTINCT_PROCEDURES)),
                tiny.components().get(1).met());
        assertEquals(
                "0.80",
                ((Formula.Threshold) tiny.components().get(1).formula()).at().toPlainString());
    }

    @Test
    void givenCombiningMarks_whenRead_thenNamesAreComposed() throws IOException {
        String combining = java.text.Normalizer.normalize(GOOD, java.text.Normalizer.Form.NFD);

        assertEquals(
                "Bộ chỉ số nhỏ",
                CatalogueReader.read(file(combining)).catalogue().name());
    }

    @Test
    void givenTheShippedFile_whenReadFromTheServerItself_thenItIsTheSame() {
        assertEquals(Shipped.catalogue(), CatalogueReader.shipped());
    }

    @Test
    void givenAnUnknownKey_whenRead_thenItsPlaceAndTheAllowedKeys() throws IOException {
        assertFault(
                "    empty: zero",
                "    emtpy: zero",
                "28:5: components[1].emtpy: unknown key; allowed: appliesTo, code, elsewhere, empty, formula, group, id,"
                        + " inherited, max, met, name, options, ratioOf, roundedRatio, source, total, words");
        assertFault(
                "id: tiny",
                "id: tiny\ntitle: x",
                "2:1: title: unknown key; allowed: arithmetic, bands, components, extends, groups, id, name, notes, set,"
                        + " use, validFrom, validTo, without");
        assertFault(
                "met: {distinct: received, all: [online]}",
                "met: {distinct: received, any: [online]}",
                "25:31: components[1].met.any: unknown key; allowed: all, count, distinct, known, less, minus,"
                        + " none");
    }

    @Test
    void givenAnArithmeticAndNotes_whenRead_thenTheyAreTheCatalogues() throws IOException {
        Catalogue plain = CatalogueReader.read(file(GOOD)).catalogue();
        Catalogue said = CatalogueReader.read(file(GOOD + "arithmetic: portal\nnotes: [Chưa biết đủ.]\n"))
                .catalogue();

        assertEquals(Arithmetic.EXACT, plain.arithmetic());
        assertEquals(List.of(), plain.notes());
        assertEquals(Arithmetic.PORTAL, said.arithmetic());
        assertEquals(List.of("Chưa biết đủ."), said.notes());
        assertFault(
                "id: tiny",
                "id: tiny\narithmetic: binary",
                "2:13: arithmetic: unknown \"binary\"; allowed: exact, portal");
        assertFault("id: tiny", "id: tiny\nnotes: [[a]]", "2:9: notes[0]: a sentence is expected here");
    }

    @Test
    void givenSomethingToTakeAwayByItself_whenRead_thenItIsOfTheWholeBase() throws IOException {
        String met = "met: {count: handled, all: [onTime], none: [petitioned]}";
        String minus = "met: {count: handled, none: [petitioned], minus: {none: [onTime]}}";

        Catalogue read = CatalogueReader.read(file(GOOD.replace(met, minus))).catalogue();

        Source.Counted counted = (Source.Counted) read.components().get(0).met();
        assertEquals(new Measure(Base.HANDLED, 0, Fact.PETITIONED.bit(), Measure.Form.COUNT), counted.measure());
        assertEquals(new Measure(Base.HANDLED, 0, Fact.ON_TIME.bit(), Measure.Form.COUNT), counted.less());
        assertEquals(2, counted.step());
        assertFault(
                met,
                "met: {count: handled, minus: {}}",
                "16:34: components[0].met.minus: names no fact, so nothing would be left");
        assertFault(
                met,
                "met: {count: handled, less: {none: [onTime]}, minus: {none: [onTime]}}",
                "16:58: components[0].met.minus: beside less; allowed: one of the two");
    }

    @Test
    void givenAMissingKey_whenRead_thenItIsNamed() throws IOException {
        assertFault("    name: Đúng hạn\n", "", "11:5: components[0].name: is missing");
        assertFault("    formula: linear\n", "", "11:5: components[0].formula: is missing");
        assertFault("    words: Số hồ sơ đúng hạn ÷ tổng số hồ sơ\n", "", "11:5: components[0].words: is missing");
        assertFault("validFrom: 2026-01-01\n", "", "1:1: validFrom: is missing");
        assertFault("name: Nhóm A, max: 60}", "name: Nhóm A}", "5:5: groups[0].max: is missing");
    }

    @Test
    void givenTheSameKeyTwice_whenRead_thenTheSecondIsNamed() throws IOException {
        assertFault("name: Bộ chỉ số nhỏ", "name: a\nname: b", "3:1: name: the key is there twice");
    }

    @Test
    void givenAnUnknownFact_whenRead_thenItsPlaceAndTheAllowedFacts() throws IOException {
        assertFault(
                "all: [onTime]",
                "all: [online, ontime]",
                "16:41: components[0].met.all[1]: unknown fact \"ontime\"; allowed: online, counter, post, feeDue,"
                        + " feeProcedure, paidOnline, electronicResult, paperResultRequired, resultSatisfied, digitised,"
                        + " reused, personalStore, populationData, disliked, petitioned, synchronised, forIndividuals,"
                        + " onlineService, feesZero, onTime, onTimeByDay, onTimePatient, onTimeByDayPatient, odd, aboutRules,"
                        + " aboutConduct, recomplained, allParts, synchronisationKnown, receivedLate, lateTold, lateWaiting,"
                        + " lateFee, lateReception, lateWork");
    }

    @Test
    void givenAnUnknownBaseOrProperty_whenRead_thenItsPlaceAndTheAllowedOnes() throws IOException {
        assertFault(
                "total: {count: handled}",
                "total: {count: handed}",
                "17:20: components[0].total.count: unknown base \"handed\"; allowed: received, handled, completed,"
                        + " receivedFinished, open, petitionsReceived, petitionsHandled, announced, published, public");
        assertFault(
                "procedures: [online]",
                "procedures: [fees]",
                "26:26: components[1].total.procedures[0]: unknown property \"fees\"; allowed: online, fee,"
                        + " forIndividuals, resultRequired");
    }

    @Test
    void givenFactsThatCannotHold_whenRead_thenRefused() throws IOException {
        assertFault(
                "{distinct: received, all: [online]}",
                "{distinct: received, all: [onTime]}",
                "25:21: components[1].met.distinct: onTime is not known at reception; allowed: handled, completed, open");
        assertFault("none: [petitioned]", "none: [onTime]", "16:48: components[0].met.none: onTime is also in all");
    }

    @Test
    void givenAnUnknownFormula_whenRead_thenItsPlaceAndTheAllowedOnes() throws IOException {
        String allowed = "; allowed: linear, tracked, {threshold: 0.80}";
        assertFault(
                "formula: linear", "formula: sqrt", "15:14: components[0].formula: unknown formula \"sqrt\"" + allowed);
        assertFault("formula: linear", "formula: [linear]", "15:14: components[0].formula: unknown formula" + allowed);
        assertFault(
                "formula: linear", "formula: {limit: 1}", "15:14: components[0].formula: unknown formula" + allowed);
    }

    @Test
    void givenAThresholdOutsideItsRange_whenRead_thenItsPlace() throws IOException {
        assertFault(
                "threshold: 0.80",
                "threshold: 0",
                "24:26: components[1].formula.threshold: a threshold lies over 0 and up to 1: 0");
        assertFault(
                "threshold: 0.80",
                "threshold: 80",
                "24:26: components[1].formula.threshold: a threshold lies over 0 and up to 1: 80");
        assertFault(
                "threshold: 0.80",
                "threshold: high",
                "24:26: components[1].formula.threshold: not a number from 0 on with at most 2 places: \"high\"");
    }

    @Test
    void givenAnUnknownSource_whenRead_thenItsPlaceAndTheAllowedForms() throws IOException {
        String allowed = "; allowed: given, {count: received, all: [online], none: [feesZero]}, {distinct: received,"
                + " all: [paidOnline]}, {sum: handlingMinutes, of: completed}, {procedures: [online]},"
                + " {larger: [given, {count: received}], orLastYear: true}";
        assertFault(
                "total: {count: handled}", "total: counted", "17:12: components[0].total: unknown source" + allowed);
        assertFault(
                "total: {count: handled}",
                "total: {counts: handled}",
                "17:12: components[0].total: unknown source" + allowed);
        assertFault(
                "total: {count: handled}",
                "total: {sum: days, of: handled}",
                "17:18: components[0].total.sum: unknown \"days\"; allowed: handlingMinutes",
                "17:28: components[0].total.of: unknown \"handled\"; allowed: completed, receivedFinished");
    }

    @Test
    void givenAnUnknownGroup_whenRead_thenItsPlaceAndTheAllowedOnes() throws IOException {
        assertFault(
                "    group: B",
                "    group: C",
                "6:34: groups[1].max: the group has 40 points, its components add up to 0",
                "21:12: components[1].group: unknown group \"C\"; allowed: A, B");
    }

    @Test
    void givenMaximaThatDoNotAddUp_whenRead_thenTheGroupIsNamed() throws IOException {
        assertFault(
                "    max: 40",
                "    max: 39.5",
                "6:34: groups[1].max: the group has 40 points, its components add up to 39.5");
    }

    @Test
    void givenANumberWithThreePlaces_whenRead_thenRefused() throws IOException {
        assertFault(
                "    max: 40",
                "    max: 39.125",
                "23:10: components[1].max: not a number from 0 on with at most 2 places: \"39.125\"");
    }

    @Test
    void givenATrackedComponentWithPoints_whenRead_thenRefused() throws IOException {
        assertFault("formula: linear", "formula: tracked", "14:10: components[0].max: a tracked component has 0");
    }

    @Test
    void givenTheSameIdTwice_whenRead_thenTheSecondIsNamed() throws IOException {
        assertFault("id: \"2\"", "id: \"1\"", "20:9: components[1].id: \"1\" is there twice");
        assertFault(
                "{id: weak, name: Yếu, from: 0}",
                "{id: good, name: Yếu, from: 0}",
                "9:10: bands[1].id: \"good\" is there twice");
    }

    @Test
    void givenARatioOfALaterOrUnknownComponent_whenRead_thenRefused() throws IOException {
        assertFault(
                "ratioOf: \"1\"",
                "ratioOf: \"9\"",
                "27:14: components[1].ratioOf: no component \"9\" stands before this one");
        assertFault(
                "ratioOf: \"1\"",
                "ratioOf: \"2\"",
                "27:14: components[1].ratioOf: no component \"2\" stands before this one");
    }

    @Test
    void givenABadDay_whenRead_thenItsPlaceAndTheAllowedForm() throws IOException {
        assertFault(
                "validFrom: 2026-01-01",
                "validFrom: 01/01/2026",
                "3:12: validFrom: not a day: \"01/01/2026\"; allowed: 2026-11-20");
        assertFault(
                "validFrom: 2026-01-01",
                "validFrom: 2026-02-29",
                "3:12: validFrom: not a day: \"2026-02-29\"; allowed: 2026-11-20");
        assertFault(
                "validFrom: 2026-01-01",
                "validFrom: 2026-01-01\nvalidTo: 2025-12-31",
                "4:10: validTo: before validFrom 2026-01-01: 2025-12-31");
    }

    @Test
    void givenBandsOutOfOrder_whenRead_thenTheyAreNamed() throws IOException {
        assertFault(
                "name: Tốt, from: 50",
                "name: Tốt, from: 0",
                "9:33: bands[1].from: not below 0; the best band comes first");
        assertFault("name: Yếu, from: 0", "name: Yếu, from: 10", "9:33: bands[1].from: the last band starts at 0");
    }

    @Test
    void givenAWrongChoiceOrFlag_whenRead_thenTheAllowedOnes() throws IOException {
        assertFault(
                "empty: zero",
                "empty: half",
                "28:12: components[1].empty: unknown \"half\"; allowed: full, none, zero");
        assertFault(
                "empty: zero",
                "inherited: yes",
                "28:16: components[1].inherited: unknown \"yes\"; allowed: false, true");
    }

    @Test
    void givenAListWhereKeysAreExpected_whenRead_thenSaid() throws IOException {
        assertFault(
                "  - {code: B, name: Nhóm B, max: 40}",
                "  - B",
                "6:5: groups[1]: keys with values (a mapping) are expected here",
                "21:12: components[1].group: unknown group \"B\"; allowed: A");
    }

    @Test
    void givenTextThatIsNotYaml_whenRead_thenItsLine() throws IOException {
        FileProblem problem =
                faults(GOOD.replace("formula: linear", "formula: {linear")).get(0);

        assertEquals(16, problem.place().line());
        assertEquals("not YAML:", problem.text().substring(0, 9));
    }

    @Test
    void givenAnEmptyFileOrNone_whenRead_thenSaid() throws IOException {
        assertEquals(List.of("catalogue.yaml: is empty"), text(faults("")));
        Path nowhere = dir.resolve("nowhere.yaml");
        String message = assertThrows(UnusableFilesException.class, () -> CatalogueReader.read(nowhere))
                .getMessage();
        assertEquals("nowhere.yaml: there is no such file: " + nowhere, message);
    }

    @Test
    void givenAnAlias_whenRead_thenRefused() throws IOException {
        List<FileProblem> problems = faults(GOOD.replace("words: Số hồ sơ đúng hạn ÷ tổng số hồ sơ", "words: *name"));

        assertEquals(
                "18:12",
                problems.get(0).place().line() + ":" + problems.get(0).place().column());
        assertEquals("an alias (*); write the value itself", problems.get(0).text());
    }

    @Test
    void givenSeveralFaults_whenRead_thenAllOfThem() throws IOException {
        List<FileProblem> problems = faults(GOOD.replace("formula: linear", "formula: sqrt")
                .replace("validFrom: 2026-01-01", "validFrom: soon")
                .replace("all: [onTime]", "all: [onTyme]")
                .replace("empty: zero", "emtpy: zero"));

        assertEquals(
                List.of(3, 15, 16, 28),
                problems.stream().map(problem -> problem.place().line()).toList());
    }

    @Test
    void givenGroupsThatAddUpToAnotherSum_whenRead_thenOnlyNoted() throws IOException {
        CatalogueReader.Reading reading =
                CatalogueReader.read(file(GOOD.replace("max: 40", "max: 18").replace("max: 60", "max: 0.5")));

        assertEquals(
                List.of("catalogue.yaml:5:5: groups[0]: the groups' maxima add up to 18.5, not to 100"),
                text(reading.warnings()));
    }

    private void assertFault(String good, String bad, String... faults) throws IOException {
        assertEquals(
                Arrays.stream(faults).map(fault -> "catalogue.yaml:" + fault).toList(),
                text(faults(GOOD.replace(good, bad))));
    }

    private List<FileProblem> faults(String yaml) throws IOException {
        Path file = file(yaml);
        return assertThrows(UnusableFilesException.class, () -> CatalogueReader.read(file))
                .problems();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(dir.resolve("catalogue.yaml"), yaml);
    }

    private static List<String> text(List<FileProblem> problems) {
        return problems.stream().map(FileProblem::toString).toList();
    }
}
