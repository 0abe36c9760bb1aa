package vn.nhip.live;

import java.time.Instant;
import java.util.List;

/**
 * What every frame says of time.
 *
 * @param now the server's clock
 * @param rate how fast that clock runs against real time
 * @param sources feeds that promise an interval
 */
public record Now(Instant now, double rate, List<Source> sources) {
    /** The oldest of the sources' last contacts; null when one was never heard of, or there is none. */
    public Instant sourceAt() {
        Instant oldest = null;
        for (Source source : sources) {
            if (source.sourceAt() == null) return null;
            if (oldest == null || source.sourceAt().isBefore(oldest)) oldest = source.sourceAt();
        }
        return oldest;
    }
}
