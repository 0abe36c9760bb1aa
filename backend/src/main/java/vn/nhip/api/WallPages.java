package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import vn.nhip.pages.Pages;

/**
 * What a wall needs besides its page: the worker that keeps its shell (at the root, for it may only keep what lies below
 * it), the short links of its codes, and a plain page for browsers that cannot run it.
 */
final class WallPages {
    private final ShortLinks links;
    private final PlainPage plain;
    private final Outside outside;

    /**
     * @param links of the codes
     * @param plain for browsers below the floor
     * @param outside where links lead to
     */
    WallPages(ShortLinks links, PlainPage plain, Outside outside) {
        this.links = links;
        this.plain = plain;
        this.outside = outside;
    }

    void routes(Router router, Pages pages) {
        router.routeWithRegex("/(shell-worker|giu-man)\\.js").handler(context -> {
            // Below a path of another site its scope is wider than its own folder.
            context.response().putHeader("Service-Worker-Allowed", outside.base(context) + "/");
            context.next();
        });
        pages.at(router, "/shell-worker.js", "shell-worker.js");
        // Until the end of 2027: walls have registered it by this name, and ask for it before they ask for a page.
        pages.at(router, "/giu-man.js", "shell-worker.js");
        // The codes on walls are in capitals, which take least room.
        router.get("/x/:code").handler(this::shortLink);
        router.get("/X/:code").handler(this::shortLink);
        router.get("/man/:screen/don-gian").handler(context -> plainPage(context, pages));
    }

    private void shortLink(RoutingContext context) {
        context.response().putHeader("Cache-Control", "no-store");
        outside.redirect(context, links.target(context.pathParam("code")));
    }

    private void plainPage(RoutingContext context, Pages pages) {
        Future.all(pages.template("plain.html"), pages.template("figures.part"))
                .map(read -> plain.fill(read.resultAt(0), read.resultAt(1), plain.usual()))
                .onSuccess(page -> FirstPages.end(context, page))
                .onFailure(context::fail);
    }
}
