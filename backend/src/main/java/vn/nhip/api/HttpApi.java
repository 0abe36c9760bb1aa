package vn.nhip.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.regex.Pattern;
import vn.nhip.access.AccessKeys;
import vn.nhip.core.unit.Unit;

/** Reading over HTTP, and the pages. */
public final class HttpApi {
    private static final Pattern PART = Pattern.compile("/static/.*\\.(js|css|woff2)");
    private static final String CONTENT_POLICY = "default-src 'self'; connect-src 'self'; frame-ancestors 'self';"
            + " base-uri 'none'; form-action 'self'; object-src 'none'";

    private final About about;
    private final ReadApi served;
    private final AccessKeys keys;
    private final boolean officers;

    /** @param officers whether cases are counted by officer */
    public HttpApi(About about, ReadApi served, AccessKeys keys, boolean officers) {
        this.about = about;
        this.served = served;
        this.keys = keys;
        this.officers = officers;
    }

    /** @param webroot folder of the pages, or its name in the jar */
    public void routes(Router router, String webroot) {
        router.route().order(-1).handler(HttpApi::harden);
        router.get("/api/v1/about")
                .handler(context -> Reply.json(
                        context, 200, Answers.about(about, served.methods(), served.now(), served.checked())));
        router.get("/api/v1/units").handler(context -> Reply.json(context, 200, Answers.units(units())));
        new ScoreRoutes(about, served).routes(router);
        new CatalogueRoutes(served, keys).routes(router);
        new OfficerRoutes(about, served, keys, officers).routes(router);
        router.get("/api/v1/health").handler(this::health);
        router.get("/suc-khoe").handler(this::health);
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(served.metrics()));
        router.get("/api/v1/openapi.yaml")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml")
                        .sendFile("openapi.yaml"));
        router.get("/").handler(context -> context.redirect("/xep-hang/so"));
        open(router, "/man/:screen", webroot + "/wall.html");
        open(router, "/cach-tinh", webroot + "/cach-tinh.html");
        open(router, "/xep-hang/so", webroot + "/ranking.html");
        open(router, "/xep-hang/xa", webroot + "/ranking.html");
        open(router, "/don-vi/:code", webroot + "/unit.html");
        new WallPages(
                        new ShortLinks(
                                () -> about.unitsOn(served.now().now()),
                                () -> served.methods().catalogues()),
                        new PlainPage(about, served::newest, served::now))
                .routes(router, webroot);
        router.get("/static/*")
                .handler(StaticHandler.create(webroot)
                        .setCachingEnabled(true)
                        .setMaxAgeSeconds(60)
                        .setDirectoryListing(false)
                        .setIncludeHidden(false));
    }

    /** Scripts, styles and fonts obey the policy of the page that asks for them; a wall asks for some eighty. */
    private static void harden(RoutingContext context) {
        if (!PART.matcher(context.request().path()).matches()) {
            context.response().putHeader("Content-Security-Policy", CONTENT_POLICY);
        }
        context.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("Referrer-Policy", "no-referrer");
        context.next();
    }

    private static void open(Router router, String path, String file) {
        router.get(path).handler(context -> page(context, file));
        router.head(path).handler(context -> page(context, file));
    }

    private static void page(RoutingContext context, String file) {
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-cache")
                .sendFile(file);
    }

    private List<Unit> units() {
        return List.copyOf(about.unitsOn(served.now().now()).all());
    }

    private void health(RoutingContext context) {
        served.health()
                .onSuccess(found -> {
                    int status = found.problems().isEmpty() ? 200 : 503;
                    Reply.json(context, status, Answers.health(found, served.newest()));
                })
                .onFailure(context::fail);
    }
}
