package vn.nhip.access;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import vn.nhip.http.Bearer;

/**
 * What a caller shows at a door.
 *
 * @param door its name in the counter: {@code screens}, {@code reload}, …
 * @param secret of an {@code Authorization: Bearer} header; null when there is none
 * @param address that it comes from
 */
public record Credentials(String door, @Nullable String secret, String address) {
    public static Credentials of(String door, HttpServerRequest request) {
        return new Credentials(door, Bearer.of(request), request.remoteAddress().hostAddress());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return door + " from " + address;
    }
}
