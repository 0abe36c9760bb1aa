package vn.nhip.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    @TempDir
    Path folder;

    @Test
    void givenTheSameContent_whenItIsPackedAgainInAnotherOrder_thenItIsTheSameBuild() throws IOException {
        Path first = pack("first.jar", 1_000_000_000_000L, "a.js", "let a = 1;", "b.js", "let b = 2;");
        Path second = pack("second.jar", 1_700_000_000_000L, "b.js", "let b = 2;", "a.js", "let a = 1;");

        assertEquals(Build.fingerprint(first), Build.fingerprint(second));
        assertTrue(Build.fingerprint(first).matches("[0-9a-f]{7}"), Build.fingerprint(first));
    }

    @Test
    void givenOneChangedFigureInAPage_whenItIsPacked_thenItIsAnotherBuild() throws IOException {
        Path before = pack("before.jar", 0, "a.js", "let a = 1;", "b.js", "let b = 2;");
        Path changed = pack("changed.jar", 0, "a.js", "let a = 1;", "b.js", "let b = 3;");
        Path renamed = pack("renamed.jar", 0, "a.js", "let a = 1;", "c.js", "let b = 2;");

        assertNotEquals(Build.fingerprint(before), Build.fingerprint(changed));
        assertNotEquals(Build.fingerprint(before), Build.fingerprint(renamed));
    }

    private Path pack(String name, long time, String... namesAndContents) throws IOException {
        Path archive = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int at = 0; at < namesAndContents.length; at += 2) {
                ZipEntry entry = new ZipEntry(namesAndContents[at]);
                entry.setTime(time);
                zip.putNextEntry(entry);
                zip.write(namesAndContents[at + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }
}
