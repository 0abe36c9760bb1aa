package vn.nhip.screens;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import vn.nhip.http.BoundedBody;
import vn.nhip.http.JsonReply;

/** How a door of this room is opened: a small body, a question, an answer or a problem. */
final class Routes {
    static final int MAX_BODY = 16_384;

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

    /** @param guard throws a problem before anything of the body is read */
    void guarded(HttpMethod method, String path, int status, Consumer<RoutingContext> guard, Question question) {
        router.route(method, path).handler(context -> {
            guard.accept(context);
            BoundedBody.read(context.request(), MAX_BODY)
                    .compose(body -> question.of(context, Input.of(body)))
                    .onSuccess(answer -> say(context, status, answer))
                    .onFailure(cause -> context.fail(
                            ScreenProblems.of(cause, context.request().path())));
        });
    }

    private static void say(RoutingContext context, int status, JsonObject answer) {
        if (answer == null) {
            JsonReply.nothing(context.response());
        } else {
            JsonReply.end(context.response(), status, answer.toBuffer());
        }
    }

    static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }
}
