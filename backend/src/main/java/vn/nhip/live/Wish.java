package vn.nhip.live;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a screen asks for, as it stands in the address.
 *
 * @param catalogue null for the main set
 * @param list null for all cases
 * @param epoch of the board that it followed before; empty for none
 * @param offset of the last frame that it had; −1 for none
 * @param address that it comes from
 */
record Wish(
        String board,
        String period,
        @Nullable String catalogue,
        @Nullable String list,
        String epoch,
        long offset,
        String address) {
    static Wish of(HttpServerRequest request) {
        return new Wish(
                request.getParam("board", "province"),
                request.getParam("period", "month"),
                request.getParam("catalogue"),
                request.getParam("list"),
                request.getParam("epoch", ""),
                number(request.getParam("offset")),
                request.remoteAddress().hostAddress());
    }

    private static long number(String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
