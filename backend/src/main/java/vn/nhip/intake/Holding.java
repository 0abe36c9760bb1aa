package vn.nhip.intake;

import io.vertx.core.Future;
import java.util.List;

/** Where rows wait that were set aside only because of our clock, until that clock is believed. */
public interface Holding {
    /** For intakes whose clock is believed whatever it shows. */
    Holding NONE = (feed, rows) -> Future.succeededFuture(false);

    /**
     * Keeps rows while the clock is doubted.
     *
     * @param rows all of them {@link Decoded.SetAside#ofClock}; not empty
     * @return whether they are kept; fails when that could not be found out, and then the whole message may be sent again
     */
    Future<Boolean> keep(String feed, List<Decoded.SetAside> rows);
}
