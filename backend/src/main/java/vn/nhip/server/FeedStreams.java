package vn.nhip.server;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.config.Feed;
import vn.nhip.intake.RedisStreamFeed;
import vn.nhip.intake.StreamSettings;
import vn.nhip.ops.OneLoop;

/** The feeds that are read and do not send: on the loop that starts them, which is that of the senders. */
final class FeedStreams {
    private static final String CONSUMER = "nhip-1";
    private final OneLoop loop = new OneLoop();

    private final HttpDoors.Parts parts;
    private final List<Feed.Stream> feeds;
    private final List<RedisStreamFeed> streams = new ArrayList<>();

    FeedStreams(HttpDoors.Parts parts, List<Feed.Stream> feeds) {
        this.parts = parts;
        this.feeds = feeds;
    }

    Future<Void> start() {
        loop.requireHere();
        for (Feed.Stream feed : feeds) streams.add(reading(feed));
        return Future.all(streams.stream().map(RedisStreamFeed::start).toList()).mapEmpty();
    }

    private RedisStreamFeed reading(Feed.Stream feed) {
        StreamSettings settings = StreamSettings.of(feed.name(), feed.key(), feed.group(), CONSUMER);
        return new RedisStreamFeed(parts.vertx(), Stores.redisOptions(parts.environment()), settings, parts.intake());
    }

    /** What was read is finished first. */
    Future<Void> stop() {
        loop.requireHere();
        return Future.join(streams.stream().map(RedisStreamFeed::stop).toList())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }
}
