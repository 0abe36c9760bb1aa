package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as tools save them: indented, with marks, in other UTFs, with Windows' line ends. */
class SavedByToolsTest {
    private static final int LONGEST = 2_000;
    private static final String ENVELOPE = """
            {
             "session": "x",
             "madonvi": "H48.53",
             "data": [
              {
               "MaHoSo": "A-1 { [ \\" \uD83C\uDDFB\uD83C\uDDF3",
               "TrangThaiHoSo": "9"
              },
              {
               "MaHoSo": "Hồ sơ 2",
               "TrangThaiHoSo": "9"
              }
             ]
            }
            """;
    private static final String ROW = "{\n \"MaHoSo\": \"B-%d\",\n \"TrangThaiHoSo\": \"9\"\n}\n";

    @TempDir
    Path folder;

    private static String line(String caseNumber) {
        return "{\"MaHoSo\":\"" + caseNumber + "\",\"TrangThaiHoSo\":\"9\"}";
    }

    /** Each value as its place and its case numbers, or its problem. */
    private List<String> read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("saved.json"), content);
        List<String> read = new ArrayList<>();
        try (FileRows rows = new FileRows(file, new RowReader(500), LONGEST)) {
            for (FileRows.Item item = rows.next(); item != null; item = rows.next()) {
                read.add(item.place() + ": " + (item.problem() == null ? cases(item) : item.problem()));
                if (item.last()) return read;
            }
            assertNull(rows.next());
        }
        return read;
    }

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cases(FileRows.Item item) {
        List<String> cases = new ArrayList<>();
        try {
            for (JsonRow row : item.message().rows()) {
                if (!DvcqgCodec.isEnvelope(row)) cases.add(row.text("MaHoSo"));
                else for (JsonRow inner : row.list("data")) cases.add(inner.text("MaHoSo"));
            }
        } catch (RowProblem problem) {
            cases.add(problem.getMessage());
        }
        return String.join(", ", cases);
    }

    @Test
    void givenValuesOverSeveralLines_whenRead_thenEachIsOne_amongThoseOfALine() throws IOException {
        assertEquals(
                List.of(
                        "lines 1 to 14: A-1 { [ \" \uD83C\uDDFB\uD83C\uDDF3, Hồ sơ 2",
                        "line 15: C-1",
                        "lines 16 to 19: B-1",
                        "lines 20 to 23: B-2",
                        "line 25: C-2"),
                read(ENVELOPE + line("C-1") + "\n" + ROW.formatted(1) + ROW.formatted(2) + "\n" + line("C-2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void givenAnyUtf_withOrWithoutItsMark_whenRead_thenTheSameRows(String name) throws IOException {
        Charset utf = Charset.forName(name);
        for (String text : List.of(
                ENVELOPE + line("C-1") + "\n", "[" + line("C-1") + ",\n" + line("Hồ sơ") + "]", line("C-1") + "\n")) {
            List<String> expected = read(text);

            assertEquals(expected, read(text.getBytes(utf)), name);
            assertEquals(expected, read(("\uFEFF" + text).getBytes(utf)), name + " with its mark");
            assertEquals(expected, read(("\uFEFF" + text.replace("\n", "\r\n")).getBytes(utf)), name + " of Windows");
        }
    }

    @Test
    void givenALetterBeyondTheFirstPlaneAtEveryPlace_whenReadFromUtf16_thenNoneIsLost() throws IOException {
        for (int blanks = 8_150; blanks < 8_200; blanks++) {
            String text = " ".repeat(blanks) + line("\uD83D\uDE00") + "\n";

            assertEquals(List.of("line 1: \uD83D\uDE00"), readLong(text.getBytes(StandardCharsets.UTF_16LE)));
        }
    }

    private List<String> readLong(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("long.json"), content);
        try (FileRows rows = new FileRows(file, new RowReader(500), 20_000)) {
            FileRows.Item item = rows.next();
            return List.of(item.place() + ": " + (item.problem() == null ? cases(item) : item.problem()));
        }
    }

    @Test
    void givenFilesThatWerePutBehindEachOther_whenRead_thenTheirMarksDoNoHarm() throws IOException {
        assertEquals(
                List.of("line 1: C-1", "line 2: C-2", "lines 3 to 6: B-3"),
                read("\uFEFF" + line("C-1") + "\n\uFEFF" + line("C-2") + "\n\uFEFF" + ROW.formatted(3)));
    }

    @Test
    void givenALineThatBreaksOff_whenRead_thenTheNextIsTaken() throws IOException {
        assertEquals(
                List.of("line 1: not JSON: line 1, column 15", "line 2: C-2", "line 3: not JSON: line 3, column 8"),
                read("{\"MaHoSo\":\"A\",\n" + line("C-2") + "\n{\"MaHoS\n"));
    }

    @Test
    void givenAnIndentedValueThatIsDamaged_whenRead_thenItIsOneProblemWithItsLine_andTheNextIsTaken()
            throws IOException {
        String withoutComma = ENVELOPE.replace("  },\n  {", "  }\n  {");
        String textBroken = ENVELOPE.replace("\"Hồ sơ 2\"", "\"Hồ sơ 2");

        assertEquals(
                List.of("lines 1 to 14: not JSON: line 9, column 3", "line 15: C-1"), read(withoutComma + line("C-1")));
        assertEquals(
                List.of("lines 1 to 14: not JSON: line 10, column 26", "lines 15 to 18: B-1"),
                read(textBroken + ROW.formatted(1)));
        assertEquals(
                List.of("lines 1 to 6: not JSON: line 6, column 36", "line 7: C-1"),
                read(ENVELOPE.lines().limit(6).reduce("", (all, one) -> all + one + "\n") + line("C-1")));
    }

    @Test
    void givenAnIndentedValueBeyondTheLimit_whenRead_thenOneProblem_andTheNextIsTaken() throws IOException {
        String many = "{\n \"session\": \"x\",\n \"data\": [\n" + ("  {\"MaHoSo\": \"A\"},\n").repeat(200)
                + "  {\"MaHoSo\": \"Z\"}\n ]\n}\n";

        assertEquals(
                List.of("lines 1 to 206: longer than 2000 bytes", "line 207: C-1"), read(many + line("C-1") + "\n"));
    }

    @Test
    void givenHalfALetterOfUtf16_whenRead_thenTheFileIsCalledDamaged_andWhatWasBeforeIsTaken() throws IOException {
        byte[] whole = ("\uFEFF" + line("C-1") + "\n").getBytes(StandardCharsets.UTF_16LE);
        byte[] odd = java.util.Arrays.copyOf(whole, whole.length + 1);

        List<String> read = read(odd);

        assertEquals("the end of what can be read: not JSON in UTF-8", read.get(read.size() - 1));
    }
}
