package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import vn.nhip.http.JsonReply;

/** Ends a request: with JSON, or with a problem. */
final class Reply {
    private Reply() {}

    static void json(RoutingContext context, int status, String body) {
        JsonReply.end(context.response(), status, Buffer.buffer(body));
    }

    /** A route whose answer is made from the question. */
    static void get(Router router, String path, Function<RoutingContext, Future<String>> answer) {
        router.get(path).handler(context -> answer(context, answer));
    }

    static void answer(RoutingContext context, Function<RoutingContext, Future<String>> answer) {
        Future.succeededFuture()
                .compose(go -> answer.apply(context))
                .onSuccess(body -> json(context, 200, body))
                .onFailure(cause ->
                        context.fail(ReadProblems.of(cause, context.request().path())));
    }
}
