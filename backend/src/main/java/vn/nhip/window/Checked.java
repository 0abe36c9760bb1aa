package vn.nhip.window;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the standing check found: windows against a recount of the ledger, all the time, a unit after the other.
 *
 * @param at when the last whole round ended; null before the first
 * @param compared counts that were compared in it; before its end those of the first round so far
 * @param differing those that differed; they are repaired
 */
public record Checked(State state, @Nullable Instant at, long compared, long differing) {
    /** Nothing was looked at yet. */
    public static final Checked NONE = new Checked(State.NONE, null, 0, 0);

    /** How the windows are. */
    public enum State {
        /** Nothing was looked at yet. */
        NONE,
        /** The first round is under way, and found nothing so far. */
        RUNNING,
        OK,
        /** A figure on a screen may be wrong; it is being repaired, and looked at once more before this ends. */
        DIFFERS;

        /** As on the wire. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
