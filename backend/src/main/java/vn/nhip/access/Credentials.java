package vn.nhip.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What a caller shows at a door.
 *
 * @param door its name in the counter: {@code screens}, {@code reload}, …
 * @param secret of an {@code Authorization: Bearer} header; null when there is none
 * @param address that it comes from
 */
public record Credentials(String door, String secret, String address) {
    private static final String SCHEME = "Bearer ";

    public static Credentials of(String door, HttpServerRequest request) {
        return new Credentials(door, bearer(request), request.remoteAddress().hostAddress());
    }

    /** The secret of an {@code Authorization: Bearer} header; null when there is none. */
    public static String bearer(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? header.substring(SCHEME.length()).strip() : null;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return door + " from " + address;
    }
}
