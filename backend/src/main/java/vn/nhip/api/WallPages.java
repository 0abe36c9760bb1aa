package vn.nhip.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

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
        router.get(PageAddresses.SHELL_WORKER).handler(context -> worker(context, webroot));
        router.get(PageAddresses.SHELL_WORKER_BEFORE).handler(context -> worker(context, webroot));
        for (String path : PageAddresses.SHORT_LINKS) router.get(path).handler(this::shortLink);
        router.get(PageAddresses.PLAIN).handler(context -> plainPage(context, webroot));
    }

    private static void worker(RoutingContext context, String webroot) {
        context.response()
                .putHeader("Content-Type", "text/javascript; charset=utf-8")
                .putHeader("Cache-Control", "no-cache")
                .sendFile(webroot + "/shell-worker.js");
    }

    private void shortLink(RoutingContext context) {
        context.response().putHeader("Cache-Control", "no-store");
        context.redirect(links.target(context.pathParam("code")));
    }

    private void plainPage(RoutingContext context, String webroot) {
        context.vertx()
                .fileSystem()
                .readFile(webroot + "/plain.html")
                .map(template -> plain.fill(template.toString()))
                .onSuccess(page -> context.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .putHeader("Cache-Control", "no-store")
                        .end(page))
                .onFailure(context::fail);
    }
}
