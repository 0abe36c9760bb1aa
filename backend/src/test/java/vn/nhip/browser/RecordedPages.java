package vn.nhip.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.nhip.pages.Pages;
import vn.nhip.testing.OnContext;

/**
 * The pages as the build left them, with answers that were written down in the form of docs/wire.md section 6 and that
 * a test may change: for states that a real province is seldom in. Frames are fed by hand.
 */
final class RecordedPages implements AutoCloseable {
    private static final Path ANSWERS = Path.of("../frontend-static/test/recorded");
    private static final Map<String, String> FILES = Map.of(
            "/man/thu", "wall.html",
            "/xep-hang/so", "ranking.html",
            "/don-vi/H48.905", "unit.html",
            "/cach-tinh", "method.html",
            "/shell-worker.js", "shell-worker.js");

    /** Questions that were asked, with what stands after the question mark. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, Consumer<ObjectNode>> changes = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final int port;

    RecordedPages() {
        HttpServer server = new OnContext(vertx)
                .await(() -> Pages.open(vertx, "webroot", new SimpleMeterRegistry())
                        .compose(pages -> vertx.createHttpServer()
                                .requestHandler(router(pages))
                                .listen(0, "127.0.0.1")));
        port = server.actualPort();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** @param answer about, ranking, sheet, history or restatements @param change of what was written down */
    RecordedPages change(String answer, Consumer<ObjectNode> change) {
        changes.put(answer, change);
        return this;
    }

    /** Whatever is asked with these words is refused. */
    void refuse(String words, int status) {
        refusals.put(words, status);
    }

    void asRecorded() {
        asked.clear();
        changes.clear();
        refusals.clear();
    }

    private Router router(Pages pages) {
        Router router = Router.router(vertx);
        FILES.forEach((address, name) -> pages.at(router, address, name));
        pages.routes(router);
        router.route("/api/v1/*")
                .handler(context ->
                        told(context.request(), context.request().path().substring("/api/v1/".length())));
        return router;
    }

    private void told(HttpServerRequest request, String path) {
        String question = path + "?" + request.query();
        asked.add(question);
        for (Map.Entry<String, Integer> refusal : refusals.entrySet()) {
            if (!question.contains(refusal.getKey())) continue;
            request.response().setStatusCode(refusal.getValue()).end("{\"title\":\"refused\"}");
            return;
        }
        String name =
                path.startsWith("catalogues/") ? path.replace('/', '-').replace("catalogues", "catalogue") : last(path);
        Path recorded = ANSWERS.resolve(name + ".json");
        if (!Files.isRegularFile(recorded)) {
            request.response().setStatusCode(404).end("{}");
            return;
        }
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(changed(name, recorded).toString());
    }

    private JsonNode changed(String name, Path recorded) {
        try {
            ObjectNode answer = (ObjectNode) News.JSON.readTree(Files.readString(recorded));
            changes.getOrDefault(name, as -> {}).accept(answer);
            return answer;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        new OnContext(vertx).await(vertx::close);
    }
}
