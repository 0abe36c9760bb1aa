package vn.nhip.intake;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One feed as configured.
 *
 * @param name also the user name of the portal's V1 login
 * @param token the secret of an HTTP feed; null for others
 * @param key the stream's key; null but for a Redis stream
 * @param group the consumer group; null but for a Redis stream
 * @param intervalSeconds how often the sender is expected to be heard, for its watermark
 */
public record FeedSettings(String name, Kind kind, String token, String key, String group, int intervalSeconds) {
    /** How a feed comes in. */
    public enum Kind {
        HTTP("http"),
        REDIS_STREAM("redis-stream");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name in {@code server.yaml}. */
        public String id() {
            return id;
        }

        /** @throws IllegalArgumentException naming the allowed kinds */
        public static Kind of(String id) {
            for (Kind kind : values()) if (kind.id.equals(id)) return kind;
            throw new IllegalArgumentException("unknown kind of feed \"" + id + "\"; allowed: http, redis-stream");
        }
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    /** @throws IllegalArgumentException naming the setting that is missing or odd; never the token */
    public FeedSettings {
        Objects.requireNonNull(kind);
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a feed's name is 1 to 60 letters, digits, dots or dashes");
        }
        if (intervalSeconds < 0) throw new IllegalArgumentException("feed " + name + ": intervalSeconds is below 0");
        if (kind == Kind.HTTP && (token == null || token.isBlank())) {
            throw new IllegalArgumentException("feed " + name + ": an http feed needs a token");
        }
        if (kind == Kind.REDIS_STREAM && (key == null || key.isBlank() || group == null || group.isBlank())) {
            throw new IllegalArgumentException("feed " + name + ": a redis-stream feed needs key and group");
        }
    }

    public static FeedSettings http(String name, String token, int intervalSeconds) {
        return new FeedSettings(name, Kind.HTTP, token, null, null, intervalSeconds);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "FeedSettings[" + name + ", " + kind.id.toLowerCase(Locale.ROOT) + (token == null ? "" : ", token ***")
                + (key == null ? "" : ", key " + key + ", group " + group) + ", every " + intervalSeconds + " s]";
    }
}
