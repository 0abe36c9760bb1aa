package vn.nhip.screens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wall that was let in.
 *
 * @param name as the people of the house call it; no two walls of one name
 * @param place where it hangs, in words; may be empty
 * @param revision grows with each change of name, place or settings
 */
record ScreenRecord(
        String id,
        String name,
        String place,
        ScreenSettings settings,
        Orders orders,
        long revision,
        Instant enrolledAt) {

    /**
     * What the operator wants of it beside its settings.
     *
     * @param pin the one slide to show for a while; null for none
     * @param reloads how often a reload was asked for, ever: a page reloads when this grows, so that an answer that is
     *     lost or comes twice does no harm
     * @param heldUntil until when its page may not renew itself, for a meeting; null or past for no longer
     */
    record Orders(@Nullable Pin pin, long reloads, @Nullable Instant heldUntil) {
        static final Orders NONE = new Orders(null, 0, null);

        Orders pinned(@Nullable Pin newPin) {
            return new Orders(newPin, reloads, heldUntil);
        }

        Orders reloaded() {
            return new Orders(pin, reloads + 1, heldUntil);
        }

        Orders held(@Nullable Instant until) {
            return new Orders(pin, reloads, until);
        }
    }

    /** One slide until an instant. */
    record Pin(String slide, Instant until) {}

    ScreenRecord called(String newName, String newPlace) {
        return new ScreenRecord(id, newName, newPlace, settings, orders, revision + 1, enrolledAt);
    }

    ScreenRecord with(ScreenSettings newSettings) {
        return new ScreenRecord(id, name, place, newSettings, orders, revision + 1, enrolledAt);
    }

    ScreenRecord with(Orders newOrders) {
        return new ScreenRecord(id, name, place, settings, newOrders, revision, enrolledAt);
    }
}
