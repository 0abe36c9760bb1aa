package vn.nhip.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Errors as RFC 9457 says. Nothing of the inside is told: no stack trace, no name of a class. */
public final class Problem {
    private Problem() {}

    /** Ends the request with a problem. */
    public static void answer(RoutingContext context, int status, String title, String detail) {
        if (context.response().ended()) return;
        JsonObject body = new JsonObject().put("title", title).put("status", status);
        if (detail != null) body.put("detail", detail);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(body.toBuffer());
    }
}
