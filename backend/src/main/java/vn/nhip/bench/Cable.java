package vn.nhip.bench;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** Leads to a server until it is cut: a server that is gone, as its screens see it. Blocks. */
final class Cable implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetServer server;

    /** @param port where the server listens on this machine */
    Cable(int port) {
        NetClient client = vertx.createNetClient();
        server = vertx.createNetServer().connectHandler(from -> {
            from.pause();
            client.connect(port, "127.0.0.1").onSuccess(to -> join(from, to)).onFailure(gone -> from.close());
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    private static void join(NetSocket from, NetSocket to) {
        from.pipeTo(to);
        to.pipeTo(from);
    }

    int port() {
        return server.actualPort();
    }

    /** All connections break, and new ones are refused. */
    void cut() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        cut();
    }
}
