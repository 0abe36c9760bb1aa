package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import vn.nhip.http.JsonReply;
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
        for (String worker : List.of(PageAddresses.SHELL_WORKER, PageAddresses.SHELL_WORKER_BEFORE)) {
            router.route(worker).handler(context -> {
                // Below a path of another site its scope is wider than its own folder.
                context.response().putHeader("Service-Worker-Allowed", outside.base(context) + "/");
                context.next();
            });
        }
        pages.at(router, PageAddresses.SHELL_WORKER, "shell-worker.js");
        pages.at(router, PageAddresses.SHELL_WORKER_BEFORE, "shell-worker.js");
        for (String path : PageAddresses.SHORT_LINKS) router.get(path).handler(this::shortLink);
        router.get(PageAddresses.PLAIN).handler(context -> plainPage(context, pages));
    }

    private void shortLink(RoutingContext context) {
        JsonReply.uncached(context.response());
        outside.redirect(context, links.target(context.pathParam("code")));
    }

    private void plainPage(RoutingContext context, Pages pages) {
        Future.all(pages.template(context, "plain.html"), pages.template(context, "figures.part"))
                .map(read -> plain.fill(read.resultAt(0), read.resultAt(1), plain.usual()))
                .onSuccess(page -> FirstPages.end(context, page))
                .onFailure(context::fail);
    }
}
