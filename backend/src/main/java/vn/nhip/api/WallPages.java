package vn.nhip.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import vn.nhip.core.unit.Units;

/**
 * What a wall needs besides its page: the worker that keeps its shell (at the root, for it may only keep what lies below
 * it), the short links of its codes, and a plain page for browsers that cannot run it.
 */
final class WallPages {
    private final String webroot;
    private final ShortLinks links;
    private final PlainPage plain;

    WallPages(About about, Served served, String webroot) {
        this.webroot = webroot;
        Units units = about.history().on(LocalDate.MAX);
        this.links = new ShortLinks(units.province().code(), units);
        this.plain = new PlainPage(about, served::newest, served::now);
    }

    void routes(Router router) {
        router.get("/giu-man.js").handler(this::worker);
        // The codes on walls are in capitals, which take least room.
        router.get("/x/:code").handler(this::shortLink);
        router.get("/X/:code").handler(this::shortLink);
        router.get("/man/:screen/don-gian").handler(this::plainPage);
    }

    private void worker(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/javascript; charset=utf-8")
                .putHeader("Cache-Control", "no-cache")
                .sendFile(webroot + "/giu-man.js");
    }

    private void shortLink(RoutingContext context) {
        context.response().putHeader("Cache-Control", "no-store");
        context.redirect(links.target(context.pathParam("code")));
    }

    private void plainPage(RoutingContext context) {
        context.vertx()
                .fileSystem()
                .readFile(webroot + "/don-gian.html")
                .map(template -> plain.fill(template.toString()))
                .onSuccess(page -> context.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .putHeader("Cache-Control", "no-store")
                        .end(page))
                .onFailure(context::fail);
    }
}
