package vn.nhip.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import vn.nhip.ops.EventLoop;

/**
 * Who does what.
 *
 * @param screens boards, pages and all reading
 * @param sockets those of the public door, and the feeds that come there
 * @param senders those of the door for feeds, where there is one
 */
record Loops(EventLoop ledger, EventLoop windows, EventLoop screens, EventLoop sockets, EventLoop senders) {
    /** Before they are started. */
    static final Loops NONE = new Loops(null, null, null, null, null);

    static Future<Loops> start(Vertx vertx) {
        return EventLoop.start(vertx)
                .compose(ledger -> EventLoop.start(vertx)
                        .compose(windows -> EventLoop.start(vertx)
                                .compose(screens -> doors(vertx, new Loops(ledger, windows, screens, null, null)))));
    }

    private static Future<Loops> doors(Vertx vertx, Loops of) {
        return EventLoop.start(vertx)
                .compose(sockets -> EventLoop.start(vertx)
                        .map(senders -> new Loops(of.ledger, of.windows, of.screens, sockets, senders)));
    }
}
