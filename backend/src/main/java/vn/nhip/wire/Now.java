package vn.nhip.wire;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every frame says of time.
 *
 * @param now the server's clock
 * @param rate how fast that clock runs against real time
 * @param sources feeds that promise an interval
 * @param loading who tells history just now, by name; what the figures say is on its way then, and of no moment yet
 */
public record Now(Instant now, double rate, List<FeedSource> sources, List<String> loading) {
    public Now {
        sources = List.copyOf(sources);
        loading = List.copyOf(loading);
    }

    /** What may be said of the figures. */
    public enum State {
        LIVE,
        /** History is being told or followed. */
        LOADING;

        /** As on the wire. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        return loading.isEmpty() ? State.LIVE : State.LOADING;
    }

    /** To when every source has told all that it knows; null when one was never heard of, or there is none. */
    public @Nullable Instant sourceAt() {
        Instant oldest = null;
        for (FeedSource source : sources) {
            if (source.sourceAt() == null) return null;
            if (oldest == null || source.sourceAt().isBefore(oldest)) oldest = source.sourceAt();
        }
        return oldest;
    }
}
