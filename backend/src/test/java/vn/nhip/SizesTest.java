package vn.nhip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The numbers of CONTRIBUTING.md. What is beyond them stands in {@code beyond-the-numbers.txt} with its size; the list may
 * only become shorter, and its numbers smaller. How it is now is left in {@code target/beyond-the-numbers.txt}.
 */
class SizesTest {
    private static final Path LIST = Path.of("src/test/resources/beyond-the-numbers.txt");
    private static final Path NOW = Path.of("target/beyond-the-numbers.txt");

    private static Map<String, Integer> listed() throws IOException {
        Map<String, Integer> listed = new TreeMap<>();
        for (String line : Files.readAllLines(LIST)) {
            int number = line.lastIndexOf(' ');
            listed.put(line.substring(0, number), Integer.valueOf(line.substring(number + 1)));
        }
        return listed;
    }

    @Test
    void nothingIsLargerThanTheNumbers_butWhatIsListed_andThatHasNotGrown() throws IOException {
        Map<String, Integer> listed = listed();
        Map<String, Integer> found = Sizes.beyond(Path.of("src/main/java/vn/nhip"));
        Files.writeString(NOW, lines(found));
        List<String> grown = new ArrayList<>();
        found.forEach((what, size) -> {
            if (size > listed.getOrDefault(what, 0)) grown.add(what + " " + size);
        });

        assertEquals(List.of(), grown, "look at it again, or say why in docs/rationale.md");
    }

    @Test
    void whatHasComeBackWithinTheNumbers_isTakenFromTheList() throws IOException {
        List<String> kept = new ArrayList<>(listed().keySet());
        kept.removeAll(Sizes.beyond(Path.of("src/main/java/vn/nhip")).keySet());

        assertEquals(List.of(), kept);
    }

    @Test
    void theNumbersAreThoseOfTheDocument() throws IOException {
        String numbers =
                "file %d lines, method %d, line %d (the formatter wraps code at 120), parameters %d (then a record), nesting %d"
                        .formatted(Sizes.FILE, Sizes.METHOD, Sizes.LINE, Sizes.PARAMETERS, Sizes.NESTING);

        assertTrue(Files.readString(Path.of("../CONTRIBUTING.md")).contains(numbers), numbers);
    }

    @Test
    void givenASourceBeyondEveryNumber_whenMeasured_thenEachIsFound(@TempDir Path folder) throws IOException {
        String body = "int i = 0;\n".repeat(31);
        String nested = "if (a > 0) { for (int i = 0; i < a; i++) { while (b > i) { b--; } } }";
        Files.writeString(
                folder.resolve("Large.java"),
                "class Large {\n" + "void longOne() {\n" + body + "}\n"
                        + "Large(int a, int b, int c, int d, int e) {}\n"
                        + "void deep(int a, int b) {\n" + nested + "\n}\n" + "// " + "x".repeat(140) + "\n"
                        + "\n".repeat(170) + "}\n");
        Files.writeString(
                folder.resolve("Small.java"),
                "class Small { record R(int a, int b, int c, int d, int e) {}\n void chain(int a) { if (a == 1) { a++; }"
                        + " else if (a == 2) { a++; } else if (a == 3) { a--; } else { a = 0; } } }\n");

        Map<String, Integer> found = Sizes.beyond(folder);

        assertEquals(
                Map.of(
                        "Large.java file",
                        210,
                        "Large.java line",
                        143,
                        "Large.java method longOne",
                        31,
                        "Large.java nesting deep",
                        3,
                        "Large.java parameters new Large",
                        5),
                found);
    }

    private static String lines(Map<String, Integer> sizes) {
        return sizes.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
