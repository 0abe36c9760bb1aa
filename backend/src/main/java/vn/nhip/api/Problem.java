package vn.nhip.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.UnusableFilesException;

/** Errors as RFC 9457 says. Nothing of the inside is told: no stack trace, no name of a class. */
public final class Problem {
    private Problem() {}

    /** Ends the request with a problem. */
    public static void answer(RoutingContext context, int status, String title, String detail) {
        JsonObject body = new JsonObject().put("title", title).put("status", status);
        if (detail != null) body.put("detail", detail);
        end(context, status, body);
    }

    /** Files that cannot be used, with every fault. */
    static void unusable(RoutingContext context, UnusableFilesException cause) {
        JsonArray errors = new JsonArray();
        for (vn.nhip.catalogue.file.FileProblem problem : cause.problems()) errors.add(error(problem));
        JsonObject body = new JsonObject()
                .put("title", "Files that cannot be used")
                .put("status", 422)
                .put("detail", "Nothing has changed.")
                .put("errors", errors);
        end(context, 422, body);
    }

    private static JsonObject error(vn.nhip.catalogue.file.FileProblem problem) {
        Place place = problem.place();
        String text = place.key().isEmpty() ? problem.text() : place.key() + ": " + problem.text();
        return new JsonObject()
                .put("file", place.file())
                .put("line", place.line() == 0 ? null : place.line())
                .put("column", place.column() == 0 ? null : place.column())
                .put("problem", text);
    }

    private static void end(RoutingContext context, int status, JsonObject body) {
        if (context.response().ended()) return;
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(body.toBuffer());
    }
}
