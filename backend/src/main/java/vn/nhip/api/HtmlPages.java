package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import vn.nhip.core.unit.Units;

/**
 * What people are told who follow an old link or open an address that programs read: pages in their own language where a
 * browser asks, the same JSON as before where anything else does. The words stand in the files of the pages.
 */
final class HtmlPages {
    private static final String HTML = "text/html; charset=utf-8";

    private final String webroot;
    private final Supplier<Units> units;
    private final HealthPage health;

    /**
     * @param webroot folder of the pages, or its name in the jar
     * @param units of today, those that have ended among them
     */
    HtmlPages(String webroot, Supplier<Units> units, HealthPage health) {
        this.webroot = webroot;
        this.units = units;
        this.health = health;
    }

    void routes(Router router) {
        router.head("/").handler(context -> context.redirect("/xep-hang/so"));
        router.get("/favicon.ico")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "image/svg+xml")
                        .putHeader("Cache-Control", "max-age=86400")
                        .sendFile(webroot + "/mark.svg"));
        router.get("/don-vi/:code").handler(this::unit);
        router.head("/don-vi/:code").handler(this::unit);
    }

    /** Whether a person looks at it; who accepts anything, as a probe or a script does, is none. */
    static boolean isForPeople(RoutingContext context) {
        String accepted = context.request().getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
    }

    /** A page with ways out for people, a problem for programs; below /api/ all are programs. */
    void notFound(RoutingContext context) {
        context.response().putHeader("Vary", "Accept");
        if (!isForPeople(context) || context.request().path().startsWith("/api/")) {
            Problem.answer(context, 404, "Not found", null);
            return;
        }
        if (context.response().ended()) return;
        context.response().setStatusCode(404);
        send(context, "/khong-co.html");
    }

    /** The page says itself that there is no such unit; who only looks at the status is told too. */
    private void unit(RoutingContext context) {
        String code = context.pathParam("code");
        boolean known =
                units.get().all().stream().anyMatch(unit -> unit.code().value().equals(code));
        if (!known) context.response().setStatusCode(404);
        send(context, "/unit.html");
    }

    private void send(RoutingContext context, String file) {
        context.response()
                .putHeader("Content-Type", HTML)
                .putHeader("Cache-Control", "no-cache")
                .sendFile(webroot + file);
    }

    /** @param found how the server is; the status of the answer is set already */
    Future<Void> health(RoutingContext context, Health found) {
        context.response().putHeader("Vary", "Accept");
        return context.vertx()
                .fileSystem()
                .readFile(webroot + "/suc-khoe.html")
                .compose(template -> context.response()
                        .putHeader("Content-Type", HTML)
                        .putHeader("Cache-Control", "no-store")
                        .end(health.fill(template.toString(), found)));
    }
}
