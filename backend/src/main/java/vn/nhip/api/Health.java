package vn.nhip.api;

import java.time.Instant;
import java.util.List;
import vn.nhip.live.Source;

/**
 * How the server is.
 *
 * @param problems why a screen could be wrong; empty when none could
 * @param ledgerPosition −1 when PostgreSQL does not answer
 * @param windowPosition −1 before the first tick
 * @param tickAgeMillis since the last tick that succeeded; −1 before the first
 */
public record Health(
        String build,
        Instant startedAt,
        Instant now,
        long ledgerPosition,
        long windowPosition,
        long tickAgeMillis,
        int queued,
        int screens,
        List<Source> sources,
        List<String> problems) {
    public Health {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }
}
