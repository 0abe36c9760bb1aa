package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** The server behind a proxy, below a path of another site, and inside the frame of a signage player. */
class FrontTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void empty() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
    }

    private Caller start(String http) {
        SmallProvince province = SmallProvince.on(servers);
        if (!http.isEmpty()) province.http(http);
        server = RunningServer.start(province.in(directory), new HandClock(Instant.parse("2026-11-20T07:31:48Z")));
        return server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static int wrongKey(Caller caller, String forwardedFor) {
        HttpRequest.Builder request = caller.to("/api/v1/operator/screens").header("Authorization", "Bearer wrong");
        if (forwardedFor != null) request.header("X-Forwarded-For", forwardedFor);
        return caller.call(request).statusCode();
    }

    private static String location(Caller caller, String path, String... headers) {
        HttpRequest.Builder request = caller.to(path);
        if (headers.length > 0) request.headers(headers);
        HttpResponse<String> response = caller.call(request);
        assertEquals(302, response.statusCode(), path);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String policy(Caller caller, String path) {
        HttpResponse<String> response = caller.get(path);
        assertEquals(200, response.statusCode(), path);
        return response.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    @Test
    void givenNoTrustedProxy_whenSomebodyInventsAddresses_thenHisGuessesAreStillCountedAsHis() {
        Caller caller = start("");

        for (int guess = 0; guess < 10; guess++) assertEquals(401, wrongKey(caller, "198.51.100." + guess));

        assertEquals(429, wrongKey(caller, "198.51.100.99"));
        assertEquals(429, wrongKey(caller, null));
        assertEquals("/xep-hang/so", location(caller, "/", "X-Forwarded-Prefix", "/evil"));
    }

    @Test
    void givenATrustedProxy_whenOneOfItsClientsGuesses_thenOnlyHeWaits_whateverHePutsBefore() {
        Caller caller = start("trustedProxies: [127.0.0.0/8]");

        for (int guess = 0; guess < 10; guess++) {
            assertEquals(401, wrongKey(caller, "198.51.100." + guess + ", 203.0.113.7"));
        }

        assertEquals(429, wrongKey(caller, "198.51.100.99, 203.0.113.7"));
        assertEquals(429, wrongKey(caller, "203.0.113.7"));
        assertEquals(401, wrongKey(caller, "203.0.113.8"));
        assertEquals(401, wrongKey(caller, null));
        assertEquals("/tinh/xep-hang/so", location(caller, "/", "X-Forwarded-Prefix", "/tinh/"));
        assertEquals("/xep-hang/so", location(caller, "/", "X-Forwarded-Prefix", "//evil.example"));
    }

    @Test
    void givenNothingSet_whenAPageIsAsked_thenOnlyThisSiteMayFrameIt_andNobodyTheOperators() {
        Caller caller = start("");

        assertTrue(policy(caller, "/man/thu").endsWith("frame-ancestors 'self'"), policy(caller, "/man/thu"));
        assertTrue(policy(caller, "/quan-tri/man-hinh").endsWith("frame-ancestors 'none'"));
    }

    @Test
    void givenOriginsOfSignage_whenAPageIsAsked_thenTheyMayFrameIt_andNobodyTheOperators() {
        Caller caller = start("frameAncestors: [\"https://signage.example.vn\", \"http://10.1.2.3:8123\"]");

        for (String page : List.of("/man/thu", "/xep-hang/so", "/cach-tinh")) {
            assertTrue(
                    policy(caller, page)
                            .endsWith("frame-ancestors 'self' https://signage.example.vn http://10.1.2.3:8123"),
                    policy(caller, page));
        }
        assertTrue(policy(caller, "/quan-tri/man-hinh").endsWith("frame-ancestors 'none'"));
        assertEquals(
                "DENY",
                caller.get("/quan-tri/man-hinh")
                        .headers()
                        .firstValue("X-Frame-Options")
                        .orElseThrow());
        assertFalse(
                caller.get("/man/thu").headers().firstValue("X-Frame-Options").isPresent());
    }

    @Test
    void givenABasePath_whenTheProxyLeavesOrStripsIt_thenAllAnswers_andWhereItSendsLiesBelowThePath() {
        Caller caller = start("basePath: /tinh/nhip");

        for (String base : List.of("/tinh/nhip", "")) {
            assertEquals("/tinh/nhip/xep-hang/so", location(caller, base + "/"));
            assertEquals("/tinh/nhip/xep-hang/xa?ky=7d", location(caller, base + "/X/XW"));
            assertEquals(200, caller.get(base + "/api/v1/units").statusCode());
            assertEquals(200, caller.get(base + "/man/thu").statusCode());
            assertEquals(200, caller.get(base + "/static/css/tokens.css").statusCode());
            HttpResponse<String> worker = caller.get(base + "/giu-man.js");
            assertEquals(
                    "/tinh/nhip/",
                    worker.headers().firstValue("Service-Worker-Allowed").orElseThrow());
            assertEquals(
                    "snapshot",
                    new io.vertx.core.json.JsonObject(firstFrame(caller, base + "/api/v1/live?board=province"))
                            .getString("type"));
        }
        assertEquals("/tinh/nhip/xep-hang/so", location(caller, "/tinh/nhip"));
        HttpRequest.Builder head = caller.to("/tinh/nhip/").method("HEAD", HttpRequest.BodyPublishers.noBody());
        assertEquals(302, caller.call(head).statusCode());
        assertTrue(policy(caller, "/tinh/nhip/quan-tri/man-hinh").endsWith("frame-ancestors 'none'"));
        assertEquals(404, caller.get("/tinh/nhipp/api/v1/units").statusCode());
        assertEquals(404, caller.get("/tinh/api/v1/units").statusCode());
    }

    private static String firstFrame(Caller caller, String path) {
        CompletableFuture<String> first = new CompletableFuture<>();
        StringBuilder text = new StringBuilder();
        WebSocket socket = caller.http()
                .newWebSocketBuilder()
                .subprotocols("nhip.v1")
                .buildAsync(URI.create("ws://127.0.0.1:" + caller.port() + path), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                        text.append(part);
                        if (last) first.complete(text.toString());
                        from.request(1);
                        return null;
                    }
                })
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        try {
            return first.orTimeout(20, TimeUnit.SECONDS).join();
        } finally {
            socket.abort();
        }
    }
}
