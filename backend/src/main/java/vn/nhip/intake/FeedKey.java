package vn.nhip.intake;

/**
 * What a feed over HTTP opens its door with.
 *
 * @param feed its name, also the user name of the portal's V1 login
 * @param token its secret; never blank
 */
public record FeedKey(String feed, String token) {
    /** @throws IllegalArgumentException without a token; anybody could show that */
    public FeedKey {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("feed " + feed + ": an http feed needs a token");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "FeedKey[" + feed + ", ***]";
    }
}
