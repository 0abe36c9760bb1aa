package vn.nhip.pages;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** One file as the answer to one question: packed or plain, whole, or only the word that it has not changed. */
final class Sending {
    private Sending() {}

    /** @param caching how long it may be kept, as {@code Cache-Control} says it */
    static void send(HttpServerRequest request, Kept file, String caching) {
        Buffer smaller = file.packed();
        boolean packed =
                smaller != null && Encodings.takesGzip(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING));
        // Two forms of one file are two entities: a store between must not mix them.
        String tag = "\"" + file.mark() + (packed ? "-gzip\"" : "\"");
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, caching).putHeader(HttpHeaders.ETAG, tag);
        if (file.packed() != null) response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (unchanged(request.headers().getAll(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusCode(304).end();
            return;
        }
        Buffer body = packed && smaller != null ? smaller : file.plain();
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (packed) response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        if (request.method() == HttpMethod.HEAD) {
            response.end();
            return;
        }
        // Never sent: it tells the server not to pack what is sent plain on purpose.
        if (!packed) response.putHeader(HttpHeaders.CONTENT_ENCODING, "identity");
        response.end(body);
    }

    /** A tag that a store between has made weak is the same content. */
    private static boolean unchanged(List<String> known, String tag) {
        for (String one : String.join(",", known).split(",")) {
            String stripped = one.strip();
            if (stripped.equals("*") || stripped.equals(tag) || stripped.equals("W/" + tag)) return true;
        }
        return false;
    }
}
