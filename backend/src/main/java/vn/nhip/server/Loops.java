package vn.nhip.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.stream.Stream;
import vn.nhip.ops.EventLoop;

/**
 * Who does what.
 *
 * @param screens boards, pages and all reading
 * @param sockets those of the public door, and the feeds that come there
 * @param senders those of the door for feeds, where there is one
 */
record Loops(EventLoop ledger, EventLoop windows, EventLoop screens, EventLoop sockets, EventLoop senders) {
    private static final int ALL = 5;

    static Future<Loops> start(Vertx vertx) {
        return Future.all(
                        Stream.generate(() -> EventLoop.start(vertx)).limit(ALL).toList())
                .map(all ->
                        new Loops(all.resultAt(0), all.resultAt(1), all.resultAt(2), all.resultAt(3), all.resultAt(4)));
    }
}
