package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.score.BusyException;
import vn.nhip.window.TooFarBackException;

/** Ends a request: with JSON, or with a problem. */
final class Reply {
    private static final Logger log = LoggerFactory.getLogger(Reply.class);

    private Reply() {}

    static void json(RoutingContext context, String body) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }

    /** A route whose answer is made from the question; a {@link Refused} is a problem with words. */
    static void get(Router router, String path, Function<RoutingContext, Future<String>> answer) {
        router.get(path).handler(context -> answer(context, answer));
    }

    static void answer(RoutingContext context, Function<RoutingContext, Future<String>> answer) {
        Future.succeededFuture()
                .compose(go -> answer.apply(context))
                .onSuccess(body -> json(context, body))
                .onFailure(cause -> fail(context, cause));
    }

    private static void fail(RoutingContext context, Throwable cause) {
        if (cause instanceof Refused refused) {
            Problem.answer(context, refused.status(), refused.title(), refused.getMessage());
        } else if (cause instanceof UnusableFilesException unusable) {
            Problem.unusable(context, unusable);
        } else if (cause instanceof TooFarBackException) {
            String detail = "Too much has changed since then to count it back; ask for a later instant.";
            Problem.answer(context, 400, "Too far back", detail);
        } else if (cause instanceof BusyException) {
            busy(context, "Too much is asked for at once");
        } else {
            log.warn("not read, answered 503: path={}", context.request().path(), cause);
            busy(context, "Scores are not ready");
        }
    }

    private static void busy(RoutingContext context, String title) {
        context.response().putHeader("Retry-After", "2");
        Problem.answer(context, 503, title, "Try again in some seconds.");
    }
}
