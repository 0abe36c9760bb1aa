package vn.nhip.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Ends a request with JSON, which nobody keeps: every answer is of this moment. */
public final class JsonReply {
    public static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    private JsonReply() {}

    /** Does nothing when the caller has gone, or has been answered. */
    public static void end(HttpServerResponse response, int status, Buffer body) {
        end(response, status, JSON, body);
    }

    static void end(HttpServerResponse response, int status, String type, Buffer body) {
        if (response.ended() || response.closed()) return;
        uncached(response)
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(body);
    }

    /** Done, and there is nothing to say: 204. */
    public static void nothing(HttpServerResponse response) {
        if (response.ended() || response.closed()) return;
        uncached(response).setStatusCode(204).end();
    }

    /** Marks an answer of this moment. */
    public static HttpServerResponse uncached(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
