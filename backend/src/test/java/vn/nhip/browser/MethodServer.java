package vn.nhip.browser;

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.pages.Pages;
import vn.nhip.testing.OnContext;

/**
 * The method's page as the build left it, with answers that were written down in the form of docs/wire.md section 6.
 * What a calculator is told is made up, so that a page which computed by itself would be found out.
 */
final class MethodServer implements AutoCloseable {
    private static final Path ANSWERS = Path.of("../frontend-static/test/recorded");
    private static final Pattern CATALOGUE = Pattern.compile("/api/v1/catalogues/([a-z0-9-]+)(/points)?");
    private static final String POLICY = "default-src 'self'; connect-src 'self'; frame-ancestors 'self';"
            + " base-uri 'none'; form-action 'self'; object-src 'none'";

    /** Queries of the calculators. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** What calculators are answered: a status and a body. */
    volatile int pointsStatus = 200;

    volatile String points = "{}";

    /** Every answer but the pages fails. */
    volatile boolean down;

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    MethodServer() {
        HttpServer server = new OnContext(vertx)
                .await(() -> Pages.open(vertx, "webroot", new SimpleMeterRegistry())
                        .compose(pages -> vertx.createHttpServer()
                                .requestHandler(router(pages))
                                .listen(0, "127.0.0.1")));
        port = server.actualPort();
    }

    String page() {
        return "http://127.0.0.1:" + port + "/cach-tinh";
    }

    private Router router(Pages pages) {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            context.response().putHeader("Content-Security-Policy", POLICY);
            context.next();
        });
        pages.at(router, "/cach-tinh", "method.html");
        pages.routes(router);
        router.route().handler(context -> answer(context.request()));
        return router;
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        Matcher catalogue = CATALOGUE.matcher(path);
        if (down) {
            request.response().setStatusCode(503).end();
        } else if (path.equals("/api/v1/about") || path.equals("/api/v1/restatements")) {
            json(request, 200, read(path.substring("/api/v1/".length())));
        } else if (catalogue.matches() && catalogue.group(2) == null) {
            json(request, 200, read("catalogue-" + catalogue.group(1)));
        } else if (catalogue.matches()) {
            asked.add(catalogue.group(1) + "?" + request.query());
            json(request, pointsStatus, points);
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private static void json(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    private static String read(String name) {
        try {
            return Files.readString(ANSWERS.resolve(name + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public void close() {
        new OnContext(vertx).await(vertx::close);
    }
}
