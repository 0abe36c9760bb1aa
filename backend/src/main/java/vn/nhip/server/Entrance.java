package vn.nhip.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.nhip.config.ServerSettings;
import vn.nhip.ops.OneLoop;

/**
 * One address that the server listens on, and the sockets that came in there, on the loop that opens it. What a request
 * asks for may be made on another loop; here its bytes are read and written, and no more.
 */
final class Entrance {
    private static final int LONGEST_SOCKET_FRAME = 4096;
    private static final int IDLE_SECONDS = 120;
    private static final int SHUT_SECONDS = 3;
    private final OneLoop loop = new OneLoop();

    private final Vertx vertx;
    private final ServerSettings.Door door;
    private final Counter refused;
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable HttpServer server;

    /** @param name of it in counters */
    Entrance(Vertx vertx, String name, ServerSettings.Door door, MeterRegistry meters) {
        this.vertx = vertx;
        this.door = door;
        this.refused = meters.counter("nhip.http.refused", "door", name);
        Gauge.builder("nhip.http.connections", open::get).tag("door", name).register(meters);
    }

    /** @param requests called on this loop */
    Future<Void> open(Handler<HttpServerRequest> requests) {
        loop.requireHere();
        HttpServerOptions options = new HttpServerOptions()
                .setHost(door.host())
                .setPort(door.port())
                // One question a connection at a time: no more wait to be answered than there are connections. And a
                // connection is one, and counted, before it has said anything.
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .addWebSocketSubProtocol("nhip.v1")
                .setMaxWebSocketMessageSize(LONGEST_SOCKET_FRAME)
                .setMaxWebSocketFrameSize(LONGEST_SOCKET_FRAME)
                .setIdleTimeout(IDLE_SECONDS);
        return vertx.createHttpServer(options)
                .connectionHandler(this::come)
                .requestHandler(requests)
                .listen()
                .map(listening -> {
                    server = listening;
                    return null;
                });
    }

    private void come(HttpConnection connection) {
        if (open.get() >= door.connections()) {
            refused.increment();
            connection.close();
            return;
        }
        open.incrementAndGet();
        // The connection's own handler hears nothing more once its socket became a websocket.
        ((HttpServerConnection) connection)
                .channelHandlerContext()
                .channel()
                .closeFuture()
                .addListener(gone -> open.decrementAndGet());
    }

    /** The port that it listens on. */
    int port() {
        HttpServer listening = server;
        if (listening == null) throw new IllegalStateException("nobody listens yet");
        return listening.actualPort();
    }

    /** Takes nothing more; succeeds when what was under way has been answered. */
    Future<Void> shut() {
        loop.requireHere();
        HttpServer listening = server;
        return listening == null ? Future.succeededFuture() : listening.shutdown(SHUT_SECONDS, TimeUnit.SECONDS);
    }
}
