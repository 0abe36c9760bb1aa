package vn.nhip.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import vn.nhip.access.Front;
import vn.nhip.http.BoundedBody;
import vn.nhip.http.ProblemException;
import vn.nhip.http.ProblemHandler;
import vn.nhip.http.ProblemType;
import vn.nhip.intake.FeedKey;
import vn.nhip.intake.HttpFeeds;
import vn.nhip.ops.EventLoop;

/**
 * Where senders come in. Their messages are read on the loop of the sockets, never on that of the screens: however much
 * strangers ask of the screens' loop, a batch waits for its bytes and for the ledger alone. A door of their own, when
 * there is one, has a loop of its own as well, and no stranger's sockets beside it.
 */
final class FeedDoors {
    /** What is at the addresses of {@link HttpFeeds}. */
    private static final List<String> PATHS = List.of("/api/v1/updates", "/api/v1/feed/*");

    private static final String HEALTH = "/api/v1/health";

    private final HttpDoors.Parts parts;
    private final Front front;
    private final Handler<HttpServerRequest> screens;
    private final EventLoop screensLoop;
    private final List<FeedKey> keys;

    /**
     * @param keys whose messages are taken
     * @param screens takes what is no feed's
     * @param screensLoop where it does
     */
    FeedDoors(HttpDoors.Parts parts, List<FeedKey> keys, Handler<HttpServerRequest> screens, EventLoop screensLoop) {
        this.parts = parts;
        this.front = HttpDoors.front(parts.config());
        this.screens = screens;
        this.screensLoop = screensLoop;
        this.keys = keys;
    }

    /** Of the public door: feeds' messages are taken here, all else is handed on. */
    Handler<HttpServerRequest> open() {
        Router router = router();
        if (parts.config().server().http().takesFeeds()) feeds(router);
        else for (String path : PATHS) router.route(path).handler(FeedDoors::elsewhere);
        router.route().handler(context -> handOn(context.request()));
        return requests(router);
    }

    /** Of a door of their own: feeds' messages, and how the server does. */
    Handler<HttpServerRequest> own() {
        Router router = router();
        feeds(router);
        router.get(HEALTH).handler(context -> handOn(context.request()));
        return requests(router);
    }

    private Router router() {
        Router router = Router.router(parts.vertx());
        ProblemHandler.mount(router);
        return router;
    }

    private Handler<HttpServerRequest> requests(Router router) {
        return request -> router.handle(front.seen(request));
    }

    private static void elsewhere(RoutingContext context) {
        BoundedBody.discard(context.request(), 0);
        throw new ProblemException(
                ProblemType.NOT_FOUND, "Not found", "Feeds are taken at another address of this server (http.feeds).");
    }

    /** Its body waits until somebody there wants it. */
    private void handOn(HttpServerRequest request) {
        request.pause();
        screensLoop.run(() -> {
            screens.handle(request);
            request.resume();
        });
    }

    private void feeds(Router router) {
        router.route().order(-1).handler(context -> {
            context.response().putHeader("X-Content-Type-Options", "nosniff");
            context.next();
        });
        new HttpFeeds(router, parts.intake(), keys, parts.intakeLimits());
    }
}
