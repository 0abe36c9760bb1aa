package vn.nhip.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.config.Config;
import vn.nhip.testing.OnContext;

class WallPagesTest {
    private static final Path PAGES =
            Path.of("../frontend-static").toAbsolutePath().normalize();

    private final Vertx vertx = Vertx.vertx();
    private final Config config = Config.load(Path.of("../config/demo"), Map.of());
    private HttpServer server;

    @BeforeEach
    void listen() {
        ShortLinks links = new ShortLinks(() -> config.history().on(LocalDate.of(2026, 11, 20)), config::catalogues);
        Router router = Router.router(vertx);
        OnContext context = new OnContext(vertx);
        Pages pages = context.await(() -> Pages.open(vertx, PAGES.toString(), new SimpleMeterRegistry()));
        new WallPages(links, request -> "").routes(router, pages);
        server = context.await(
                () -> vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        new OnContext(vertx).await(vertx::close);
    }

    /** A wall that was opened before the worker had its name has registered it by the other one. */
    @ParameterizedTest
    @ValueSource(strings = {"/shell-worker.js", "/giu-man.js"})
    void givenAWallThatKnowsTheWorkerByEitherName_thenTheSameScriptIsAnsweredAndNeverKept(String path)
            throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.actualPort() + path);

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(200, answer.statusCode());
        assertEquals(Files.readString(PAGES.resolve("shell-worker.js")), answer.body());
        assertEquals("no-cache", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(
                "text/javascript; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
    }
}
