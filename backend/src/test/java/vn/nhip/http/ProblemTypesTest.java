package vn.nhip.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types of problems, and what is written of them. */
class ProblemTypesTest {
    private static final Pattern ROW = Pattern.compile("\\| `(urn:nhip:problem:[a-z-]+)` \\| (\\d+) \\|");
    private static final Pattern NAME = Pattern.compile("urn:nhip:problem:[a-z-]+");

    @Test
    void givenTheTable_thenItHasEveryTypeWithItsStatus_andNoOther() throws IOException {
        Map<String, Integer> told = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("../docs/wire.md")))
                .results()
                .forEach(row -> told.put(row.group(1), Integer.valueOf(row.group(2))));
        Map<String, Integer> known = new TreeMap<>();
        for (ProblemType type : ProblemType.values()) known.put(type.urn(), type.status());

        assertEquals(known, told);
    }

    @Test
    void givenTheDescription_thenItNamesEveryType_andNoOther() throws IOException {
        TreeSet<String> told = NAME.matcher(Files.readString(Path.of("src/main/resources/openapi.yaml")))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                Stream.of(ProblemType.values()).map(ProblemType::urn).collect(Collectors.toCollection(TreeSet::new)),
                told);
    }
}
