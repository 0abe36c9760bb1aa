package vn.nhip.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body up to a limit. What comes after the limit is thrown away unread, so that the sender still sees the answer. */
public final class BoundedBody {
    /** A sender that goes on for this many times the limit is cut off. */
    private static final int PATIENCE = 8;

    private BoundedBody() {}

    /**
     * The body, told on the loop of whoever reads it, whichever loop its socket has.
     *
     * @return fails with {@link TooLarge}, at the latest when the limit is passed, and when the sender goes away
     */
    public static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
        if (announced(request) > maxBytes) {
            discard(request, maxBytes);
            return Future.failedFuture(TooLarge.bytes(maxBytes));
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                discard(request, maxBytes);
                whole.tryFail(TooLarge.bytes(maxBytes));
            } else {
                body.appendBuffer(chunk);
            }
        });
        return home(Vertx.currentContext(), whole.future());
    }

    /** @param home null for a thread of nobody's */
    private static Future<Buffer> home(Context home, Future<Buffer> body) {
        Promise<Buffer> told = Promise.promise();
        body.onComplete((whole, failure) -> {
            if (home == null || home == Vertx.currentContext()) told.complete(whole, failure);
            else home.runOnContext(here -> told.complete(whole, failure));
        });
        return told.future();
    }

    /** Nothing of the body is wanted: the answer is known without it. */
    public static void discard(HttpServerRequest request, int maxBytes) {
        if (request.isEnded()) return;
        long[] left = {(long) maxBytes * PATIENCE};
        request.exceptionHandler(gone -> {});
        request.endHandler(end -> {});
        request.handler(chunk -> {
            left[0] -= chunk.length();
            if (left[0] < 0) request.connection().close();
        });
        request.resume();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException odd) {
            return Long.MAX_VALUE;
        }
    }
}
