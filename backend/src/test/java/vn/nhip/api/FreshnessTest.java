package vn.nhip.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.nhip.wire.FeedSource;
import vn.nhip.wire.Now;

/** The plain page judges age as the wall does: each case of the table is judged by test/freshness.test.js as well. */
class FreshnessTest {
    private static final Path PAGES = Path.of("..", "frontend-static");

    private static JsonNode table() throws IOException {
        return new ObjectMapper().readTree(Files.readString(PAGES.resolve("test/freshness.json")));
    }

    static Stream<JsonNode> cases() throws IOException {
        return StreamSupport.stream(table().path("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givenACaseOfTheTable_thenThePlainPageSaysWhatTheWallSays(JsonNode one) throws IOException {
        List<FeedSource> sources = new ArrayList<>();
        for (JsonNode source : one.path("sources")) {
            Instant at =
                    source.get(0).isNull() ? null : Instant.parse(source.get(0).textValue());
            sources.add(new FeedSource("s" + sources.size(), at, source.get(1).intValue()));
        }
        List<String> loading = one.path("loading").asBoolean() ? List.of("s0") : List.of();
        Now time = new Now(
                Instant.parse(table().path("now").textValue()), one.path("rate").asDouble(1), sources, loading);
        JsonNode wanted = one.path("plain").isMissingNode() ? one : one.path("plain");
        boolean never = wanted.path("age").isNull();

        String html = PlainPageTest.filled(new PlainPage(PlainPageTest.about("30d"), () -> null, () -> time));

        String name = one.path("case").textValue();
        String state = never ? "never" : wanted.path("state").textValue();
        assertTrue(html.contains("<body class=\"" + state), name + ": " + html);
        String age = never ? "Chưa có dữ liệu từ nguồn" : wanted.path("age").textValue() + " trước";
        assertTrue(html.contains(" · " + age + " · "), name + ": " + html);
    }

    @Test
    void theTableHasCasesOfEveryState() throws IOException {
        List<String> states = cases().map(one -> one.path("state").textValue())
                .distinct()
                .sorted()
                .toList();

        assertEquals(List.of("delayed", "live", "loading", "partial", "stale"), states);
    }
}
