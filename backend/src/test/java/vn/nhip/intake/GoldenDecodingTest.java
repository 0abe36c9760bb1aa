package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.nhip.http.TooLarge;

/** Every message in golden/intake decodes to the text beside it. {@code -Dgolden.update=true} writes the texts anew. */
class GoldenDecodingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/intake");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TestFactory
    Stream<DynamicTest> eachEventDecodesToItsGoldenText() throws IOException {
        return golden("events", body -> Fixtures.CODECS.events().decode(body, Fixtures.NOW));
    }

    @TestFactory
    Stream<DynamicTest> eachPortalMessageDecodesToItsGoldenText() throws IOException {
        DvcqgCodec.Call address = DvcqgCodec.Call.of(null, "000.00.00.H48", null);
        return golden("dvcqg", body -> Fixtures.CODECS.dvcqg().decode(body, address, Fixtures.NOW));
    }

    @TestFactory
    Stream<DynamicTest> whereOfficersAreOnEachEventDecodesToItsGoldenText() throws IOException {
        return golden("officers-events", body -> Fixtures.WITH_OFFICERS.events().decode(body, Fixtures.NOW));
    }

    @TestFactory
    Stream<DynamicTest> whereOfficersAreOnEachPortalMessageDecodesToItsGoldenText() throws IOException {
        return golden(
                "officers-dvcqg",
                body -> Fixtures.WITH_OFFICERS.dvcqg().decode(body, DvcqgCodec.Call.UNSAID, Fixtures.NOW));
    }

    private interface Decoder {
        List<Decoded> decode(byte[] body);
    }

    private static Stream<DynamicTest> golden(String folder, Decoder decoder) throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN.resolve(folder))) {
            List<Path> messages = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertFalse(messages.isEmpty());
            return messages.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file, decoder)));
        }
    }

    private static void compare(Path message, Decoder decoder) throws IOException {
        Path golden = Path.of(message.toString().replaceFirst("json$", "txt"));

        String shown = shown(Files.readAllBytes(message), decoder);

        if (UPDATE) Files.writeString(golden, shown);
        assertEquals(Files.readString(golden), shown);
    }

    private static String shown(byte[] body, Decoder decoder) {
        try {
            return Shown.of(decoder.decode(body));
        } catch (Unreadable | TooLarge whole) {
            return "unreadable: " + whole.getMessage() + "\n";
        }
    }
}
