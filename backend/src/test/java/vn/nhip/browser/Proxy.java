package vn.nhip.browser;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The network between a screen and the server: a fixed port in front of a server that may move, die or fall silent. */
final class Proxy {
    private static final String HOST = "127.0.0.1";
    private static final Pattern QUESTION = Pattern.compile("^(GET|HEAD|POST) (\\S+)");

    private final NetClient client;
    private final NetServer server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean refusing;
    private volatile boolean swallowing;
    private volatile boolean shut;
    private volatile Site site;
    private final List<String> strays = new CopyOnWriteArrayList<>();

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

    /**
     * The server is a folder of another site.
     *
     * @param folder {@code /nhip}
     * @param strips whether the server is asked without it
     */
    void below(String folder, boolean strips) {
        site = new Site(folder, strips);
        strays.clear();
    }

    /** What was asked for that is not in that folder: the other site's. */
    List<String> strays() {
        return List.copyOf(strays);
    }

    private record Site(String folder, boolean strips) {}

    /** A browser's question begins a packet, and has one of its own when it is of a websocket. */
    private Buffer handedOn(Buffer asked) {
        if (!shut && site == null) return asked;
        String text = asked.toString(StandardCharsets.ISO_8859_1);
        if (shut) text = text.replace("Upgrade: websocket\r\n", "");
        Matcher question = QUESTION.matcher(text);
        if (site != null && question.find()) {
            String path = question.group(2);
            if (!path.startsWith(site.folder() + "/")) strays.add(path);
            else if (site.strips())
                text = question.replaceFirst("$1 "
                        + Matcher.quoteReplacement(path.substring(site.folder().length())));
        }
        return Buffer.buffer(text, "ISO-8859-1");
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
