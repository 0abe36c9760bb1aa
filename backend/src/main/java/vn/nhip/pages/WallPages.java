package vn.nhip.pages;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import vn.nhip.http.JsonReply;

/**
 * What a wall needs besides its page: the worker that keeps its shell (at the root, for it may only keep what lies below
 * it), and the short links of its codes.
 */
public final class WallPages {
    private final ShortLinks links;
    private final Function<RoutingContext, String> base;

    /**
     * @param links of the codes
     * @param base the path before the server's own, as the browser of a request has it; empty at the root
     */
    public WallPages(ShortLinks links, Function<RoutingContext, String> base) {
        this.links = links;
        this.base = base;
    }

    /** The addresses; before those of {@code pages} that stand for all others. */
    public void routes(Router router, Pages pages) {
        for (String worker : List.of(PageAddresses.SHELL_WORKER, PageAddresses.SHELL_WORKER_BEFORE)) {
            router.route(worker).handler(context -> {
                // Below a path of another site its scope is wider than its own folder.
                context.response().putHeader("Service-Worker-Allowed", base.apply(context) + "/");
                context.next();
            });
        }
        pages.at(router, PageAddresses.SHELL_WORKER, "shell-worker.js");
        pages.at(router, PageAddresses.SHELL_WORKER_BEFORE, "shell-worker.js");
        for (String path : PageAddresses.SHORT_LINKS) router.get(path).handler(this::shortLink);
    }

    private void shortLink(RoutingContext context) {
        JsonReply.uncached(context.response());
        context.redirect(base.apply(context) + links.target(context.pathParam("code")));
    }
}
