package vn.nhip.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import vn.nhip.http.JsonReply;

/**
 * What a wall needs besides its page: the worker that keeps its shell (at the root, for it may only keep what lies below
 * it), the short links of its codes, and a plain page for browsers that cannot run it.
 */
final class WallPages {
    private final ShortLinks links;
    private final PlainPage plain;

    /**
     * @param links of the codes
     * @param plain for browsers below the floor
     */
    WallPages(ShortLinks links, PlainPage plain) {
        this.links = links;
        this.plain = plain;
    }

    void routes(Router router, String webroot) {
        router.get("/giu-man.js").handler(context -> worker(context, webroot));
        // The codes on walls are in capitals, which take least room.
        router.get("/x/:code").handler(this::shortLink);
        router.get("/X/:code").handler(this::shortLink);
        router.get("/man/:screen/don-gian").handler(context -> plainPage(context, webroot));
    }

    private static void worker(RoutingContext context, String webroot) {
        context.response()
                .putHeader("Content-Type", "text/javascript; charset=utf-8")
                .putHeader("Cache-Control", "no-cache")
                .sendFile(webroot + "/giu-man.js");
    }

    private void shortLink(RoutingContext context) {
        JsonReply.uncached(context.response());
        context.redirect(links.target(context.pathParam("code")));
    }

    private void plainPage(RoutingContext context, String webroot) {
        context.vertx()
                .fileSystem()
                .readFile(webroot + "/don-gian.html")
                .map(template -> plain.fill(template.toString()))
                .onSuccess(page -> JsonReply.uncached(context.response())
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .end(page))
                .onFailure(context::fail);
    }
}
