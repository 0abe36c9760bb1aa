package vn.nhip.server;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.config.Feed;
import vn.nhip.config.ServerSettings;
import vn.nhip.intake.FeedKey;
import vn.nhip.ops.EventLoop;

/** Everything that something comes in by: the public port, that of feeds where there is one, and streams. */
final class Entrances {
    private final HttpDoors.Parts parts;
    private final Loops loops;
    /** The door of feeds; null where they have none of their own. */
    private final @Nullable Entrance senders;

    private final List<FeedKey> keys = new ArrayList<>();
    private final Entrance everybody;
    private final FeedStreams streams;

    Entrances(HttpDoors.Parts parts, Loops loops) {
        this.parts = parts;
        this.loops = loops;
        ServerSettings settings = parts.config().server();
        List<Feed.Stream> streamed = new ArrayList<>();
        for (Feed feed : settings.feeds()) feed.as(sorting(streamed));
        ServerSettings.FeedDoor own = settings.http().feeds();
        everybody = new Entrance(parts.vertx(), "public", settings.http().door(), parts.meters());
        senders = own == null ? null : new Entrance(parts.vertx(), "feeds", own.door(), parts.meters());
        streams = new FeedStreams(parts, streamed);
    }

    private Feed.Kinds<Boolean> sorting(List<Feed.Stream> streamed) {
        return new Feed.Kinds<>() {
            @Override
            public Boolean http(Feed.Http feed) {
                return keys.add(new FeedKey(feed.name(), feed.token().value()));
            }

            @Override
            public Boolean stream(Feed.Stream feed) {
                return streamed.add(feed);
            }
        };
    }

    /** @param screens answers on their loop what is no feed's */
    Future<Void> open(Handler<HttpServerRequest> screens) {
        FeedDoors doors = new FeedDoors(parts, keys, screens, loops.screens());
        return loops.sockets()
                .call(() -> everybody.open(doors.open()))
                .compose(open -> senders == null
                        ? Future.succeededFuture()
                        : loops.senders().call(() -> senders.open(doors.own())))
                .compose(open -> ofStreams().call(streams::start));
    }

    private EventLoop ofStreams() {
        return senders == null ? loops.sockets() : loops.senders();
    }

    /** The public port. */
    int port() {
        return everybody.port();
    }

    /** The port of feeds; −1 where they have none of their own. */
    int feedsPort() {
        return senders == null ? -1 : senders.port();
    }

    /** Takes nothing more; succeeds when what was under way has been answered. */
    Future<Void> shut() {
        Future<Void> fed = ofStreams().call(streams::stop);
        Future<Void> sent =
                senders == null ? Future.succeededFuture() : loops.senders().call(senders::shut);
        Future<Void> answered = loops.sockets().call(everybody::shut);
        return Future.join(fed, sent, answered).<Void>mapEmpty().otherwiseEmpty();
    }
}
