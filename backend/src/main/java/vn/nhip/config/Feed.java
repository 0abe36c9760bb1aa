package vn.nhip.config;

/** A source of case updates. A kind of feed is a record here; the compiler finds the places that must know it. */
public sealed interface Feed {
    String name();

    /**
     * How often it means to be heard of, heartbeats included; silence after that shows. 0: it promises nothing, and its
     * silence means nothing.
     */
    int intervalSeconds();

    /** What is made of a feed by its kind. */
    <R> R as(Kinds<R> kinds);

    /** One method a kind. */
    interface Kinds<R> {
        R http(Http feed);

        R stream(Stream feed);
    }

    /**
     * It sends; {@code kind: http}.
     *
     * @param token opens the door
     */
    record Http(String name, Secret token, int intervalSeconds) implements Feed {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.http(this);
        }
    }

    /**
     * It is read; {@code kind: redis-stream}.
     *
     * @param key of the Redis Stream
     * @param group the stream's consumer group
     */
    record Stream(String name, String key, String group, int intervalSeconds) implements Feed {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.stream(this);
        }
    }
}
