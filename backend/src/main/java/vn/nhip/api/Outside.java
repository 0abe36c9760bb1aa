package vn.nhip.api;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import vn.nhip.access.Front;

/**
 * How the server stands to those outside.
 *
 * @param front its proxies and the path that it lies below
 * @param framedBy origins beside its own whose pages may hold one of its pages in a frame
 */
public record Outside(Front front, List<String> framedBy) {
    static final Outside USUAL = new Outside(Front.USUAL, List.of());

    public Outside {
        framedBy = List.copyOf(framedBy);
    }

    /** For the content policy. */
    String frameAncestors() {
        return framedBy.isEmpty() ? "'self'" : "'self' " + String.join(" ", framedBy);
    }

    /** @param path of the server's own, as it would be at the root */
    void redirect(RoutingContext context, String path) {
        context.redirect(front.base(context.request()) + path);
    }

    /** The path before the server's own, as the browser has it; empty at the root. */
    String base(RoutingContext context) {
        return front.base(context.request());
    }
}
