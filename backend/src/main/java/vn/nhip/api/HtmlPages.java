package vn.nhip.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import vn.nhip.core.unit.Units;
import vn.nhip.http.ProblemHandler;
import vn.nhip.pages.PageAddresses;
import vn.nhip.pages.Pages;

/**
 * What people are told who follow an old link or open an address that programs read: pages in their own language where a
 * browser asks, the same JSON as before where anything else does. The words stand in the files of the pages.
 */
final class HtmlPages {
    private final Pages pages;
    private final Supplier<Units> units;
    private final HealthPage health;

    /**
     * @param pages where the files are
     * @param units of today, those that have ended among them
     */
    HtmlPages(Pages pages, Supplier<Units> units, HealthPage health) {
        this.pages = pages;
        this.units = units;
        this.health = health;
    }

    void routes(Router router) {
        pages.at(router, "/favicon.ico", "mark.svg");
        router.route(PageAddresses.UNIT).handler(this::unit);
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
            ProblemHandler.answer(context, 404);
            return;
        }
        if (context.response().ended()) return;
        context.response().setStatusCode(404);
        pages.template(context, "not-found.html")
                .onSuccess(page -> FirstPages.end(context, page))
                .onFailure(context::fail);
    }

    /** The page says itself that there is no such unit; who only looks at the status is told too. */
    private void unit(RoutingContext context) {
        boolean known = units.get().find(context.pathParam("code")).isPresent();
        if (!known) context.response().setStatusCode(404);
        context.next();
    }

    /** @param found how the server is; the status of the answer is set already */
    void health(RoutingContext context, Health found) {
        context.response().putHeader("Vary", "Accept");
        pages.template(context, "health.html")
                .onSuccess(page -> FirstPages.end(context, health.fill(page, found)))
                .onFailure(context::fail);
    }
}
