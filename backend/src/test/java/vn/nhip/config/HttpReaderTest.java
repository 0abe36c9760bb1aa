package vn.nhip.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.access.Network;
import vn.nhip.catalogue.file.FileProblem;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.YamlFile;

class HttpReaderTest {
    private final FileProblems problems = new FileProblems();

    private ServerSettings.Http read(String yaml, Map<String, String> environment) {
        return HttpReader.read(
                YamlFile.parse("server.yaml", yaml, problems)
                        .with(new Variables(environment), "")
                        .section("http"),
                problems);
    }

    private String fault() {
        return problems.all().stream().map(FileProblem::toString).findFirst().orElse("");
    }

    @Test
    void givenListsInTheFileOrInAVariable_whenRead_thenTheSame() {
        ServerSettings.Http file = read(
                "http: {frameAncestors: [\"https://a.vn\", \"http://b.vn:81\"], trustedProxies: [10.0.0.0/8, \"::1\"],"
                        + " basePath: /nhip/}",
                Map.of());
        ServerSettings.Http variables = read(
                "http: {port: 8080}",
                Map.of(
                        "NHIP_HTTP_FRAME_ANCESTORS", "https://a.vn, http://b.vn:81",
                        "NHIP_HTTP_TRUSTED_PROXIES", "10.0.0.0/8 ::1",
                        "NHIP_HTTP_BASE_PATH", "/nhip"));

        assertEquals("", fault());
        assertEquals(file, variables);
        assertEquals(List.of("https://a.vn", "http://b.vn:81"), file.frameAncestors());
        assertEquals(
                List.of(
                        Network.parse("10.0.0.0/8").orElseThrow(),
                        Network.parse("::1").orElseThrow()),
                file.trustedProxies());
        assertEquals("/nhip", file.basePath());
    }

    @Test
    void givenADoorForFeeds_whenRead_thenItHasItsOwnLimits_andWithoutAPortThereIsNone() {
        ServerSettings.Http file = read(
                "http: {host: 10.0.0.1, port: 80, connections: 9, feeds: {port: 81, alsoPublic: false}}", Map.of());
        ServerSettings.Http variables = read(
                "http: {host: 10.0.0.1, port: 80}",
                Map.of(
                        "NHIP_HTTP_CONNECTIONS", "9",
                        "NHIP_HTTP_FEEDS_PORT", "81",
                        "NHIP_HTTP_FEEDS_ALSO_PUBLIC", "false"));

        assertEquals("", fault());
        assertEquals(file, variables);
        assertEquals(new ServerSettings.FeedDoor(new ServerSettings.Door("10.0.0.1", 81, 200), false), file.feeds());
        assertEquals(9, file.door().connections());
        assertNull(read("http: {port: 80}", Map.of()).feeds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{port: 80, feeds: {port: 80}} | server.yaml:1:32: http.feeds.port: is the port of http too: 80",
                "{host: 10.0.0.1, port: 80, feeds: {host: \"::\", port: 80}} | is the port of http too: 80",
                "{port: 80, feeds: {port: eighty}} | http.feeds.port: not a whole number: \"eighty\"",
                "{port: 80, feeds: {port: 70000}} | http.feeds.port: outside 0..65535: 70000",
                "{port: 80, feeds: {host: 10.0.0.1}} | http.feeds.port: is missing: a door for feeds is named by its port",
                "{port: 80, feeds: {port: 81, alsoPublic: often}} | http.feeds.alsoPublic: unknown \"often\"",
                "{port: 80, feeds: {port: 81, doors: 2}} | http.feeds.doors: unknown key",
            })
    void givenADoorForFeedsThatCannotBe_whenRead_thenItsPlaceIsTold(String http, String expected) {
        read("http: " + http, Map.of());

        assertTrue(fault().contains(expected), fault());
    }

    @Test
    void givenTwoAddressesThatAreNotTheSame_whenBothDoorsHaveOnePort_thenThatIsRight() {
        ServerSettings.Http http =
                read("http: {host: 10.0.0.1, port: 80, feeds: {host: 10.0.0.2, port: 80}}", Map.of());

        assertEquals("", fault());
        assertEquals("10.0.0.2", http.feeds().door().host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.vn/",
                "https://a.vn/page",
                "a.vn",
                "*",
                "https://*.a.vn",
                "'none'",
                "https://a.vn;",
                "ftp://a.vn",
                "https://user@a.vn"
            })
    void givenWhatIsNoOrigin_whenRead_thenRefusedWithItsPlaceAndAnExample(String text) {
        read("http: {frameAncestors: [\"" + text + "\"]}", Map.of());

        assertEquals(
                "server.yaml:1:25: http.frameAncestors[0]: not an origin: \"" + text
                        + "\"; allowed: https://signage.example.vn or http://10.1.2.3:8123, without a path",
                fault());
    }

    @Test
    void givenWhatIsNoNetwork_whenRead_thenRefusedWithItsPlaceAndAnExample() {
        read("http: {trustedProxies: [proxy.local]}", Map.of());

        assertEquals(
                "server.yaml:1:25: http.trustedProxies[0]: not an address or a range: \"proxy.local\";"
                        + " allowed: 10.1.2.3, 10.0.0.0/8, fd00::/8",
                fault());
    }

    @ParameterizedTest
    @CsvSource({
        "nhip, not a path: \"nhip\"; allowed: /nhip",
        "/a/../b, not a path: \"/a/../b\"; allowed: /nhip",
        "//evil.example, not a path: \"//evil.example\"; allowed: /nhip",
        "/man, begins as a path of the server itself: \"/man\"",
        "/api/nhip, begins as a path of the server itself: \"/api/nhip\""
    })
    void givenWhatIsNoBasePath_whenRead_thenRefused(String text, String why) {
        read("http: {basePath: \"" + text + "\"}", Map.of());

        assertEquals("server.yaml:1:18: http.basePath: " + why, fault());
    }
}
