package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** What a screen asks of the network, and what its first picture waits for. How long that takes: {@code nhip bench paint}. */
class WallBudgetTest {
    private static final int MOST_REQUESTS = 20;
    private static final int MOST_BYTES = 250_000;
    private static final int MOST_BYTES_BUT_LETTERS = 120_000;
    private static final int MOST_BYTES_BEFORE_PAINT = 20_000;

    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static LiveWall wall;

    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private WallPage page;

    /** One request as the browser sees it. */
    private static final class Asked {
        private String address;
        private String initiator;
        private int status;
        private String encoding;
        private String policy;
        private String caching;
        private int bytes;

        @Override
        public String toString() {
            return "\n" + bytes + " " + status + " " + address;
        }
    }

    @BeforeAll
    static void start() {
        wall = LiveWall.empty(servers);
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @BeforeEach
    void openCold() {
        page = new WallPage(screens.browser(), WallPage.Kind.wall().before(this::listen));
        page.open(wall.page()).awaitFigures();
        page.await("document.fonts.status === 'loaded'", 60_000);
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    private void listen(com.microsoft.playwright.Page screen) {
        CDPSession session = screen.context().newCDPSession(screen);
        session.send("Network.enable");
        session.on("Network.requestWillBeSent", event -> {
            Asked one = of(event);
            one.address = event.getAsJsonObject("request").get("url").getAsString();
            one.initiator = event.getAsJsonObject("initiator").get("type").getAsString();
        });
        session.on("Network.responseReceived", event -> {
            JsonObject answer = event.getAsJsonObject("response");
            Asked one = of(event);
            one.status = answer.get("status").getAsInt();
            one.encoding = header(answer, "content-encoding");
            one.caching = header(answer, "cache-control");
            one.policy = header(answer, "content-security-policy");
        });
        session.on(
                "Network.loadingFinished",
                event -> of(event).bytes = event.get("encodedDataLength").getAsInt());
    }

    private Asked of(JsonObject event) {
        return asked.computeIfAbsent(event.get("requestId").getAsString(), first -> new Asked());
    }

    private static String header(JsonObject answer, String name) {
        for (var header : answer.getAsJsonObject("headers").entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) return header.getValue().getAsString();
        }
        return "";
    }

    private List<Asked> endingWith(String ending) {
        return asked.values().stream()
                .filter(one -> one.address.endsWith(ending))
                .toList();
    }

    private static int bytes(List<Asked> some) {
        return some.stream().mapToInt(one -> one.bytes).sum();
    }

    @Test
    void givenAColdScreen_thenItAsksOnlyItsServer_aFewTimes_forAQuarterOfAMegabyteAtMost() {
        assertTrue(asked.size() > 5 && asked.size() <= MOST_REQUESTS, asked.size() + " requests: " + asked.values());
        for (Asked one : asked.values()) assertTrue(one.address.startsWith(wall.address() + "/"), one.address);
        assertEquals(2, page.sockets.stream().distinct().count(), page.sockets.toString());
        String host = wall.address().replace("http://", "ws://");
        for (String socket : page.sockets) assertTrue(socket.startsWith(host + "/api/v1/live?"), socket);

        int all = bytes(List.copyOf(asked.values()));
        int letters = bytes(endingWith(".woff2"));
        assertTrue(letters > 30_000 && all <= MOST_BYTES, all + " bytes: " + asked.values());
        assertTrue(all - letters <= MOST_BYTES_BUT_LETTERS, all - letters + " bytes: " + asked.values());
        for (Asked one : asked.values()) {
            // The head's own mark goes with the first picture, sometimes before it has come.
            boolean givenUp = one.status == 0 && one.address.contains("/mark.");
            assertTrue(givenUp || one.status == 200, one.status + " " + one.address);
        }
        for (String ending : List.of("/js/main.", "/css/")) {
            List<Asked> packed = asked.values().stream()
                    .filter(one -> one.address.contains(ending))
                    .toList();
            assertEquals(1, packed.size(), ending + packed);
            assertEquals("gzip", packed.get(0).encoding, ending);
        }
    }

    @Test
    void givenAColdScreen_thenWhatItsPageNamesMayBeKeptForEver() {
        List<Asked> files = asked.values().stream()
                .filter(one -> one.address.matches(".*\\.(js|css|woff2|svg)"))
                .toList();
        assertTrue(files.size() > 6, files.toString());
        for (Asked one : files) {
            assertTrue(one.address.matches(".*/b/.*\\.[A-Z0-9]{8}\\.\\w+"), one.address);
            assertEquals("public, max-age=31536000, immutable", one.caching, one.address);
        }
    }

    @Test
    void givenAColdScreen_thenItsPolicyAllowsNothingInlineAndNothingBreaksIt() {
        String policy = asked.values().iterator().next().policy;
        assertTrue(policy.contains("default-src 'self'") && !policy.contains("unsafe"), policy);
        page.assertNoComplaint();
    }

    @Test
    void givenAColdScreen_thenItsScriptsAreAskedForAtOnceAndItsPaintWaitsForOneStyleSheetOnly() {
        List<Asked> scripts = endingWith(".js");
        assertEquals(2, scripts.size(), "the wall, and the way out for browsers below its floor: " + scripts);
        // What the page itself asks for is one round trip; what a script asks for is one more.
        for (Asked one : scripts) assertEquals("parser", one.initiator, one.address);

        List<String> blocking = page.strings("performance.getEntriesByType('resource')"
                + ".filter((one) => one.renderBlockingStatus === 'blocking').map((one) => one.name)");
        assertEquals(1, blocking.size(), "the first paint waits for " + blocking);
        assertTrue(blocking.get(0).endsWith(".css"), blocking.toString());
        List<Asked> before = asked.values().stream()
                .filter(one -> blocking.contains(one.address) || one.address.contains("/man/thu"))
                .toList();
        assertTrue(
                bytes(before) <= MOST_BYTES_BEFORE_PAINT, bytes(before) + " bytes before the first paint: " + before);
    }
}
