package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** What a screen asks of the network. */
class WallNetworkTest {
    private static final double MOST_BYTES = 250_000;

    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static LiveWall wall;

    @BeforeAll
    static void start() {
        wall = LiveWall.empty(servers);
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @Test
    void givenAColdScreen_thenItAsksOnlyItsServerForAQuarterOfAMegabyteAtMost() {
        double[] bytes = {0};
        List<Response> answers = new ArrayList<>();
        WallPage.Kind kind = WallPage.Kind.wall().before(page -> {
            CDPSession session = page.context().newCDPSession(page);
            session.send("Network.enable");
            session.on(
                    "Network.loadingFinished",
                    event -> bytes[0] += event.get("encodedDataLength").getAsDouble());
            page.onResponse(answers::add);
        });
        try (WallPage page = new WallPage(screens.browser(), kind)) {
            page.open(wall.page()).awaitFigures();
            page.await("document.fonts.status === 'loaded'");

            assertTrue(page.requests.size() > 20, "modules, styles and fonts: " + page.requests.size());
            for (String request : page.requests) assertTrue(request.startsWith(wall.address() + "/"), request);
            assertEquals(2, page.sockets.size(), page.sockets.toString());
            String host = wall.address().replace("http://", "ws://");
            for (String socket : page.sockets) assertTrue(socket.startsWith(host + "/api/v1/live?"), socket);
            assertTrue(bytes[0] > 50_000 && bytes[0] <= MOST_BYTES, "bytes: " + bytes[0]);
            for (Response answer : answers) assertEquals(200, answer.status(), answer.url());
            String policy = answers.get(0).headerValue("content-security-policy");
            assertTrue(policy.contains("default-src 'self'") && !policy.contains("unsafe"), policy);
            page.assertNoComplaint();
        }
    }
}
