package vn.nhip.api;

import io.vertx.core.Future;
import java.util.Optional;
import vn.nhip.score.View;

/** Where the whole pictures of live boards come from, each as the frame that a screen would be greeted with. */
public interface Frames {
    /**
     * Of the main view.
     *
     * @param board {@code province}, {@code ranking:KIND} or {@code unit:CODE}
     * @param period open; a rolling one or the name of one that goes on, as {@code month}
     * @return empty before the first tick, and for a board or period that is not live
     */
    Optional<String> picture(String board, String period);

    /**
     * Of any view, as above. Fails with {@link vn.nhip.score.BusyException} when too many views are looked at.
     */
    Future<Optional<String>> picture(String board, String period, View view);
}
