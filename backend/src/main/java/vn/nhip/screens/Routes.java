package vn.nhip.screens;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a door of this room is opened: a small body, a question, an answer or a problem (RFC 9457). */
final class Routes {
    static final int MAX_BODY = 16_384;
    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    private final Router router;

    Routes(Router router) {
        this.router = router;
    }

    /** What is asked, answered with a JSON object; null is 204. */
    interface Question {
        Future<JsonObject> of(RoutingContext context, Input body);
    }

    void route(HttpMethod method, String path, int status, Question question) {
        guarded(method, path, status, context -> {}, question);
    }

    /** @param guard throws a refusal before anything of the body is read */
    void guarded(HttpMethod method, String path, int status, Consumer<RoutingContext> guard, Question question) {
        router.route(method, path)
                .handler(context -> {
                    guard.accept(context);
                    context.next();
                })
                .failureHandler(context -> sayNo(context, context.failure()));
        router.route(method, path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(context -> Future.succeededFuture()
                        .compose(go ->
                                question.of(context, Input.of(context.body().buffer())))
                        .onSuccess(answer -> say(context, status, answer))
                        .onFailure(cause -> sayNo(context, cause)))
                .failureHandler(context -> sayNo(context, context.failure()));
    }

    private static void say(RoutingContext context, int status, JsonObject answer) {
        if (context.response().ended()) return;
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer == null) {
            context.response().setStatusCode(204).end();
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(answer.toBuffer());
    }

    private static void sayNo(RoutingContext context, Throwable cause) {
        if (context.response().ended()) return;
        Refusal refusal = refusal(context, cause);
        JsonObject problem = new JsonObject().put("title", refusal.title()).put("status", refusal.status());
        if (refusal.getMessage() != null) problem.put("detail", refusal.getMessage());
        if (refusal.retryAfterSeconds() > 0) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
        }
        if (refusal.status() == 401) context.response().putHeader("WWW-Authenticate", "Bearer");
        context.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem.toBuffer());
    }

    private static Refusal refusal(RoutingContext context, Throwable cause) {
        if (cause instanceof Refusal refusal) return refusal;
        // The body handler says only a number.
        if (cause == null && context.statusCode() == 413) return Refusal.tooLarge(MAX_BODY);
        if (cause == null && context.statusCode() == 400) return Refusal.body("the body could not be read");
        log.warn("a request about screens failed: path={}", context.request().path(), cause);
        return Refusal.away();
    }

    static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }
}
