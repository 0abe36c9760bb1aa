package vn.nhip.api;

import io.vertx.ext.web.RoutingContext;
import vn.nhip.access.Verdict;

/** Says no at a door that wants a key. */
final class Guard {
    private Guard() {}

    /** @param wanted in words: whose key opens this door */
    static void require(Verdict verdict, RoutingContext context, String title, String wanted) {
        switch (verdict.kind()) {
            case OPEN:
                return;
            case NOT_THERE:
                throw Refused.unknown("Not found", "No key is configured that opens this door.");
            case TOO_MANY:
                context.response().putHeader("Retry-After", Long.toString(verdict.waitSeconds()));
                throw new Refused(429, "Too many requests", "Too many wrong keys from this address; try again later.");
            default:
                context.response().putHeader("WWW-Authenticate", "Bearer");
                throw new Refused(401, title, "Authorization: Bearer with " + wanted);
        }
    }
}
