package vn.nhip.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the server says no, wherever a request failed: a {@link ProblemException} in its words, all else without any. */
public final class ProblemHandler implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    /** Before all others: a route that matches later would make a wrong method look like a wrong address. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final int[] BY_THE_ROUTER = {400, 404, 405, 500};

    private ProblemHandler() {}

    /** For every route of the router, and for what none of them takes. */
    public static void mount(Router router) {
        ProblemHandler handler = new ProblemHandler();
        router.route().order(FIRST).failureHandler(handler);
        // What the router refuses before any route, it does not tell the context of.
        for (int status : BY_THE_ROUTER) router.errorHandler(status, context -> answer(context, status));
    }

    @Override
    public void handle(RoutingContext context) {
        Throwable failure = context.failure();
        answer(context, failure instanceof HttpException refused ? refused.getStatusCode() : context.statusCode());
    }

    /** A problem in the words of its status; what was answered already stays. */
    public static void answer(RoutingContext context, int status) {
        if (context.response().headWritten()) {
            // Half an answer is none: who waits for the rest has to see that it does not come.
            if (!context.response().ended()) context.request().connection().close();
            return;
        }
        ProblemException no = problem(context, status);
        no.putHeaders(context.response());
        JsonReply.end(
                context.response(),
                no.status(),
                JsonReply.PROBLEM,
                no.problem().json().toBuffer());
    }

    private static ProblemException problem(RoutingContext context, int status) {
        if (context.failure() instanceof ProblemException known) return known;
        if (status == 400) return new ProblemException(ProblemType.BAD_REQUEST, "Bad request", null);
        if (status == 404) return new ProblemException(ProblemType.NOT_FOUND, "Not found", null);
        if (status == 405) return new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Method not allowed", null);
        if (status > 400 && status < 500) return other(status);
        log.warn("request failed, answered 500: path={}", context.request().path(), context.failure());
        return new ProblemException(ProblemType.FAILED, "Something went wrong", "It was logged; try again later.");
    }

    /** What Vert.x refuses by itself. */
    private static ProblemException other(int status) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new ProblemException(new Problem(ProblemType.BAD_REQUEST.urn(), title, status, null, List.of()));
    }
}
