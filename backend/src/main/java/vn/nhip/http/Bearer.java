package vn.nhip.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** How a secret is shown: {@code Authorization: Bearer SECRET} (RFC 6750). */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The secret that is shown; null when there is none. */
    public static @Nullable String of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? header.substring(SCHEME.length()).strip() : null;
    }

    /** @param realm null when there is one only */
    static String challenge(@Nullable String realm) {
        return realm == null ? SCHEME.strip() : SCHEME + "realm=\"" + realm + "\"";
    }
}
