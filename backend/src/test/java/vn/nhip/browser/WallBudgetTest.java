package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** What a screen asks of the network, and what its first picture waits for. How long that takes: {@code nhip bench paint}. */
class WallBudgetTest {
    private static final int MOST_BYTES = 250_000;
    private static final int MOST_BYTES_BEFORE_PAINT = 40_000;
    private static final int MOST_STYLES = 6;

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
    void givenAColdScreen_thenItAsksOnlyItsServerForAQuarterOfAMegabyteAtMost() {
        assertTrue(asked.size() > 60, "modules, styles and letters: " + asked.size());
        for (Asked one : asked.values()) assertTrue(one.address.startsWith(wall.address() + "/"), one.address);
        assertEquals(2, page.sockets.stream().distinct().count(), page.sockets.toString());
        String host = wall.address().replace("http://", "ws://");
        for (String socket : page.sockets) assertTrue(socket.startsWith(host + "/api/v1/live?"), socket);

        int all = bytes(List.copyOf(asked.values()));
        assertTrue(all > 50_000 && all <= MOST_BYTES, all + " bytes: " + asked.values());
        for (Asked one : asked.values()) assertEquals(200, one.status, one.address);
        for (String ending : List.of(".js", ".css")) {
            for (Asked one : endingWith(ending)) assertEquals("gzip", one.encoding, one.address);
        }
        TreeSet<String> ofOthers = asked.values().stream()
                .filter(one -> one.address.contains("/vendor/"))
                .map(one -> one.address.substring(one.address.indexOf("/vendor/")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(List.of("/vendor/qrcode-generator/qrcode.js")), ofOthers, "no library of charts");
    }

    @Test
    void givenAColdScreen_thenItsPolicyAllowsNothingInlineAndNothingBreaksIt() {
        String policy = asked.values().iterator().next().policy;
        assertTrue(policy.contains("default-src 'self'") && !policy.contains("unsafe"), policy);
        page.assertNoComplaint();
    }

    @Test
    void givenAColdScreen_thenItsModulesAreAskedForAtOnceAndItsPaintWaitsForAFewStylesOnly() {
        List<Asked> modules = endingWith(".js");
        assertTrue(modules.size() > 40, "modules: " + modules.size());
        // What the page itself asks for is one round trip; what a module asks for is one more for each step of the way.
        for (Asked one : modules) assertEquals("parser", one.initiator, one.address);

        List<String> blocking = page.strings("performance.getEntriesByType('resource')"
                + ".filter((one) => one.renderBlockingStatus === 'blocking').map((one) => one.name)");
        assertTrue(!blocking.isEmpty() && blocking.size() <= MOST_STYLES, "the first paint waits for " + blocking);
        for (String one : blocking) assertTrue(one.endsWith(".css"), one);
        List<Asked> before = asked.values().stream()
                .filter(one -> blocking.contains(one.address) || one.address.contains("/man/thu"))
                .toList();
        assertTrue(
                bytes(before) <= MOST_BYTES_BEFORE_PAINT, bytes(before) + " bytes before the first paint: " + before);
    }
}
