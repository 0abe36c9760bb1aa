package vn.nhip.pages;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import vn.nhip.testing.OnContext;

/** The room behind a real HTTP server that packs what is not packed, as the whole one does. */
final class PagesRig implements AutoCloseable {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final OnContext loop = new OnContext(vertx);
    private final HttpServer server;
    private final HttpClient client;

    /** One answer. @param headers by name in small letters */
    record Answer(int status, Map<String, String> headers, Buffer body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** As a browser sees it. */
        String text() {
            return header("content-encoding").equals("gzip") ? unpacked(body) : body.toString();
        }

        private static String unpacked(Buffer body) {
            try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
                return new String(unpacking.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    PagesRig(Map<String, byte[]> files) {
        this(rig -> Future.succeededFuture(Pages.ofBuild(files, rig.meters)));
    }

    /** @param webroot as the server is told */
    PagesRig(String webroot) {
        this(rig -> Pages.open(rig.vertx, webroot, rig.meters));
    }

    private PagesRig(Function<PagesRig, Future<Pages>> opening) {
        server = loop.await(() -> opening.apply(this).compose(pages -> {
            Router router = Router.router(vertx);
            pages.at(router, "/man/:screen", "wall.html");
            pages.routes(router);
            return vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                    .requestHandler(router)
                    .listen(0, "127.0.0.1");
        }));
        client = vertx.createHttpClient();
    }

    Answer get(String path, String... headers) {
        return ask(HttpMethod.GET, path, headers);
    }

    /** @param path sent as it stands @param headers name and value in turn */
    Answer ask(HttpMethod method, String path, String... headers) {
        return loop.await(() -> client.request(method, server.actualPort(), "127.0.0.1", path)
                .compose(request -> {
                    for (int i = 0; i < headers.length; i += 2) request.putHeader(headers[i], headers[i + 1]);
                    return request.send();
                })
                .compose(response -> response.body().map(body -> {
                    Map<String, String> read = new java.util.HashMap<>();
                    response.headers()
                            .forEach(header -> read.put(header.getKey().toLowerCase(), header.getValue()));
                    return new Answer(response.statusCode(), read, body);
                })));
    }

    @Override
    public void close() {
        loop.await(vertx::close);
    }
}
