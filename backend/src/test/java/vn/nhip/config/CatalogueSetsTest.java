package vn.nhip.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.catalogue.Target;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

/** Several sets, lists of procedures and targets: what may change while the server runs. */
class CatalogueSetsTest {
    private static final Path TINY = Path.of("src", "test", "resources", "config-tiny");
    private static final String LIST = """
            id: hai-thu-tuc
            name: Hai thủ tục
            source: thử
            procedures:
              - "1.001193"
              - "1.012345.000.00.00.H48"
            """;

    @TempDir
    Path dir;

    @BeforeEach
    void copyTheTinyConfiguration() throws IOException {
        try (Stream<Path> files = Files.list(TINY)) {
            for (Path file : files.toList()) Files.copy(file, dir.resolve(file.getFileName()));
        }
    }

    @Test
    void givenNoFolderAndNoFile_whenLoaded_thenTheCarriedCatalogueAloneAndNoLists() {
        Config config = load();

        assertEquals(CatalogueReader.shippedVersions(), config.catalogues().all());
        assertEquals("766", config.catalogues().mainSet());
        assertEquals(List.of(), config.catalogues().lists());
        assertEquals(Optional.empty(), target(config, "H48.101", "2.1"));
    }

    @Test
    void theDemoHasFourSetsAListAndTargets() {
        Config demo = Config.load(Path.of("..", "config", "demo"), Map.of());

        assertEquals(
                List.of("766", "766-van-ban", "nd61-2018", "tinh-mau"),
                demo.catalogues().sets());
        ProcedureSet essential = demo.catalogues().list("thiet-yeu").orElseThrow();
        assertEquals(12, essential.procedures().size());
        assertEquals(13, essential.outside().size(), "the police's, in a system of their own");
        assertTrue(essential.name().contains("VÍ DỤ"));
        assertEquals("98", target(demo, "H48.910", "2.1").orElseThrow().ratio().toPlainString());
        assertEquals(
                "99.5", target(demo, "H48.902", "2.1").orElseThrow().ratio().toPlainString());
        assertEquals(Optional.empty(), target(demo, "H48.910", "4.2"));
    }

    private static Optional<Target> target(Config config, String unit, String component) {
        return config.targets()
                .of(config.history().on(LocalDate.MAX).find(new UnitCode(unit)).orElseThrow(), component, 2026);
    }

    @Test
    void givenAMainSet_whenLoaded_thenItIsTheFirst() throws IOException {
        catalogue("a.yaml", "extends: tinh-mau.yaml\n");
        catalogue("b.yaml", "extends: 766-portal-2026.yaml\n");

        assertEquals("tinh-mau", load().catalogues().mainSet());
        Files.writeString(dir.resolve("province.yaml"), province() + "mainSet: \"766\"\n");
        assertEquals("766", load().catalogues().mainSet());
        Files.writeString(dir.resolve("province.yaml"), province().replace("\"766\"", "\"767\""));
        assertFaults("province.yaml: mainSet: no catalogue of the set 767");
    }

    @Test
    void givenTwoVersionsOfASetForTheSameDay_whenLoaded_thenRefused() throws IOException {
        catalogue("a.yaml", "extends: 766-portal-2026.yaml\n");
        catalogue(
                "b.yaml", "extends: 766-portal-2026.yaml\nid: newer\nname: Mới\nset: \"766\"\nvalidFrom: 2027-01-01\n");
        assertFaults("catalogue: catalogues 766-portal-2026 and newer of the set 766 are both in force on some day");

        catalogue("a.yaml", "extends: 766-portal-2026.yaml\nid: older\nname: Cũ\nset: \"766\"\nvalidTo: 2026-12-31\n");
        assertEquals(2, load().catalogues().ofSet("766").size());
    }

    @Test
    void givenFaultsInSeveralCatalogues_whenLoaded_thenAllAreNamed() throws IOException {
        catalogue("a.yaml", "extends: nowhere.yaml\n");
        catalogue("b.yaml", "extends: 766-portal-2026.yaml\nuse: {\"4.2\": {cach-tinh: vong}}\nid: b\nname: B\n");

        assertFaults(
                "a.yaml:1:10: extends: no such file in this folder, nor among those that the server carries: nowhere.yaml",
                "b.yaml:2:26: use.4.2.cach-tinh: unknown choice \"vong\"; allowed: nguong, tuyen-tinh");
    }

    @Test
    void givenAList_whenLoaded_thenItsProceduresByTheirNationalCodes() throws IOException {
        list("a.yaml", LIST);

        ProcedureSet list = load().catalogues().list("hai-thu-tuc").orElseThrow();

        assertEquals("Hai thủ tục", list.name());
        assertTrue(list.holds(new ProcedureCode("1.001193")));
        assertTrue(list.holds(new ProcedureCode("1.012345")));
        assertTrue(load().catalogues().measures().contains(Measure.HANDLED.within(list)));
    }

    @Test
    void givenMembersOutsideTheProvincesSystem_whenLoaded_thenTheyAreNamedAndNeverCounted() throws IOException {
        list("a.yaml", LIST + "  - {code: \"CA-01\", outside: true}\n  - {code: \"1.000003\", outside: true}\n");

        ProcedureSet list = load().catalogues().list("hai-thu-tuc").orElseThrow();

        assertEquals(2, list.procedures().size());
        assertEquals(Set.of(new ProcedureCode("CA-01"), new ProcedureCode("1.000003")), list.outside());
        assertFalse(list.holds(new ProcedureCode("CA-01")));
        list("a.yaml", "id: a\nname: A\nsource: thử\nprocedures: [{code: \"CA-01\", outside: true}, {out: true}]\n");
        assertFaults(
                "a.yaml:4:46: procedures[1].code: is missing",
                "a.yaml:4:47: procedures[1].out: unknown key; allowed: code, outside");
        list("a.yaml", "id: a\nname: A\nsource: thử\nprocedures: [{code: \"CA-01\", outside: true}]\n");
        assertFaults("a.yaml:4:13: procedures: at least one code that counts is needed");
    }

    @Test
    void givenFaultsInLists_whenLoaded_thenEveryOneWithItsLine() throws IOException {
        list("a.yaml", LIST.replace("1.001193", "9.999999"));
        list("b.yaml", LIST.replace("id: hai-thu-tuc", "id: Hai thủ tục").replace("source: thử\n", ""));
        list("c.yaml", "id: hai-thu-tuc\nname: C\nsource: thử\nprocedures: []\n");
        list(
                "d.yaml",
                LIST.replace("id: hai", "id: ba")
                        .replace("1.001193", "1.012345")
                        .replace("name", "names"));

        assertFaults(
                "a.yaml:5:5: procedures[0]: no procedure has the code 9.999999",
                "b.yaml:1:1: source: is missing",
                "b.yaml:1:5: id: not a word of a-z, 0-9 and -: \"Hai thủ tục\"",
                "c.yaml:1:5: id: another list has this id: hai-thu-tuc",
                "c.yaml:4:13: procedures: at least one code is needed",
                "d.yaml:1:1: name: is missing",
                "d.yaml:2:1: names: unknown key; allowed: id, name, procedures, source",
                "d.yaml:6:5: procedures[1]: 1.012345 is there twice");
    }

    @Test
    void givenFaultsInTargets_whenLoaded_thenEveryOneWithItsLineAndColumn() throws IOException {
        targets("""
                H48.101,2.1,2026,95
                000.00.101.H48,2.1,2026,90
                H48.99,2.1,2026,95
                xa,2.1,2026,95
                commune,2.9,2026,95
                commune,2.1,26,95
                commune,2.1,2026,101
                commune,2.1,2026,99.999
                commune,,2026,
                """);

        assertFaults(
                "targets.csv:3: unit: this target is there twice",
                "targets.csv:4: unit: no unit has the code \"H48.99\"; allowed: a unit's code, commune, department,"
                        + " province",
                "targets.csv:5: unit: no unit has this code or kind: \"xa\"; allowed: a unit's code, commune,"
                        + " department, province",
                "targets.csv:6: component: no catalogue has the component \"2.9\"; allowed: 1.1, 1.2, 1.2-diem, 1.3, 1.4, 2.1,"
                        + " 2.2, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 4.1, 4.2, 4.3, 4.4, 4.5a, 4.5b, 4.6, 5.1a, 5.1b, 5.2,"
                        + " 5.3, 5.4",
                "targets.csv:7: year: not a year: \"26\"; allowed: 2000..2100",
                "targets.csv:8: ratio: not a percentage of at most 2 places: \"101\"; allowed: 0..100",
                "targets.csv:9: ratio: not a percentage of at most 2 places: \"99.999\"; allowed: 0..100",
                "targets.csv:10: component: is empty",
                "targets.csv:10: ratio: is empty");
    }

    @Test
    void givenATargetOfAUnitAndOfItsKind_whenAsked_thenItsOwnGoesFirst() throws IOException {
        targets("commune,2.1,2026,90\nH48.101,2.1,2026,95.5\n");

        Config config = load();

        assertEquals(
                new BigDecimal("95.5"),
                target(config, "H48.101", "2.1").orElseThrow().ratio());
        assertEquals(
                new BigDecimal("90"),
                target(config, "H48.102", "2.1").orElseThrow().ratio());
        assertEquals(Optional.empty(), target(config, "H48.01", "2.1"));
    }

    @Test
    void givenAServerThatRuns_whenItsMethodsAreReadAnew_thenTheNewOnesOrEveryFault() throws IOException {
        Config running = load();
        catalogue("a.yaml", "extends: 766-van-ban.yaml\n");
        list("a.yaml", LIST);
        targets("commune,4.2,2026,80\n");

        Lists anew = Lists.reload(dir, running.province(), running.lists());

        assertEquals(
                List.of("766-van-ban"),
                anew.catalogues().all().stream().map(Catalogue::id).toList());
        assertEquals(1, anew.catalogues().lists().size());
        targets("commune,4.9,2026,80\n");
        String message = assertThrows(
                        UnusableFilesException.class, () -> Lists.reload(dir, running.province(), running.lists()))
                .getMessage();
        assertTrue(message.startsWith("targets.csv:2: component: no catalogue has the component \"4.9\""), message);
    }

    private Config load() {
        return Config.load(dir, Map.of());
    }

    private String province() throws IOException {
        return Files.readString(dir.resolve("province.yaml"));
    }

    private void catalogue(String name, String yaml) throws IOException {
        Files.writeString(Files.createDirectories(dir.resolve("catalogue")).resolve(name), yaml);
    }

    private void list(String name, String yaml) throws IOException {
        Files.writeString(Files.createDirectories(dir.resolve("lists")).resolve(name), yaml);
    }

    private void targets(String rows) throws IOException {
        Files.writeString(dir.resolve("targets.csv"), "unit,component,year,ratio\n" + rows);
    }

    private void assertFaults(String... faults) {
        UnusableFilesException unusable = assertThrows(UnusableFilesException.class, this::load);
        assertEquals(String.join("\n", faults), unusable.getMessage());
    }
}
