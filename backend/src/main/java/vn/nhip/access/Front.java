package vn.nhip.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where the server stands to those outside: behind which proxies, and below which path. Rooms see a request as it would
 * have come without both.
 */
public final class Front {
    /** By itself, at the root. */
    public static final Front USUAL = new Front(new Proxies(java.util.List.of()), "");

    private final Proxies proxies;
    private final String basePath;

    /** @param basePath {@code /nhip}; empty for the root */
    public Front(Proxies proxies, String basePath) {
        this.proxies = proxies;
        this.basePath = basePath;
    }

    /** The path that a browser has before those of the server: for redirects and for what pages ask for. */
    public String base(HttpServerRequest request) {
        InetAddress peer = addressOf(request.connection().remoteAddress());
        return peer == null ? basePath : proxies.prefix(peer, request.headers()).orElse(basePath);
    }

    /** The request with its client's address and without the path that the server lies below, stripped already or not. */
    public HttpServerRequest seen(HttpServerRequest request) {
        return new Seen((HttpServerRequestInternal) request, client(request), pathBelow(request.path()));
    }

    private SocketAddress client(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        InetAddress peer = addressOf(remote);
        if (peer == null || !proxies.trusts(peer)) return remote;
        return SocketAddress.inetSocketAddress(
                new InetSocketAddress(proxies.client(peer, request.headers()), remote.port()));
    }

    /** Null for what is no address of a network. */
    private static @Nullable InetAddress addressOf(SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        return host == null
                ? null
                : Network.addressOf(host.replaceFirst("%.*", "")).orElse(null);
    }

    private String pathBelow(String path) {
        if (basePath.isEmpty() || path == null || !path.startsWith(basePath)) return path;
        String below = path.substring(basePath.length());
        if (below.isEmpty()) return "/";
        return below.startsWith("/") ? below : path;
    }

    private static final class Seen extends HttpServerRequestWrapper {
        private final SocketAddress client;
        private final String path;

        Seen(HttpServerRequestInternal request, SocketAddress client, String path) {
            super(request);
            this.client = client;
            this.path = path;
        }

        @Override
        public SocketAddress remoteAddress() {
            return client;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public String uri() {
            return query() == null ? path : path + "?" + query();
        }
    }
}
