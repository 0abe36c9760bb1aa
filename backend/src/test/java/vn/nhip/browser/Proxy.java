package vn.nhip.browser;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a screen and the server: a fixed port in front of a server that may move, die or fall silent. */
final class Proxy {
    private static final String HOST = "127.0.0.1";

    private final NetClient client;
    private final NetServer server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean refusing;
    private volatile boolean swallowing;
    private volatile boolean shut;

    Proxy(Vertx vertx) {
        client = vertx.createNetClient();
        server = vertx.createNetServer().connectHandler(this::accept);
    }

    Future<NetServer> listen() {
        return server.listen(0, HOST);
    }

    int port() {
        return server.actualPort();
    }

    void leadTo(int port) {
        target = port;
    }

    /** The cable is pulled: nothing comes through, and nobody is told. What was lost stays lost. */
    void swallow() {
        swallowing = true;
        pairs.forEach(pair -> pair.dead = true);
    }

    /** The machine behind is gone: connections break, new ones are closed. */
    void refuse() {
        refusing = true;
        pairs.forEach(Pair::close);
    }

    /** As a proxy that does not know websockets: it does not hand {@code Upgrade} on. Those that are open go on. */
    void dropUpgrades() {
        shut = true;
    }

    /** Of connections that are open; a screen's browser comes again. */
    void breakAll() {
        pairs.forEach(Pair::close);
    }

    /** A websocket has a connection of its own, and asks in its first packet. */
    private Buffer handedOn(Buffer asked) {
        if (!shut) return asked;
        return Buffer.buffer(asked.toString(StandardCharsets.ISO_8859_1).replace("Upgrade: websocket\r\n", ""), "ISO-8859-1");
    }

    void mend() {
        swallowing = false;
        shut = false;
        refusing = false;
    }

    private void accept(NetSocket screen) {
        if (refusing) {
            screen.close();
            return;
        }
        Pair pair = new Pair(screen);
        pair.dead = swallowing;
        pairs.add(pair);
        screen.closeHandler(closed -> pair.close());
        screen.exceptionHandler(broken -> pair.close());
        screen.pause();
        client.connect(target, HOST).onComplete(pair::join, failure -> pair.close());
    }

    private final class Pair {
        private final NetSocket screen;
        private NetSocket behind;
        private volatile boolean dead;

        private Pair(NetSocket screen) {
            this.screen = screen;
        }

        private void join(NetSocket connected) {
            behind = connected;
            behind.closeHandler(closed -> close());
            behind.exceptionHandler(broken -> close());
            behind.handler(data -> {
                if (!dead) screen.write(data);
            });
            screen.handler(data -> {
                if (!dead) behind.write(handedOn(data));
            });
            screen.resume();
        }

        private void close() {
            // A pulled cable tells neither end.
            if (!pairs.contains(this) || dead && !refusing) return;
            pairs.remove(this);
            screen.close();
            if (behind != null) behind.close();
        }
    }
}
