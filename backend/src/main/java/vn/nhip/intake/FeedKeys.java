package vn.nhip.intake;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.ops.Sha256;

/** Who sends: compares tokens in constant time, over all feeds, so that the answer's delay tells nothing. */
final class FeedKeys {
    private final List<Key> keys;

    private record Key(String feed, byte[] digest) {}

    FeedKeys(List<FeedKey> feeds) {
        this.keys = feeds.stream()
                .map(feed -> new Key(feed.feed(), Sha256.of(feed.token())))
                .toList();
    }

    /** The name of the feed, when the token is its own. */
    Optional<String> login(String name, String token) {
        return holder(token).filter(feed -> feed.equals(name));
    }

    /**
     * The name of the feed whose token this is.
     *
     * @param token null when none is shown
     */
    Optional<String> holder(@Nullable String token) {
        if (token == null) return Optional.empty();
        byte[] shown = Sha256.of(token);
        String holder = null;
        for (Key key : keys) if (MessageDigest.isEqual(key.digest, shown)) holder = key.feed;
        return Optional.ofNullable(holder);
    }
}
