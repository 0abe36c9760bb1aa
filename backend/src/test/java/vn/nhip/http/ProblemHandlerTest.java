package vn.nhip.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemHandlerTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        ProblemHandler.mount(router);
        router.get("/busy").handler(context -> {
            ProblemException no = new ProblemException(ProblemType.NOT_READY, "Not yet", "soon");
            throw no.retryAfter(Duration.ofMillis(200));
        });
        router.get("/key").handler(context -> context.fail(ProblemException.unauthorized("Who?", null, "feed")));
        router.get("/broken").handler(context -> {
            throw new IllegalStateException("of the inside");
        });
        router.get("/teapot").handler(context -> context.fail(418));
        router.get("/half").handler(context -> {
            context.response().setChunked(true).write("the first half");
            context.fail(new IllegalStateException("no second half"));
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        return http.send(
                request.method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void assertAnswer(String type, int status, String title, HttpResponse<String> answer) {
        JsonObject problem = new JsonObject(answer.body());
        assertEquals("urn:nhip:problem:" + type, problem.getString("type"));
        assertEquals(status, answer.statusCode());
        assertEquals(status, problem.getInteger("status"));
        assertEquals(title, problem.getString("title"));
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse("none"));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse("none"));
    }

    @Test
    void givenAProblem_whenARouteFailsWithIt_thenItIsAnsweredWithItsHeaders() throws Exception {
        HttpResponse<String> busy = ask("GET", "/busy");
        HttpResponse<String> key = ask("GET", "/key");

        assertAnswer("not-ready", 503, "Not yet", busy);
        assertEquals("soon", new JsonObject(busy.body()).getString("detail"));
        assertEquals("1", busy.headers().firstValue("Retry-After").orElse("none"), "never less than a second");
        assertAnswer("unauthorized", 401, "Who?", key);
        assertEquals(
                "Bearer realm=\"feed\"",
                key.headers().firstValue("WWW-Authenticate").orElse("none"));
    }

    @Test
    void givenWhatNobodyForesaw_thenNothingOfTheInsideIsTold() throws Exception {
        HttpResponse<String> broken = ask("GET", "/broken");

        assertAnswer("failed", 500, "Something went wrong", broken);
        assertEquals("It was logged; try again later.", new JsonObject(broken.body()).getString("detail"));
    }

    @Test
    void givenWhatTheRouterRefuses_thenItIsAProblemAsWell() throws Exception {
        assertAnswer("not-found", 404, "Not found", ask("GET", "/nothing"));
        assertAnswer("method-not-allowed", 405, "Method not allowed", ask("POST", "/busy"));
        assertAnswer("bad-request", 418, "Client Error (418)", ask("GET", "/teapot"));
    }

    @Test
    void givenHalfAnAnswer_whenItsOtherHalfFails_thenTheConnectionEnds() {
        assertThrows(IOException.class, () -> ask("GET", "/half"));
    }
}
