package vn.nhip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is never right in a source file. */
class TidyTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void nobodySleeps() throws IOException {
        assertEquals(List.of(), linesWith(MAIN, "Thread\\.sleep"));
        assertEquals(List.of(), linesWith(TESTS, "Thread\\.sleep\\("));
    }

    @Test
    void nobodyPrintsPastTheCommandLine() throws IOException {
        assertEquals(List.of(), linesWith(MAIN, "System\\.out"));
    }

    @Test
    void nobodyReadsTheClockByItself() throws IOException {
        assertEquals(List.of(), linesWith(MAIN, "Instant\\.now\\(|LocalDate\\.now\\(|LocalDateTime\\.now\\("));
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertEquals(List.of(), linesWith(MAIN, "TO" + "DO|FIX" + "ME|XX" + "X"));
    }

    @Test
    void everyRoomSaysWhatItPromises() throws IOException {
        assertEquals(List.of(), roomsWithout("/**"));
    }

    /** NullAway looks only at what is marked: without the mark a room's nulls would be nobody's business. */
    @Test
    void everyRoomIsHeldToItsNulls() throws IOException {
        assertEquals(List.of(), roomsWithout("@NullMarked\npackage "));
    }

    @Test
    void nobodySilencesTheCheckerOfNulls() throws IOException {
        assertEquals(List.of(), linesWith(MAIN, "SuppressWarnings\\(.*NullAway|NullUnmarked"));
    }

    private static List<Path> roomsWithout(String text) throws IOException {
        List<Path> without = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(MAIN)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (!hasSources(folder)) continue;
                Path info = folder.resolve("package-info.java");
                if (!Files.exists(info) || !Files.readString(info).contains(text)) without.add(folder);
            }
        }
        return without;
    }

    @Test
    void everyTestFileAsserts() throws IOException {
        Pattern asserting = Pattern.compile("assert|verify|check|expect|should|fail\\(|implements \\w+Contract");
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                assertFalse(!asserting.matcher(Files.readString(file)).find(), file + " asserts nothing");
            }
        }
    }

    private static boolean hasSources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }

    private static List<String> linesWith(Path root, String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("TidyTest.java"))
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (pattern.matcher(line).find()) found.add(file + ": " + line.strip());
                }
            }
        }
        return found;
    }
}
