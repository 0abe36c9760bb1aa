package vn.nhip.catalogue.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    private static final CsvFile FORM = new CsvFile(Set.of("code", "name"), Set.of("note"));

    @TempDir
    Path dir;

    private final FileProblems problems = new FileProblems();

    @Test
    void givenQuotesBreaksAndEmptyLines_whenRead_thenEveryRowKnowsItsLine() throws IOException {
        List<Row> rows = read("code,name\n\n1,\"a, b\"\n2,\"c\nd\"\r\n\"3\n\n3\",\"e \"\"f\"\"\"\n\n4,g");

        assertEquals(List.of("a, b", "c\nd", "e \"f\"", "g"), texts(rows, "name"));
        assertEquals(
                List.of(3, 4, 6, 10),
                rows.stream().map(row -> row.place().line()).toList());
        assertEquals(List.of(), problems.all());
    }

    @Test
    void givenAnOptionalColumnOrNone_whenRead_thenItsTextOrNothing() throws IOException {
        assertEquals(List.of("x"), texts(read("note,code,name\nx,1,a\n"), "note"));
        assertEquals(List.of(""), texts(read("code,name\n1,a\n"), "note"));
    }

    @Test
    void givenColumnsTwiceOrMissing_whenRead_thenNamedAndNoRows() throws IOException {
        assertEquals(List.of(), read("code,code,title\n1,2,3\n"));
        assertEquals("""
                t.csv:1: code: the column is there twice
                t.csv:1: title: unknown column; allowed: code, name, note
                t.csv:1: the column name is missing""", new UnusableFilesException(problems.all()).getMessage());
    }

    @Test
    void givenAnOpenQuote_whenRead_thenTheLine() throws IOException {
        read("code,name\n1,a\n2,\"b\n");

        assertEquals(1, problems.count());
        assertTrue(problems.all().get(0).text().startsWith("not CSV: "));
    }

    @Test
    void givenNothingOrOtherThanText_whenRead_thenSaid() throws IOException {
        read("");
        Files.write(dir.resolve("t.csv"), new byte[] {(byte) 0xff, (byte) 0xfe});
        FORM.read(dir.resolve("t.csv"), problems);

        assertEquals(
                List.of("is empty; the first row names the columns", "is not UTF-8 text; save it as UTF-8"),
                problems.all().stream().map(FileProblem::text).toList());
    }

    private List<Row> read(String csv) throws IOException {
        return FORM.read(Files.writeString(dir.resolve("t.csv"), csv), problems);
    }

    private static List<String> texts(List<Row> rows, String column) {
        return rows.stream().map(row -> row.text(column)).toList();
    }
}
