package vn.nhip.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.access.AccessKeys;
import vn.nhip.core.unit.Unit;
import vn.nhip.pages.PageAddresses;
import vn.nhip.pages.Pages;
import vn.nhip.pages.ShortLinks;
import vn.nhip.pages.WallPages;

/** Reading over HTTP, and the pages. */
public final class HttpApi {
    private static final Pattern PART = Pattern.compile("/static/.*\\.(js|css|woff2)");
    private static final Pattern OPERATORS = Pattern.compile("/quan-tri(/.*)?");
    private static final String CONTENT_POLICY = "default-src 'self'; connect-src 'self'; base-uri 'none';"
            + " form-action 'self'; object-src 'none'; frame-ancestors ";

    private final About about;
    private final ReadApi served;
    private final AccessKeys keys;
    private final boolean officers;
    private Outside outside = Outside.USUAL;

    /** @param officers whether cases are counted by officer */
    public HttpApi(About about, ReadApi served, AccessKeys keys, boolean officers) {
        this.about = about;
        this.served = served;
        this.keys = keys;
        this.officers = officers;
    }

    /** @param outside how the server stands to those outside */
    public HttpApi seenBy(Outside outside) {
        this.outside = outside;
        return this;
    }

    public void routes(Router router, Pages pages, Frames frames) {
        router.route().order(-1).handler(this::harden);
        HtmlPages people = new HtmlPages(pages, () -> about.unitsOn(served.now().now()), new HealthPage(about.zone()));
        people.routes(router);
        pages.below(outside::base);
        router.get("/api/v1/about")
                .handler(context -> Reply.json(
                        context, 200, Answers.about(about, served.methods(), served.now(), served.checked())));
        router.get("/api/v1/units").handler(context -> Reply.json(context, 200, Answers.units(units())));
        new ScoreRoutes(about, served).routes(router);
        new BoardRoutes(about, served, frames).routes(router);
        new CatalogueRoutes(served, keys).routes(router);
        new OfficerRoutes(about, served, keys, officers).routes(router);
        router.get("/api/v1/health").handler(context -> health(context, null));
        router.get(PageAddresses.HEALTH).handler(context -> health(context, people));
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(served.metrics()));
        router.get("/api/v1/openapi.yaml")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml")
                        .sendFile("openapi.yaml"));
        router.get("/").handler(context -> outside.redirect(context, PageAddresses.DEPARTMENTS));
        router.head("/").handler(context -> outside.redirect(context, PageAddresses.DEPARTMENTS));
        pages.at(router, PageAddresses.METHOD, "method.html");
        new FirstPages(about, served, frames).routes(router, pages);
        new WallPages(
                        new ShortLinks(
                                () -> about.unitsOn(served.now().now()),
                                () -> served.methods().catalogues()),
                        outside::base)
                .routes(router, pages);
        pages.routes(router);
        router.errorHandler(404, people::notFound);
    }

    /** Scripts, styles and fonts obey the policy of the page that asks for them; a wall asks for some eighty. */
    private void harden(RoutingContext context) {
        String path = context.request().path();
        boolean operators = OPERATORS.matcher(path).matches();
        if (!PART.matcher(path).matches()) {
            context.response()
                    .putHeader(
                            "Content-Security-Policy",
                            CONTENT_POLICY + (operators ? "'none'" : outside.frameAncestors()));
        }
        // Nobody lays an operator's page under another one, whatever is set.
        if (operators) context.response().putHeader("X-Frame-Options", "DENY");
        context.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("Referrer-Policy", "no-referrer");
        context.next();
    }

    private List<Unit> units() {
        return List.copyOf(about.unitsOn(served.now().now()).all());
    }

    /** @param pages where people may look at it; null where only programs do */
    private void health(RoutingContext context, @Nullable HtmlPages pages) {
        served.health()
                .onSuccess(found -> {
                    int status = found.problems().isEmpty() ? 200 : 503;
                    if (pages != null && HtmlPages.isForPeople(context)) {
                        context.response().setStatusCode(status);
                        pages.health(context, found);
                    } else {
                        Reply.json(context, status, Answers.health(found, served.newest()));
                    }
                })
                .onFailure(context::fail);
    }
}
