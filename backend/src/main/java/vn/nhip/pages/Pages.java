package vn.nhip.pages;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room's door: pages by name, what they name under {@code /b/}, and each source under {@code /static/}. */
public final class Pages {
    private static final Logger log = LoggerFactory.getLogger(Pages.class);
    /** Of files whose name says what is in them. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** Of all others: a new build is seen within a minute. */
    private static final String A_MINUTE = "public, max-age=60";
    /** Kept, but asked about each time. */
    private static final String ASK_ALWAYS = "no-cache";

    private final Shelf shelf;
    private final String ofSources;
    private final BelowPath below = new BelowPath();
    private Function<RoutingContext, String> base = context -> "";

    /** @param ofSources how long what has an unversioned name may be kept */
    private Pages(Shelf shelf, String ofSources) {
        this.shelf = shelf;
        this.ofSources = ofSources;
    }

    /**
     * Reads them all; fails when they are not there, not whole, or take more than 32 MiB.
     *
     * @param webroot name of a folder on the class path; or a folder of sources, which are read anew each time and served as
     *     modules
     */
    public static Future<Pages> open(Vertx vertx, String webroot, MeterRegistry meters) {
        return vertx.executeBlocking(() -> {
            if (Files.isDirectory(Path.of(webroot))) return ofSources(vertx, Path.of(webroot));
            return ofBuild(WebRoot.readBlocking(webroot), meters);
        });
    }

    private static Pages ofSources(Vertx vertx, Path folder) throws IOException {
        log.warn("pages are read anew each time, for development: folder={}", folder);
        return new Pages(new FolderShelf(vertx, folder), ASK_ALWAYS);
    }

    static Pages ofBuild(Map<String, byte[]> files, MeterRegistry meters) {
        MemoryShelf shelf = new MemoryShelf(files);
        Gauge.builder("nhip.pages.bytes", shelf::bytes).register(meters);
        if (shelf.bundled() == 0) log.info("pages are served as modules: this build had no bundler");
        else log.info("pages are bundled: named={} bytes={}", shelf.bundled(), shelf.bytes());
        return new Pages(shelf, A_MINUTE);
    }

    /** @param path the path before the server's own, as the browser of a request has it; empty at the root */
    public Pages below(Function<RoutingContext, String> path) {
        base = path;
        return this;
    }

    /** Everything that pages name. */
    public void routes(Router router) {
        files(router, "/b/", shelf::named, FOR_EVER);
        files(router, "/static/", shelf::source, ofSources);
    }

    private static void files(Router router, String below, Function<String, Future<Kept>> where, String caching) {
        router.route(below + "*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> {
            String path = context.normalizedPath();
            answer(context, where.apply(path.substring(Math.min(path.length(), below.length()))), caching);
        });
    }

    /** One page or worker, at an address of its own. @param name below the folder, as {@code wall.html} */
    public void at(Router router, String address, String name) {
        router.route(address).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(page(name));
    }

    /** Answers with one page, wherever it is asked for. @param name below the folder */
    public Handler<RoutingContext> page(String name) {
        if (!name.endsWith(".html")) return context -> answer(context, shelf.source(name), ASK_ALWAYS);
        return context -> answer(
                context,
                shelf.source(name).map(file -> file == null ? null : below.page(name, file, base.apply(context))),
                ASK_ALWAYS);
    }

    /** A page that somebody fills in before it is sent; fails when there is none. @param name below the folder */
    public Future<String> template(RoutingContext context, String name) {
        return shelf.source(name).map(file -> {
            if (file == null) throw new IllegalStateException("no page is called " + name);
            return BelowPath.page(file.plain().toString(), base.apply(context));
        });
    }

    private static void answer(RoutingContext context, Future<Kept> file, String caching) {
        file.onSuccess(found -> {
                    if (found == null) context.next();
                    else Sending.send(context.request(), found, caching);
                })
                .onFailure(context::fail);
    }
}
