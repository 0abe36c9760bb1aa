package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The plainest Vert.x program that answers a sender and then writes one prepared frame to every screen: what the network
 * stack alone costs. One event loop, as the server has for its doors.
 */
final class PlainServer {
    private final Set<ServerWebSocket> screens = new LinkedHashSet<>();
    private final String padding;
    private long position;

    private PlainServer(int frameLength) {
        padding = "x".repeat(Math.max(0, frameLength - 50));
    }

    /** Starts on a free port, on the event loop of the caller. */
    static Future<HttpServer> start(Vertx vertx, int frameLength) {
        PlainServer server = new PlainServer(frameLength);
        return vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("nhip.v1"))
                .webSocketHandler(server::connected)
                .requestHandler(request -> request.body().onSuccess(body -> {
                    request.response().end("{\"accepted\":1,\"position\":" + ++server.position + "}");
                    server.tell();
                }))
                .listen(0, "127.0.0.1");
    }

    private void connected(ServerWebSocket screen) {
        screens.add(screen);
        screen.closeHandler(closed -> screens.remove(screen));
    }

    private void tell() {
        String frame = "{\"type\":\"changes\",\"position\":" + position + ",\"x\":\"" + padding + "\"}";
        for (ServerWebSocket screen : screens) if (!screen.writeQueueFull()) screen.writeTextMessage(frame);
    }
}
