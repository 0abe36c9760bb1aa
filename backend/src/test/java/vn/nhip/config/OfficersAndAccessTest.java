package vn.nhip.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.unit.UnitCode;

class OfficersAndAccessTest {
    private static final String LONG_KEY = "long enough to be a key";

    @TempDir
    Path dir;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/config-tiny"))) {
            for (Path file : files.toList()) Files.copy(file, dir.resolve(file.getFileName()));
        }
    }

    private void add(String lines) throws IOException {
        Path server = dir.resolve("server.yaml");
        Files.writeString(server, Files.readString(server) + "\n" + lines + "\n");
    }

    private ServerSettings load(Map<String, String> environment) {
        return Config.load(dir, environment).server();
    }

    private void assertFault(String fault) {
        String message =
                assertThrows(UnusableFilesException.class, () -> load(Map.of())).getMessage();
        assertTrue(message.contains(fault), message);
    }

    @Test
    void givenNothingIsSaid_whenLoaded_thenOfficersAreOffAndNobodyElseHasAccess() {
        ServerSettings settings = load(Map.of());

        assertFalse(settings.officers().on());
        assertEquals(List.of(), settings.access());
    }

    @Test
    void givenKeys_whenLoaded_thenTheyAreThereAndNeverPrinted() throws IOException {
        add("officers: {key: \"" + LONG_KEY
                + "\"}\naccess:\n  - {unit: 000.00.01.H48, key: \"head-1\"}\n  - {unit: H48.02}");

        ServerSettings settings = load(Map.of("NHIP_ACCESS_H48_02_KEY", "head-2"));

        assertTrue(settings.officers().key().matches(LONG_KEY));
        assertEquals(
                List.of(new UnitCode("H48.01"), new UnitCode("H48.02")),
                settings.access().stream().map(ServerSettings.Access::unit).toList());
        assertTrue(settings.access().get(1).key().matches("head-2"));
        assertFalse(settings.toString().contains("head-") || settings.toString().contains(LONG_KEY));
    }

    @Test
    void givenTheVariable_whenLoaded_thenOfficersAreOn() {
        assertTrue(load(Map.of("NHIP_OFFICERS_KEY", LONG_KEY)).officers().on());
    }

    @Test
    void givenAKeyThatCouldBeGuessed_whenLoaded_thenItIsRefusedAndNotRepeated() throws IOException {
        add("officers: {key: \"guessable\"}");

        assertFault("officers.key: shorter than 16 characters");
    }

    @Test
    void givenOneKeyForTwoUnits_whenLoaded_thenItIsRefused() throws IOException {
        add("access:\n  - {unit: H48.01, key: \"same\"}\n  - {unit: H48.02, key: \"same\"}");

        assertFault("the same key as of \"H48.01\"");
    }

    @Test
    void givenFaultsOfAccess_whenLoaded_thenEachIsNamed() throws IOException {
        add("access:\n  - {unit: nowhere, key: \"a\"}\n  - {unit: H48.01}\n  - {unit: H48.01, key: \"b\"}");

        assertFault("not a unit code: \"nowhere\"");
        assertFault("NHIP_ACCESS_H48_01_KEY");
        assertFault("\"H48.01\" is there twice");
    }
}
