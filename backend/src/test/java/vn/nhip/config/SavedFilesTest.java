package vn.nhip.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.catalogue.Shipped;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.ProcedureSet;

/** A configuration as people, editors and other systems save it. */
class SavedFilesTest {
    private static final Path TINY = Path.of("src", "test", "resources", "config-tiny");
    private static final String LIST = "id: %s\nname: A\nsource: x\nprocedures: [2.000003]\n";

    @TempDir
    Path dir;

    @BeforeEach
    void copyTheTinyConfiguration() throws IOException {
        try (Stream<Path> files = Files.list(TINY)) {
            for (Path file : files.toList()) Files.copy(file, dir.resolve(file.getFileName()));
        }
        Files.createDirectories(dir.resolve("lists"));
        Files.createDirectories(dir.resolve("catalogue"));
        Files.copy(Shipped.FILE, dir.resolve("catalogue/766.yaml"));
    }

    private Config load() {
        return Config.load(dir, Map.of());
    }

    private List<String> lists() {
        return load().catalogues().lists().stream().map(ProcedureSet::id).toList();
    }

    private void assertFaults(String... lines) {
        String message = assertThrows(UnusableFilesException.class, this::load).getMessage();
        assertEquals(String.join("\n", lines), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yml", "a.YAML", "a.Yml", "b c.yaml"})
    void givenAListUnderAnotherEnding_whenLoaded_thenItIsReadAndChecked(String name) throws IOException {
        Files.writeString(dir.resolve("lists").resolve(name), LIST.formatted("a"));
        assertEquals(List.of("a"), lists());

        Files.writeString(
                dir.resolve("lists").resolve(name), LIST.formatted("a").replace("2.000003", "9.999999"));
        assertFaults(name + ":4:14: procedures[0]: no procedure has the code 9.999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "._766.yaml",
                ".#766.yaml",
                "#766.yaml#",
                "766.yaml~",
                "766.yaml.bak",
                "766.bak",
                ".766.yaml.swp",
                ".DS_Store",
                "Thumbs.db",
                "desktop.ini",
                "~$766.yaml",
                ".~lock.766.yaml#",
                "766.yaml.orig",
                "README.md",
                "README"
            })
    void givenAFileThatAProgramLeft_whenLoaded_thenItIsPassedOver(String name) throws IOException {
        for (String folder : List.of("lists", "catalogue", ".")) {
            Files.write(dir.resolve(folder).resolve(name), new byte[] {0, 5, 22, 7, (byte) 0xff});
        }

        assertEquals(1, load().catalogues().all().size());
        assertEquals(List.of(), lists());
    }

    @Test
    void givenAFileThatSeemsMeant_whenLoaded_thenItIsNamed() throws IOException {
        Files.writeString(dir.resolve("lists/a.yaml.txt"), LIST.formatted("a"));
        Files.writeString(dir.resolve("catalogue/b.json"), "{}");

        assertFaults(
                "catalogue/b.json: is not read: its name does not end in .yaml or .yml",
                "lists/a.yaml.txt: is not read: its name does not end in .yaml or .yml");
    }

    @ParameterizedTest
    @CsvSource({
        "Targets.csv, targets.csv",
        "targets.csv.txt, targets.csv",
        "target.csv, targets.csv",
        "server.yml, server.yaml",
        "Units.CSV, units.csv",
        "Lists, lists",
        "catalogues, catalogue"
    })
    void givenANameThatIsNearlyRight_whenLoaded_thenTheRightOneIsNamed(String name, String right) throws IOException {
        Files.writeString(dir.resolve(name), "x");

        assertFaults(name + ": is not read: its name must be " + right);
    }

    @Test
    void givenAByteOrderMarkAndWindowsLines_whenLoaded_thenTheValuesAreTheSame() throws IOException {
        Config before = load();
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
            }
        }

        Config after = load();
        assertEquals(before.server().toString(), after.server().toString());
        assertEquals(before.province(), after.province());
        assertEquals(before.history().all(), after.history().all());
        assertEquals(
                List.copyOf(before.procedures().all()),
                List.copyOf(after.procedures().all()));
        assertEquals(before.calendar(), after.calendar());
    }

    @Test
    void givenRowsThatASpreadsheetEmptied_whenLoaded_thenTheyArePassedOver_andSemicolonsAreNamed() throws IOException {
        int units = load().history().all().size();
        Path file = dir.resolve("units.csv");
        String text = Files.readString(file);
        long commas = text.lines()
                .findFirst()
                .orElseThrow()
                .chars()
                .filter(c -> c == ',')
                .count();
        Files.writeString(file, text + ",".repeat((int) commas) + "\n\n");
        assertEquals(units, load().history().all().size());

        Files.writeString(dir.resolve("calendar.csv"), "date;kind\n2026-09-02;off\n");
        assertFaults("calendar.csv:1: its columns are parted by semicolons or tabs; save it with commas");
    }

    @Test
    void givenTextThatIsNotUtf8_orAFolderInsteadOfAFile_orAFileInsteadOfAFolder_whenLoaded_thenNamed()
            throws IOException {
        Files.write(dir.resolve("province.yaml"), "code: H48\nname: a\n".getBytes(StandardCharsets.UTF_16));
        Files.delete(dir.resolve("calendar.csv"));
        Files.createDirectory(dir.resolve("calendar.csv"));
        Files.delete(dir.resolve("lists"));
        Files.writeString(dir.resolve("lists"), "");

        assertFaults(
                "province.yaml: is not UTF-8 text; save it as UTF-8",
                "calendar.csv: is a folder; a file is expected",
                "lists: is a file; a folder is expected");
    }

    @Test
    void givenADecomposedName_asMacOsStoresIt_whenExtended_thenItIsFound() throws IOException {
        String composed = "bộ-của-tỉnh.yaml";
        Path folder = dir.resolve("catalogue");
        Files.move(folder.resolve("766.yaml"), folder.resolve(Normalizer.normalize(composed, Normalizer.Form.NFD)));
        Files.writeString(folder.resolve("a.yml"), "extends: " + composed + "\nid: a\nset: a\nname: A\n");

        assertEquals(
                List.of("a", "766-portal-2026"),
                load().catalogues().all().stream().map(Catalogue::id).toList());
    }
}
