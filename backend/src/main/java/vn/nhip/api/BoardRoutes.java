package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Live boards for whoever cannot have a websocket: the whole picture, read as often as it is wanted. */
final class BoardRoutes {
    private final About about;
    private final ReadApi served;
    private final Frames frames;

    BoardRoutes(About about, ReadApi served, Frames frames) {
        this.about = about;
        this.served = served;
        this.frames = frames;
    }

    void routes(Router router) {
        Reply.get(router, "/api/v1/board", this::board);
    }

    private Future<String> board(RoutingContext context) {
        if (served.newest() == null) throw ReadProblems.notReady();
        Query query = new Query(context, about, served);
        String board = query.text("board", "province");
        String period = query.text("period", "month");
        return frames.picture(board, period, query.view())
                .map(found -> found.orElseThrow(() -> ReadProblems.unknown(
                        "Unknown board or period",
                        "board is province, ranking:KIND or unit:CODE; period is an open one, as month or 30d")));
    }
}
