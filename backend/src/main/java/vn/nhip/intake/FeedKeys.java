package vn.nhip.intake;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Who sends: compares tokens in constant time, over all feeds, so that the answer's delay tells nothing. */
final class FeedKeys {
    private final List<Key> keys;

    private record Key(String feed, byte[] digest) {}

    FeedKeys(List<FeedSettings> feeds) {
        this.keys = feeds.stream()
                .filter(feed -> feed.kind() == FeedSettings.Kind.HTTP)
                .map(feed -> new Key(feed.name(), Digest.sha256(feed.token())))
                .toList();
    }

    /** The name of the feed that an {@code Authorization} header shows. */
    Optional<String> bearer(String header) {
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) return Optional.empty();
        return holder(header.substring(7).strip());
    }

    /** The name of the feed, when the token is its own. */
    Optional<String> login(String name, String token) {
        return holder(token).filter(feed -> feed.equals(name));
    }

    private Optional<String> holder(String token) {
        byte[] shown = Digest.sha256(token);
        String holder = null;
        for (Key key : keys) if (MessageDigest.isEqual(key.digest, shown)) holder = key.feed;
        return Optional.ofNullable(holder);
    }
}
